"""Cells of a table as a page shows them."""

from scenarios.in_words.words import day_of, one_decimal, per_cent, short_month
from scenarios.statement.content import NOT_KNOWN, Cell, Column, Holds, Printed, Table


def printed_of(table: Table) -> Printed:
    """Write every row of a table in words."""
    return Printed(
        tuple(column.head for column in table.columns),
        tuple(
            tuple(_words(cell, column) for cell, column in zip(row, table.columns, strict=True))
            for row in table.rows
        ),
    )


def _words(cell: Cell, column: Column) -> str:
    if cell is None:
        return NOT_KNOWN
    if isinstance(cell, str):
        return short_month(day_of(cell)) if column.holds is Holds.MONTH else cell
    if column.holds is Holds.SHARE:
        return per_cent(cell)
    if column.holds is Holds.POUNDS:
        return f"£{cell:,.0f}"
    return one_decimal(cell) if column.holds is Holds.NUMBER else str(cell)
