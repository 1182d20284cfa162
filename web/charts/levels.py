"""What children will need: how many of each level over time, and by age at the end."""

from collections.abc import Mapping, Sequence
from typing import Any

from matching.needs import Level
from scenarios.in_words.words import ages, between, day_of, month_and_year, whole
from web.charts import key
from web.charts.picture import Panel, Picture, Table
from web.charts.range_over_time import Expected, Frame, range_over_time

ALL = "all"
Row = Mapping[str, Any]


def levels(rows: Sequence[Row]) -> Picture | None:
    """Draw the `children` table of a run by level; None where it has no levels."""
    everyone = {level: _months(rows, ALL, level) for level in (each.value for each in Level)}
    if not all(everyone.values()):
        return None
    months = everyone[Level.A.value]
    frame = Frame(
        first=months[0].day,
        last=months[-1].day,
        highest=max(1.0, *(each.high for found in everyone.values() for each in found)) * 1.08,
        as_of=months[0].day,
    )
    return Picture(
        sentence=_sentence(everyone),
        panels=tuple(_panel(level, found, frame) for level, found in everyone.items()),
        key=(key.MIDDLE, key.EIGHT_IN_TEN, key.DATA_DAY),
        table=_table(rows),
    )


def _months(rows: Sequence[Row], band: str, level: str) -> list[Expected]:
    return [
        Expected(day_of(row["month"]), row["q50"], row["q10"], row["q90"])
        for row in rows
        if row["age_band"] == band and row["level"] == level
    ]


def _sentence(everyone: Mapping[str, Sequence[Expected]]) -> str:
    most = [f"{level} {whole(found[-1].middle)}" for level, found in everyone.items()]
    last = month_and_year(everyone[Level.A.value][-1].day)
    return (
        f"Children by level of need in {last}, the middle of all futures: {', '.join(most)}. What "
        "is not known of a child today is drawn anew in every future."
    )


def _panel(level: str, found: Sequence[Expected], frame: Frame) -> Panel:
    now, last = found[0], found[-1]
    words = (
        f"{whole(now.middle)} now. {between(last.low, last.high)} in {month_and_year(last.day)}."
    )
    svg = range_over_time(
        found,
        (),
        frame,
        name=f"level-{level}",
        title=f"Children with level {level} needs",
        description=f"{words} The table below gives every age.",
    )
    return Panel(f"Level {level}", svg, words)


def _table(rows: Sequence[Row]) -> Table:
    """Give each age a row, today and at the end, with a column for each level."""
    days = list(dict.fromkeys(row["month"] for row in rows))
    bands = list(dict.fromkeys(row["age_band"] for row in rows))
    at = {(row["age_band"], row["level"], row["month"]): row for row in rows}
    columns = [*(level.value for level in Level), ALL]
    return Table(
        caption="Children by age and level: the middle of all futures, and where 8 in 10 lie",
        head=("Ages and month", *(f"Level {c}" for c in columns[:-1]), "All levels"),
        rows=tuple(
            (
                f"{ages(band)}, {month_and_year(day_of(day))}",
                *(_cell(at[band, level, day]) for level in columns),
            )
            for band in bands
            for day in (days[0], days[-1])
        ),
    )


def _cell(row: Row) -> str:
    if row["q10"] == row["q90"] == row["q50"]:
        return whole(row["q50"])
    return f"{whole(row['q50'])} ({between(row['q10'], row['q90'])})"
