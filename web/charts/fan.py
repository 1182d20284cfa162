"""How many children of each age there will be: a fan for each age band."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from scenarios.in_words.words import (
    ages,
    between,
    day_of,
    month_and_year,
    short_month,
    whole,
    whole_number,
)
from web.charts import key
from web.charts.picture import Panel, Picture, Table
from web.charts.range_over_time import Expected, Frame, Known, range_over_time

ALL = "all"


def fan(payload: Mapping[str, Any]) -> Picture:
    """Draw the stored forecast: everyone on a scale of their own, then each band on one scale."""
    bands = [*payload["bands"]]
    expected = {band: _expected(payload["rows"], band) for band in [*bands, ALL]}
    past = {band: _past(payload["past"], band) for band in [*bands, ALL]}
    as_of = day_of(payload["as_of"])
    everyone, frame = _frame(expected, past, [ALL], as_of), _frame(expected, past, bands, as_of)
    return Picture(
        sentence=_sentence(expected[ALL]),
        panels=(
            _panel(ALL, expected[ALL], past[ALL], everyone),
            *(_panel(band, expected[band], past[band], frame) for band in bands),
        ),
        key=(
            *([key.PAST] if any(past.values()) else []),
            key.MIDDLE,
            *([key.HALF] if expected[ALL][0].likely_low is not None else []),
            key.EIGHT_IN_TEN,
            key.DATA_DAY,
        ),
        table=_table(expected, bands),
    )


def _expected(rows: Sequence[Mapping[str, Any]], band: str) -> tuple[Expected, ...]:
    """Pick the rows of a band, whatever the kind of home."""
    return tuple(
        Expected(
            day=day_of(row["date"]),
            middle=row["q50"],
            low=row["q10"],
            high=row["q90"],
            likely_low=row["q25"],
            likely_high=row["q75"],
        )
        for row in rows
        if row["age_band"] == band and row["placement"] == ALL
    )


def _past(rows: Sequence[Mapping[str, Any]], band: str) -> tuple[Known, ...]:
    return tuple(
        Known(day_of(row["date"]), row["children"]) for row in rows if row["age_band"] == band
    )


def _frame(
    expected: Mapping[str, Sequence[Expected]],
    past: Mapping[str, Sequence[Known]],
    bands: Sequence[str],
    as_of: date,
) -> Frame:
    """Take a scale that holds every band, past and to come."""
    highest = max(each.high for band in bands for each in expected[band])
    before = max((each.value for band in bands for each in past[band]), default=0)
    first = min((each.day for points in past.values() for each in points), default=as_of)
    return Frame(
        first=first,
        last=expected[ALL][-1].day,
        highest=max(highest, before, 1) * 1.08,
        as_of=as_of,
    )


def _sentence(total: Sequence[Expected]) -> str:
    now, last = total[0], total[-1]
    children = whole_number(now.middle, "child is", "children are")
    return (
        f"{children} looked after on the day of the data. "
        f"In {month_and_year(last.day)} it will be {between(last.low, last.high)} "
        f"in 8 futures of 10; the middle of all futures is {whole(last.middle)}."
    )


def _panel(band: str, expected: Sequence[Expected], past: Sequence[Known], frame: Frame) -> Panel:
    now, last = expected[0], expected[-1]
    words = (
        f"{whole(now.middle)} now. {between(last.low, last.high)} in {month_and_year(last.day)}."
        + (" This chart has a scale of its own." if band == ALL else "")
    )
    svg = range_over_time(
        expected,
        past,
        frame,
        name=f"fan-{band}",
        title=f"Children looked after, {ages(band).lower()}",
        description=f"{words} The table below gives every month.",
    )
    return Panel(ages(band), svg, words)


def _table(expected: Mapping[str, Sequence[Expected]], bands: Sequence[str]) -> Table:
    """Give each month a row: the middle and the range that holds 8 futures in 10."""
    columns = [ALL, *bands]
    return Table(
        caption="Children looked after: the middle of all futures, and where 8 in 10 lie",
        head=("Month", *(ages(band) for band in columns)),
        rows=tuple(
            (
                short_month(each.day),
                *(_cell(expected[band][step]) for band in columns),
            )
            for step, each in enumerate(expected[ALL])
        ),
    )


def _cell(each: Expected) -> str:
    if each.low == each.high == each.middle:
        return whole(each.middle)
    return f"{whole(each.middle)} ({between(each.low, each.high)})"
