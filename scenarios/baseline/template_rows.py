"""The sound rows of our own tables, cell by cell; what is wrong goes into the findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scenarios.baseline.columns import Column, ColumnKind
from scenarios.baseline.gathering import Gathering
from scenarios.baseline.template_cells import read_cell
from scenarios.baseline.text_table import TextTable

Values = dict[str, Any]
"""The values of one row by column, already of the column's kind; empty cells are not there."""


class Rows:
    """The sound rows of one of our tables; what is wrong with the others goes into the findings."""

    def __init__(self, table: TextTable, gathering: Gathering, columns: tuple[Column, ...]) -> None:
        self.read = 0
        self._table = table
        self._findings = gathering.findings
        self._columns = columns

    def __iter__(self) -> Iterator[tuple[int, Values]]:
        """Give row numbers and values."""
        pick = self._table.picker(*(self._heading(column) for column in self._columns))
        for row, cells in self._table.rows(comments=True):
            self.read += 1
            values, sound = self._values(row, pick(cells))
            if sound:
                yield row, values

    def error(
        self, row: int | None, column: str, rule: str, message: str, value: str | None = None
    ) -> None:
        """Add something wrong with a row."""
        self._findings.error(self._table.name, rule, message, row=row, column=column, value=value)

    def _heading(self, column: Column) -> str:
        if column.other_name and column.name not in self._table.headings:
            return column.other_name
        return column.name

    def _values(self, row: int, cells: tuple[str, ...]) -> tuple[Values, bool]:
        values: Values = {}
        sound = True
        for column, text in zip(self._columns, cells, strict=True):
            if not text:
                if column.needed:
                    sound = False
                    message = f"The cell is empty. Write the {column.meaning}; {column.says}."
                    self.error(row, column.name, "cell-missing", message)
                continue
            try:
                values[column.name] = read_cell(column, text)
            except ValueError as wrong:
                sound = False
                self.error(row, column.name, _rule(column), str(wrong), text)
        return values, sound


class Once:
    """Sees that something is in a table only once."""

    def __init__(self, column: str, rows: Rows) -> None:
        self._column = column
        self._rows = rows
        self._row_of: dict[str, int] = {}

    def is_new(self, row: int, value: str) -> bool:
        """Whether it has not been seen before; if it has, that is an error."""
        first = self._row_of.setdefault(value, row)
        if first == row:
            return True
        message = f"This is also in row {first}. Take one of the two rows out."
        self._rows.error(row, self._column, "twice", message, value)
        return False


def _rule(column: Column) -> str:
    if column.kind is ColumnKind.DATE:
        return "date-format"
    return "not-in-list" if column.choices else "cell-value"
