"""Tables of a result as a statement shows them: every row, and what a page has room for."""

from collections.abc import Callable, Sequence

from scenarios.in_words.words import between, day_of, one_decimal, short_month
from scenarios.result import Row
from scenarios.statement.content import Cell, Column, Holds, Printed, Table

EVERY = 6
"""A page shows every so many months; the spreadsheet has them all."""

Words = Callable[[Cell], Cell]
Asked = tuple[str, Column] | tuple[str, Column, Words]
"""A column of the result, its head, and what puts its code into words."""


def whole_table(
    name: str,
    caption: str,
    rows: Sequence[Row],
    asked: Sequence[Asked],
    shortened: Printed | None = None,
) -> Table:
    """Take columns from the rows of a result, codes put into words and figures as they are."""
    cells = tuple(tuple(_cell(row, each) for each in asked) for row in rows)
    return Table(name, caption, tuple(each[1] for each in asked), cells, shortened)


def _cell(row: Row, asked: Asked) -> Cell:
    value = row[asked[0]]
    return asked[2](value) if len(asked) == 3 else value


def by_month(
    rows: Sequence[Row],
    heads: dict[str, str],
    label: Callable[[Row], str],
    said: Callable[[Row], str],
) -> Printed:
    """Lay rows out with a month a row and a head a column; every sixth month and the last."""
    months = list(dict.fromkeys(str(row["month"]) for row in rows))
    at = {(str(row["month"]), label(row)): row for row in rows}
    return Printed(
        ("Month", *heads.values()),
        tuple(
            (
                short_month(day_of(month)),
                *(said(at[month, key]) if (month, key) in at else "none" for key in heads),
            )
            for month in shown(months)
        ),
    )


def shown(months: Sequence[str]) -> list[str]:
    """Give the months a page shows."""
    return [month for step, month in enumerate(months) if step % EVERY == 0 or month == months[-1]]


def mean_and_range(row: Row) -> str:
    """Write an average and where 8 futures in 10 lie."""
    mean, low, high = (float(row[key] or 0) for key in ("mean", "q10", "q90"))
    if low == high == mean:
        return between(low, high)
    return f"{one_decimal(mean)} ({between(low, high)})"


MONTH = ("month", Column("Month", Holds.MONTH))
MEAN = ("mean", Column("Average", Holds.NUMBER))
LOW = ("q10", Column("1 future in 10 has fewer", Holds.NUMBER))
MIDDLE = ("q50", Column("Middle of all futures", Holds.NUMBER))
HIGH = ("q90", Column("1 future in 10 has more", Holds.NUMBER))
