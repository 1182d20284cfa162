"""How far forecasts were off: the pictures of errors and scores, each beside the last value's."""

from collections.abc import Callable, Sequence

from forecasting.looking_back.score_table import ScoreRow
from forecasting.scores import LAST_VALUE
from web.charts.beside import Bar, bars
from web.charts.colours import INK
from web.charts.picture import Panel, Picture, Table
from web.charts.small import Words
from web.reports.score_names import (
    BY,
    KIND,
    ahead,
    colours_of,
    distances,
    key_of,
    named,
    place,
    spoken,
)

Own = Callable[[ScoreRow], float]
LastValues = Callable[[ScoreRow], float | None]
"""Not known where the last value was not tried for the same figures."""


def errors(rows: Sequence[ScoreRow], by: str) -> Picture:
    """Draw the mean distance from the truth, beside that of the last value."""
    mine = _of_models(rows)
    better = sum(row.change is not None and row.change < 0 for row in mine)
    return _bars(
        mine,
        by,
        name=f"error-{by}",
        sentence=(
            "Children the middle of the forecast was off by, on average; shorter is better. "
            f"Closer than the last value in {better} of {len(mine)} comparisons."
        ),
        mine=lambda row: row.error,
        last=lambda row: row.error_of_last_value,
        caption=f"Mean distance from the truth in children, {BY[by]}",
    )


def crps(rows: Sequence[ScoreRow]) -> Picture:
    """Draw the ranked probability score beside that of the last value with its range."""
    return _bars(
        _of_models(rows),
        "age",
        name="crps",
        sentence=(
            "The ranked probability score asks of all futures at once how near they were to the "
            "truth, in children; smaller is better. The last value is given the range it needs."
        ),
        mine=lambda row: row.crps,
        last=lambda row: row.crps_of_last_value,
        caption="Ranked probability score (CRPS), in children",
    )


def interval(rows: Sequence[ScoreRow]) -> Picture:
    """Draw the interval score beside that of the last value with its range."""
    return _bars(
        _of_models(rows),
        "age",
        name="interval",
        sentence=(
            "The interval score is the width of the 80% range, and ten times what it missed by; "
            "smaller is better: a range must be narrow and still hold."
        ),
        mine=lambda row: row.interval_score,
        last=lambda row: row.interval_score_of_last_value,
        caption="Interval score of the 80% range, in children",
    )


def _of_models(rows: Sequence[ScoreRow]) -> list[ScoreRow]:
    """Leave out the last value, which stands beside every model."""
    return [row for row in rows if row.model != LAST_VALUE]


def _bars(
    rows: Sequence[ScoreRow],
    by: str,
    *,
    name: str,
    sentence: str,
    mine: Own,
    last: LastValues,
    caption: str,
) -> Picture:
    colours = colours_of(rows) | {spoken(LAST_VALUE): INK}
    beside = [value for row in rows if (value := last(row)) is not None]
    highest = max([*map(mine, rows), *beside, 0.1])

    def panel(months: int) -> Panel:
        here = [row for row in rows if row.horizon_months == months]
        compared = [(mine(row), bar) for row in here if (bar := last(row)) is not None]
        better = sum(own < bar for own, bar in compared)
        words = f"Better than the last value in {better} of {len(compared)}."
        about = Words(
            f"{name}-{months}",
            f"{caption}, {ahead(months)}",
            f"{words} The table below gives every figure.",
        )
        drawn = bars(_figures(here, by, mine, last), colours, about, highest=highest * 1.05)
        return Panel(ahead(months), drawn, words)

    return Picture(
        sentence=sentence,
        panels=tuple(map(panel, distances(rows))),
        key=key_of(colours),
        table=Table(
            caption=caption,
            head=(KIND[by], "Distance", "Model", "Figures", "Model's", "Last value's", "Change"),
            rows=tuple(_row(row, by, mine(row), last(row)) for row in rows),
        ),
    )


def _figures(rows: Sequence[ScoreRow], by: str, mine: Own, last: LastValues) -> list[Bar]:
    """Give the bars of one distance: each model's, and the last value's once a place."""
    figures = [Bar(place(row, by), spoken(row.model), mine(row)) for row in rows]
    of_last = {place(row, by): last(row) for row in rows}
    figures += [
        Bar(where, spoken(LAST_VALUE), value)
        for where, value in of_last.items()
        if value is not None
    ]
    return figures


def _row(row: ScoreRow, by: str, mine: float, last: float | None) -> tuple[str, ...]:
    return (
        named(row, by),
        ahead(row.horizon_months),
        spoken(row.model),
        str(row.n),
        f"{mine:.2f}",
        "not known" if last is None else f"{last:.2f}",
        _change(mine, last),
    )


def _change(mine: float, last: float | None) -> str:
    if not last:  # not known, or nothing to divide by
        return "not known"
    return f"{mine / last - 1:+.0%}"
