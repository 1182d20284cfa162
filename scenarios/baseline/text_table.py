"""A table kept as text: its headings, and its rows read safely one by one.

Rows are numbered as a spreadsheet numbers them: the first line of the file is row 1.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

import numpy as np

from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.text_lines import LONGEST_ROW, RowTooLong, lines_of

MOST_ROWS = 500_000
MOST_BLANK_ROWS = 100_000
LOOK_UP_EVERY = 500
"""Rows between looks at whether a file is worth reading on."""

_FORMULA_STARTS = (b"=", b"@", b"+", b"-")
_OTHER_PADDING = (b"\t", b"\xc2\xa0")
_BESIDE_A_CELL = np.isin(np.arange(256), list(b',;\n\r"'))
_FORMULA_START = re.compile(r"[=@]\S|[+\-][A-Za-z(]")
_FORMULA_SOMEWHERE = re.compile(rb"""(?:^|[,;\t"'\r\n])[ ]*(?:[=@]\S|[+\-][A-Za-z(])""")

Cells = list[str]


@dataclass(frozen=True, slots=True)
class TextTable:
    """An opened table. Headings are in `column_key` form; rows come one by one."""

    opened: OpenedFile
    encoding: str
    separator: str
    headings: tuple[str, ...]
    headings_row: int
    headings_as_written: tuple[str, ...]
    findings: GatheredFindings

    @property
    def name(self) -> str:
        """Give the file's name for findings."""
        return self.opened.file.name

    def picker(self, *columns: str) -> Callable[[Cells], tuple[str, ...]]:
        """Give a function that takes the cells of these columns from a row; "" where not there."""
        places = [self._place(column) for column in columns]
        if len(places) == 1:
            return lambda cells: tuple("" if place is None else cells[place] for place in places)
        take = itemgetter(*(-1 if place is None else place for place in places))
        if all(place is not None for place in places):
            return take
        return lambda cells: take([*cells, ""])

    def rows(self, *, comments: bool = False) -> Iterator[tuple[int, Cells]]:
        """Give row numbers and cells, stripped; rows that do not fit are errors and left out."""
        width = len(self.headings)
        blank = 0
        look_for_formulas = self._may_hold_formulas()
        padded = self._may_hold_padding()
        for row, cells in islice(self._records(), self.headings_row, None):
            if padded:
                cells = [cell.strip() for cell in cells]
            if not (cells and cells[0]) and not any(cells):
                blank += 1
                if blank > MOST_BLANK_ROWS:
                    self._say_stopped(row, "blank-rows", "Nearly all rows are blank")
                    return
                continue
            if comments and cells[0].startswith("#"):
                continue
            if row > MOST_ROWS:
                self._say_stopped(
                    row, "too-many-rows", f"More than {MOST_ROWS:,} rows (split it by year)"
                )
                return
            if row % LOOK_UP_EVERY == 0 and self.findings.is_hopeless(self.name):
                self._say_stopped(row, "too-many-errors", "A great many rows are wrong")
                return
            if len(cells) != width and not self._fits(row, cells, width):
                continue
            if look_for_formulas and self._holds_formula(row, cells):
                continue
            yield row, cells

    def _records(self) -> Iterator[tuple[int, Cells]]:
        reader = csv.reader(
            lines_of(self.opened, self.encoding), delimiter=self.separator, strict=True
        )
        row = 0
        try:
            for row, cells in enumerate(reader, 1):
                yield row, cells
        except csv.Error as problem:
            self.findings.error(
                self.name,
                "row-unreadable",
                f"The file cannot be read on from here ({problem}). Look for a quotation mark that "
                "is never closed, or a very long cell, and export it again.",
                row=row + 1,
            )
        except RowTooLong:
            self.findings.error(
                self.name,
                "row-too-long",
                f"The row has more than {LONGEST_ROW:,} characters, so the rest was not read. "
                "The file is damaged or is not a table: export it again.",
                row=row + 1,
            )

    def _say_stopped(self, row: int, rule: str, what: str) -> None:
        self.findings.error(
            self.name,
            rule,
            f"{what}, so the rest was not read. Is it the right file? If so, export it again.",
            row=row,
        )

    def _fits(self, row: int, cells: Cells, width: int) -> bool:
        if len(cells) > width and not any(cells[width:]):
            del cells[width:]
            return True
        fault = "was cut off" if len(cells) < width else "has a separator inside a cell"
        self.findings.error(
            self.name,
            "row-length",
            f"The row has {len(cells)} cells and the headings {width}: it {fault}. "
            "Export the file again.",
            row=row,
        )
        return False

    def _may_hold_formulas(self) -> bool:
        if self.encoding.startswith("utf-16"):
            return True
        data = self.opened.data
        if not any(start in data for start in _FORMULA_STARTS):
            return False
        return _FORMULA_SOMEWHERE.search(data) is not None

    def _may_hold_padding(self) -> bool:
        """Whether cells may have blanks around them, which most large files have not."""
        if self.encoding != "utf-8-sig" or self.separator == "\t":
            return True
        if any(padding in self.opened.data for padding in _OTHER_PADDING):
            return True
        data = np.frombuffer(self.opened.data, dtype=np.uint8)
        blanks = np.flatnonzero(data == ord(" "))
        before, after = blanks[blanks > 0] - 1, blanks[blanks + 1 < len(data)] + 1
        return bool(_BESIDE_A_CELL[data[before]].any() or _BESIDE_A_CELL[data[after]].any())

    def _holds_formula(self, row: int, cells: Cells) -> bool:
        for place, cell in enumerate(cells):
            if _FORMULA_START.match(cell):
                self.findings.error(
                    self.name,
                    "formula",
                    "The cell holds a formula, which is not read. Put the value in its place.",
                    row=row,
                    column=self.headings_as_written[place],
                    value=cell,
                )
                return True
        return False

    def _place(self, column: str) -> int | None:
        key = column_key(column)
        return self.headings.index(key) if key in self.headings else None


def column_key(heading: str) -> str:
    """Give a heading as it is compared: case, outer blanks and quotes do not matter."""
    plain = heading.strip().strip("\ufeff\"'").strip().casefold()
    return re.sub(r"[\s\-_]+", "_", plain)
