"""Whether the ranges of forecasts held: how often, and where among the futures the truth lay."""

from collections.abc import Mapping, Sequence

import numpy as np

from forecasting.looking_back.back_test_scores import Scored
from forecasting.looking_back.score_table import ScoreRow
from forecasting.scores import LAST_VALUE
from scenarios.in_words.words import ages, per_cent
from web.charts import key
from web.charts.beside import Bar, histogram, shares
from web.charts.colours import BLUE
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

TENTHS = 10


def held(rows: Sequence[ScoreRow], by: str) -> Picture:
    """Draw how often the 80% range held, with how sure that is."""
    mine = [row for row in rows if row.model != LAST_VALUE]
    good = sum(row.coverage_low <= 0.8 <= row.coverage_high for row in mine)
    colours = colours_of(mine)
    return Picture(
        sentence=(
            "The range should hold 8 times in 10 (the dashed line). Upright lines show how sure "
            f"the share is: they reach 80% in {good} of {len(mine)} cases."
        ),
        panels=tuple(_held_panel(mine, by, months, colours) for months in distances(mine)),
        key=key_of(colours),
        table=Table(
            caption=f"Share of truths inside the 80% range with its 95% interval, {BY[by]}",
            head=(KIND[by], "Distance", "Model", "Figures", "Held", "From", "To"),
            rows=tuple(_held_row(row, by) for row in mine),
        ),
    )


def _held_panel(
    rows: Sequence[ScoreRow], by: str, months: int, colours: Mapping[str, str]
) -> Panel:
    figures = [
        Bar(place(row, by), spoken(row.model), row.coverage_80, row.coverage_low, row.coverage_high)
        for row in rows
        if row.horizon_months == months
    ]
    lowest, highest = (end(figure.value for figure in figures) for end in (min, max))
    words = f"{per_cent(lowest)} to {per_cent(highest)}"
    about = Words(
        f"held-{by}-{months}",
        f"Share of truths inside the 80% range, {ahead(months)}",
        f"{words}. The table below gives every figure.",
    )
    return Panel(ahead(months), shares(figures, colours, about, wanted=0.8), f"Held {words}.")


def _held_row(row: ScoreRow, by: str) -> tuple[str, ...]:
    return (
        named(row, by),
        ahead(row.horizon_months),
        spoken(row.model),
        str(row.n),
        per_cent(row.coverage_80),
        per_cent(row.coverage_low),
        per_cent(row.coverage_high),
    )


def where_the_truth_lay(scores: Sequence[Scored]) -> Picture:
    """Draw in which tenth of the futures the truth lay, band by band and distance by distance."""
    cells = {
        cell: _tenths([each.pit for each in scores if _cell(each) == cell])
        for cell in dict.fromkeys(_cell(each) for each in scores)
    }
    model = scores[0].model
    tenths = [f"{10 * n} to {10 * n + 10}%" for n in range(TENTHS)]
    return Picture(
        sentence=(
            "If the ranges are right, the truth lies in every tenth of the futures equally often "
            "(the dashed line). High ends: ranges too narrow. High middle: too wide. High on the "
            "left: too many children foretold; on the right: too few."
        ),
        panels=tuple(_tenths_panel(model, *cell, counts) for cell, counts in cells.items()),
        key=(key.area("How often the truth lay in this tenth", BLUE),),
        table=Table(
            caption=f"How often the truth lay in each tenth of the futures: {spoken(model)}",
            head=("Ages", "Distance", *tenths),
            rows=tuple(
                (ages(band), ahead(months), *map(str, counts))
                for (band, months), counts in cells.items()
            ),
        ),
    )


def _tenths_panel(model: str, band: str, months: int, counts: Sequence[int]) -> Panel:
    figures = sum(counts)
    outermost = per_cent((counts[0] + counts[-1]) / figures)
    words = f"{figures} figures, {outermost} of them in the two outermost tenths."
    about = Words(
        f"pit-{model}-{band}-{months}",
        f"Tenth of the futures in which the truth lay: {ages(band).lower()}, {ahead(months)}",
        f"{words} The table below gives every count.",
    )
    even = figures / TENTHS
    drawn = histogram(counts, about, even=even, highest=max(*counts, 2 * even))
    return Panel(f"{ages(band)}, {ahead(months)}", drawn, words)


def _tenths(found: Sequence[float]) -> list[int]:
    counts: list[int] = np.histogram(found, bins=TENTHS, range=(0, 1))[0].tolist()
    return counts


def _cell(each: Scored) -> tuple[str, int]:
    return each.age_band, each.horizon_months
