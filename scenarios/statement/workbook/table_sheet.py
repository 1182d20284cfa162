"""The sheet of a table: what it is, where its figures come from, and a real Excel table."""

from __future__ import annotations

from typing import Any

from scenarios.in_words.words import day_of
from scenarios.statement.content import NOT_KNOWN, Cell, Column, Holds, Statement
from scenarios.statement.workbook.formats import Formats
from scenarios.statement.workbook.named import NamedTable

HEAD = 2
"""The row of the table's head; the rows above say what the sheet is."""
NARROWEST, WIDEST = 12, 48


def write_table(sheet: Any, named: NamedTable, statement: Statement, formats: Formats) -> None:
    """Write the table with its head frozen, and its figures as figures."""
    table = named.table
    sheet.write_string(0, 0, f"{named.sheet}: {table.caption}", formats.heading)
    sheet.write_string(1, 0, f"{statement.marking}. {statement.stamp.whole}")
    last = HEAD + len(table.rows)
    sheet.add_table(
        *(HEAD, 0, last, len(table.columns) - 1),
        {
            "name": named.excel_name,
            "style": "Table Style Light 1",
            "columns": [
                {"header": column.head, "header_format": formats.head} for column in table.columns
            ],
        },
    )
    for row, cells in enumerate(table.rows, HEAD + 1):
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            _write(sheet, row, place, cell, column, formats)
    for place, column in enumerate(table.columns):
        longest = max(_length(row[place], column) for row in table.rows)
        sheet.set_column(place, place, min(WIDEST, max(NARROWEST, longest + 2)))
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.repeat_rows(HEAD)


def _write(sheet: Any, row: int, place: int, cell: Cell, column: Column, formats: Formats) -> None:
    if cell is None:
        sheet.write_string(row, place, NOT_KNOWN, formats.words)
    elif isinstance(cell, str) and column.holds is Holds.MONTH:
        sheet.write_datetime(row, place, day_of(cell), formats.of(column.holds))
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, formats.words)
    else:
        sheet.write_number(row, place, cell, formats.of(column.holds))


def _length(cell: Cell, column: Column) -> int:
    return len(cell) if isinstance(cell, str) and column.holds is Holds.WORDS else 0
