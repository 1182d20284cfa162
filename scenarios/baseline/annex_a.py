"""Reads List 8 (children in care) of an Annex A workbook: who is looked after now, and where.

The list is a snapshot: it holds no episodes, so it gives a stock and no entries or exits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from scenarios.baseline.annex_a_cells import Cell
from scenarios.baseline.annex_a_columns import TELLING, places_of_columns
from scenarios.baseline.annex_a_list import List8
from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathering import Gathering
from scenarios.baseline.workbook import MOST_COLUMNS, open_workbook, say_damaged

HEADINGS_WITHIN = 20
"""Rows of title that may stand above the headings of a sheet."""


def read_annex_a(opened: OpenedFile, gathering: Gathering) -> int | None:
    """Read List 8, wherever it is in the workbook; None, with an error, where it is not there."""
    with open_workbook(opened, gathering.findings) as book:
        if book is None:
            return None
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
                found = _headings(rows)
                if found is not None:
                    row, places = found
                    return List8(opened, sheet.title, places, gathering).read(row, rows)
        except Exception:  # openpyxl lets through whatever its parsers raise
            say_damaged(opened, gathering.findings)
            return None
    gathering.findings.error(
        opened.file.name,
        "workbook-without-list-8",
        "No sheet of the workbook has the headings of Annex A List 8 (Child Unique ID, Date "
        "Started to be Looked After, Placement Type, ...), the only list read. For other tables "
        "save the sheet as CSV.",
    )
    return None


def _headings(rows: Iterator[tuple[Cell, ...]]) -> tuple[int, dict[str, int]] | None:
    for row, cells in enumerate(islice(rows, HEADINGS_WITHIN), 1):
        places = places_of_columns(cells)
        if all(name in places for name in TELLING):
            return row, places
    return None
