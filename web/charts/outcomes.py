"""Where children will live: how many in each kind of outcome, month by month."""

from collections.abc import Mapping, Sequence
from typing import Any

from scenarios.in_words.words import (
    OUTCOMES,
    between,
    count_today,
    day_of,
    month_and_year,
    one_decimal,
    short_month,
    whole,
)
from web.charts import key
from web.charts.picture import Panel, Picture, Table
from web.charts.range_over_time import Expected, Frame, range_over_time

Row = Mapping[str, Any]


def outcomes(rows: Sequence[Row], condition: str = "if nothing changes") -> Picture:
    """Draw the `outcomes` table of a run, one panel an outcome, on one scale."""
    expected = {outcome: _expected(rows, outcome) for outcome in OUTCOMES}
    series = [each for points in expected.values() for each in points]
    frame = Frame(
        first=min(each.day for each in series),
        last=max(each.day for each in series),
        highest=max(1.0, *(each.high for each in series)) * 1.08,
    )
    return Picture(
        sentence=_sentence(expected, condition),
        panels=tuple(_panel(outcome, expected[outcome], frame) for outcome in OUTCOMES),
        key=(key.AVERAGE, key.EIGHT_IN_TEN),
        table=_table(expected),
    )


def _expected(rows: Sequence[Row], outcome: str) -> tuple[Expected, ...]:
    """Take the mean as the line: the means of the outcomes add up to all children."""
    return tuple(
        Expected(day_of(row["month"]), row["mean"], row["q10"], row["q90"])
        for row in rows
        if row["outcome"] == outcome
    )


def not_well_placed(rows: Sequence[Row]) -> tuple[float, float]:
    """Count those off the island, waiting or in a home that does not suit: now and at the end."""
    found = [_expected(rows, outcome) for outcome in _NOT_SUITED]
    return sum(each[0].middle for each in found), sum(each[-1].middle for each in found)


def _sentence(expected: Mapping[str, Sequence[Expected]], condition: str) -> str:
    """Say the same as a share of all looked-after children."""
    now, then = (
        100
        * sum(expected[outcome][step].middle for outcome in _NOT_SUITED)
        / (sum(points[step].middle for points in expected.values()) or 1)
        for step in (0, -1)
    )
    return (
        f"Of every 100 looked-after children, {whole(now)} live off the island, wait for a home, "
        f"or live in one that does not suit them. In {month_and_year(expected['waiting'][-1].day)} "
        f"it will be {whole(then)} on average, {condition}. Elsewhere means with parents, "
        "with adopters, in hospital, in custody or living independently."
    )


_NOT_SUITED = ("unsuitable_on_island", "off_island", "waiting")


def _panel(outcome: str, points: Sequence[Expected], frame: Frame) -> Panel:
    now, last = points[0], points[-1]
    words = (
        f"{count_today(now.middle, exact=now.low == now.high).capitalize()} now. "
        f"{between(last.low, last.high)} in {month_and_year(last.day)}."
    )
    svg = range_over_time(
        points,
        (),
        frame,
        name=f"outcome-{outcome}",
        title=f"Children: {OUTCOMES[outcome].lower()}",
        description=f"{words} The table below gives every month.",
    )
    return Panel(OUTCOMES[outcome], svg, words)


def _table(expected: Mapping[str, Sequence[Expected]]) -> Table:
    return Table(
        caption="Where children live: the average of all futures, and where 8 in 10 lie",
        head=("Month", *OUTCOMES.values()),
        rows=tuple(
            (short_month(each.day), *(_cell(expected[o][step], today=not step) for o in OUTCOMES))
            for step, each in enumerate(expected["waiting"])
        ),
    )


def _cell(each: Expected, *, today: bool) -> str:
    """Write a cell: whole children today, an average with its range in a month to come."""
    if today:
        return count_today(each.middle, exact=each.low == each.high)
    if each.low == each.high == each.middle:
        return between(each.low, each.high)
    return f"{one_decimal(each.middle)} ({between(each.low, each.high)})"
