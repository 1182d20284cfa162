"""Children who begin to need a home: how many, how long they wait, how much choice there is."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.siblings_in_words import siblings_in_words
from scenarios.in_words.words import day_of, one_decimal, short_month
from scenarios.tables.choice import OPTIONS
from web.charts import key
from web.charts.colours import POSSIBLE
from web.charts.picture import Panel, Picture, Table
from web.charts.range_over_time import Expected, Frame, range_over_time

Row = Mapping[str, Any]
YEAR = 12


def looking(
    requests: Sequence[Row], choice: Sequence[Row], siblings: Sequence[Row] = ()
) -> Picture | None:
    """Draw the `requests` and `choice` tables of a run; None where a run is too short for them.

    The `siblings` table is put into words, where a run has one.
    """
    if not requests:
        return None
    return Picture(
        sentence=f"{_sentence(requests, choice)} {siblings_in_words(siblings)}".rstrip(),
        panels=_panels(requests, choice),
        key=(
            key.line("On average, or the child in the middle"),
            key.area(
                "To the 1 child in 10 who waits longest; of choice, from the 1 child in 10 with "
                "least to the 1 in 10 with most",
                POSSIBLE,
            ),
        ),
        table=_table(requests, choice),
    )


def _panels(requests: Sequence[Row], choice: Sequence[Row]) -> tuple[Panel, ...]:
    asking = [(row["month"], *[row["requests"]] * 3) for row in requests]
    waiting = [
        (row["month"], row["days_waited_median"], row["days_waited_median"], row["days_waited_q90"])
        for row in requests
    ]
    choosing = [
        (row["month"], row["options_median"], row["options_q10"], row["options_q90"])
        for row in choice
    ]
    return (
        _panel("needing", "Children who begin to need a home, a month", asking),
        _panel("days", "Days until there is a home", waiting),
        _panel("choice", "Suitable homes to choose from", choosing),
    )


def _sentence(requests: Sequence[Row], choice: Sequence[Row]) -> str:
    last = requests[-YEAR:]
    asked, at_once, apart = (
        sum(row[name] for row in last) for name in ("requests", "met_at_once", "siblings_apart")
    )
    if not asked:
        return f"{_when(len(last))} no child begins to need a home."
    found = [row["options_median"] for row in choice[-YEAR:] if row["options_median"] is not None]
    few = f" The child in the middle has {_homes(found)} to choose from." if found else ""
    return (
        f"{_when(len(last))} {one_decimal(asked)} children begin to need a home on average; "
        f"{round(100 * at_once / asked)} of 100 find one in that month. In {one_decimal(apart)} "
        f"cases brothers and sisters are parted.{few}"
    )


def _when(months: int) -> str:
    """Say of how long the figures are: a run may be shorter than a year."""
    if months == YEAR:
        return "In the last year shown"
    return "In the month shown" if months == 1 else f"In the {months} months shown"


def _homes(found: Sequence[float]) -> str:
    if min(found) < max(found):
        return f"{min(found):g} to {max(found):g} homes"
    return "1 home" if found[0] == 1 else f"{found[0]:g} homes"


def _panel(name: str, title: str, rows: Sequence[tuple[str, Any, Any, Any]]) -> Panel:
    known = [row for row in rows if None not in row]
    points = [Expected(day_of(month), *map(float, values)) for month, *values in known]
    words = "Nobody asks." if not points else f"{_figure(points[-1])} in the last month known."
    if not points:
        points = [Expected(day_of(rows[0][0]), 0.0, 0.0, 0.0)]
    frame = Frame(
        first=day_of(rows[0][0]),
        last=day_of(rows[-1][0]),
        highest=max(1.0, *(point.high for point in points)) * 1.08,
    )
    drawn = range_over_time(
        points,
        (),
        frame,
        name=f"looking-{name}",
        title=title,
        description=f"{words} The table below gives every month.",
    )
    return Panel(title, drawn, words)


def _figure(point: Expected) -> str:
    """Write a mean with one decimal, days and homes as they are."""
    return one_decimal(point.middle).removesuffix(".0")


def _table(requests: Sequence[Row], choice: Sequence[Row]) -> Table:
    options = {row["month"]: row for row in choice}
    return Table(
        caption="Children who begin to need a home, their wait and their choice",
        head=(
            "Month",
            "Begin to need a home",
            "Find one that month",
            "Days waited: middle",
            "Days waited: 1 in 10 longer than",
            "Brothers and sisters parted",
            "Homes to choose from: middle",
            "1 in 10 has at most",
            "9 in 10 have at most",
        ),
        rows=tuple(
            (
                short_month(day_of(row["month"])),
                one_decimal(row["requests"]),
                one_decimal(row["met_at_once"]),
                _days(row, "days_waited_median"),
                _days(row, "days_waited_q90"),
                one_decimal(row["siblings_apart"]),
                *(_known(options.get(row["month"], {}).get(column)) for column in OPTIONS),
            )
            for row in requests
        ),
    )


def _days(row: Row, name: str) -> str:
    """Write days waited; of those who asked last, how long they wait may not be known yet."""
    return "Not known yet" if row[name] is None and row["requests"] else _known(row[name])


def _known(value: float | None) -> str:
    return "Nobody asked" if value is None else f"{value:g}"
