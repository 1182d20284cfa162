"""Says what could not be read, and what can: files not known, tables without rows or columns."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scenarios.baseline.files import LOOKS_LIKE_DATA, FileToRead
from scenarios.baseline.gathering import Gathering, TableKind
from scenarios.baseline.kinds_of_table import TABLES
from scenarios.baseline.records import FileRead
from scenarios.baseline.template_tables import OUR_TABLES
from scenarios.baseline.text_table import TextTable

CAN_BE_READ = (
    "SSDA903 tables as CSV or the return as XML, Standard Safeguarding Dataset tables (person, "
    "episodes, placement, legal status), an Annex A workbook with List 8, counts by age, "
    "and our own tables (homes, needs, ratings, pipeline, costs, minutes, about; see "
    "`sufficiency template`)"
)


def say_no_rows(kind: TableKind, table: TextTable, gathering: Gathering) -> None:
    """Say that a table has headings alone: an error, but in a table of ours."""
    if gathering.findings.errors_in(table.name):
        return  # the rows could not be read, and that has been said
    if kind.ours:
        gathering.findings.warning(
            table.name, "no-rows", f"The table of {kind.name} has headings but no rows."
        )
        return
    gathering.findings.error(
        table.name,
        "no-rows",
        f"This is {kind.name}, but there are only headings and no rows. Export it again.",
    )


def say_what_is_nearly_there(table: TextTable, gathering: Gathering) -> None:
    """Say which columns are missing where headings are nearly those of a table we know."""
    headings = frozenset(table.headings)
    nearest = max(TABLES, key=lambda kind: kind.known_headings(headings))
    known = nearest.known_headings(headings)
    if known < 3 or known * 2 < len(headings):
        return
    told = {column for column in nearest.telling if column not in headings}
    missing = nearest.missing(headings) or tuple(sorted(told))
    gathering.findings.error(
        table.name,
        "column-missing",
        f"The headings are nearly those of {nearest.name}, but without "
        f"{', '.join(missing)}. Export it again with all columns.",
        row=table.headings_row,
    )


def say_unknown(unknown: list[FileToRead], gathering: Gathering) -> None:
    """Say which files are no table we know.

    An error for those that the user named, or that bear the name of a table of ours.
    """
    findings, others = gathering.findings, list[FileToRead]()
    for file in unknown:
        ours = _named_as_ours(file)
        if ours is not None:
            findings.error(
                file.name,
                "file-unknown",
                f"It is named as our table of {ours.name}, but its headings are not those: "
                f"{', '.join(ours.missing(frozenset()))} at least. Give it its headings (see "
                f"`sufficiency template {ours.name}`), or another name.",
            )
        elif file.named:
            findings.error(
                file.name,
                "file-unknown",
                f"The headings are not those of a table we know. What can be read: {CAN_BE_READ}.",
            )
        else:
            others.append(file)
    if others:
        names = ", ".join(file.name for file in others[:10])
        more = f" and {len(others) - 10} more" if len(others) > 10 else ""
        like_data = any(file.path.suffix.lower() in LOOKS_LIKE_DATA for file in others)
        findings.warning(
            others[0].name,
            "file-unknown",
            f"Not recognised, so not read: {names}{more}."
            + (f" What can be read: {CAN_BE_READ}." if like_data else ""),
        )


def _named_as_ours(file: FileToRead) -> TableKind | None:
    name = file.path.name.lower()
    return next((kind for kind in OUR_TABLES if name == f"{kind.name}.csv"), None)


def say_nothing_was_read(
    files: list[FileRead], paths: Sequence[Path], gathering: Gathering
) -> None:
    """Say that there was nothing to read, and what there could be."""
    if files or gathering.findings.any_errors():
        return
    where = ", ".join(str(path) for path in paths) or "no path"
    gathering.findings.error(
        where, "nothing-to-read", f"Nothing here can be read. What can be read: {CAN_BE_READ}."
    )
