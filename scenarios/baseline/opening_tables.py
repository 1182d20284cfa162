"""Opens a table kept as text: finds its encoding, its separator and its headings."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence

from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.text_encoding import encoding_of
from scenarios.baseline.text_lines import RowTooLong, lines_of
from scenarios.baseline.text_table import TextTable, column_key

HEADINGS_WITHIN = 60
"""Lines of comment or title that may stand above the headings."""
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def open_text_table(
    opened: OpenedFile,
    findings: GatheredFindings,
    known: Callable[[Sequence[str]], int],
) -> TextTable | None:
    """Find encoding, separator and headings; None where there is no text.

    `known` says how many of some headings belong to a table we know: the separator and the line
    with the highest number win.
    """
    encoding = encoding_of(opened, findings)
    if encoding is None:
        return None
    best: tuple[int, int, str, tuple[str, ...]] | None = None
    for row, line in _first_lines(opened, encoding):
        for separator in SEPARATORS:
            written = _headings(line, separator)
            score = known([column_key(heading) for heading in written])
            if best is None or score > best[0]:
                best = (score, row, separator, written)
    if best is None:
        return TextTable(opened, encoding, ",", (), 1, (), findings)
    _, row, separator, written = best
    headings = tuple(column_key(heading) for heading in written)
    return TextTable(opened, encoding, separator, headings, row, written, findings)


def say_how_it_was_read(table: TextTable) -> None:
    """Warn of an encoding or separator that is not the usual one."""
    name = table.name
    if table.separator != ",":
        table.findings.warning(
            name, "separator", f"Cells are parted by {SEPARATORS[table.separator]}; read as such."
        )
    if table.encoding.startswith("utf-16"):
        table.findings.warning(name, "encoding", "The text is UTF-16; read as such.")
    if table.encoding == "cp1252":
        table.findings.warning(
            name,
            "encoding",
            "The text is not UTF-8; read as Windows-1252, as older Excel saves it.",
        )


def _first_lines(opened: OpenedFile, encoding: str) -> Iterator[tuple[int, str]]:
    """Give the lines that may hold the headings: the first few that are not comments."""
    candidates = 0
    try:
        for row, line in enumerate(lines_of(opened, encoding), 1):
            text = line.strip().strip("\ufeff")
            if not text or text.startswith("#") or text.casefold().startswith("sep="):
                if row > HEADINGS_WITHIN:
                    return
                continue
            yield row, line.rstrip("\r\n")
            candidates += 1
            if candidates == 5:
                return
    except RowTooLong:
        return


def _headings(line: str, separator: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=separator))
    except (csv.Error, StopIteration):
        return ()
    return tuple(cell.strip().strip("\ufeff") for cell in cells)
