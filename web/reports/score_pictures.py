"""The pictures of a back-test report, each with its sentence and its table."""

from collections.abc import Callable, Sequence

import numpy as np

from forecasting.back_test_scores import Scored
from forecasting.score_table import LAST_VALUE, ScoreRow
from scenarios.words import ages, per_cent
from web.charts import key
from web.charts.beside import Bar, bars, histogram, shares
from web.charts.colours import BLUE, DARK_PINK, INK, ORANGE, TURQUOISE
from web.charts.picture import KeyEntry, Panel, Picture, Table
from web.charts.small import Words

PALETTE = (BLUE, ORANGE, TURQUOISE, DARK_PINK, "#746CB1", "#6A6A6A")
TENTHS = 10
KIND = {"age": "Ages", "home": "Kind of home", "size": "Size of area"}
BY = {"age": "by age", "home": "by kind of home", "size": "by size of area"}
Amount = Callable[[ScoreRow], float | None]


def errors(rows: Sequence[ScoreRow], by: str) -> Picture:
    """Draw the mean distance from the truth, beside that of the last value."""
    mine = [row for row in rows if row.model != LAST_VALUE]
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
    return _scores(
        rows,
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
    return _scores(
        rows,
        name="interval",
        sentence=(
            "The interval score is the width of the 80% range, and ten times what it missed by; "
            "smaller is better: a range must be narrow and still hold."
        ),
        mine=lambda row: row.interval_score,
        last=lambda row: row.interval_score_of_last_value,
        caption="Interval score of the 80% range, in children",
    )


def held(rows: Sequence[ScoreRow], by: str) -> Picture:
    """Draw how often the 80% range held, with how sure that is."""
    mine = [row for row in rows if row.model != LAST_VALUE]
    good = sum(row.coverage_low <= 0.8 <= row.coverage_high for row in mine)
    colours = _colours(mine)
    panels = []
    for months in _distances(mine):
        here = [row for row in mine if row.horizon_months == months]
        figures = [
            Bar(
                _place(row, by),
                _spoken(row.model),
                row.coverage_80,
                row.coverage_low,
                row.coverage_high,
            )
            for row in here
        ]
        words = f"{per_cent(min(f.value for f in figures))} to " + per_cent(
            max(f.value for f in figures)
        )
        name = Words(
            f"held-{by}-{months}",
            f"Share of truths inside the 80% range, {_ahead(months)}",
            f"{words}. The table below gives every figure.",
        )
        panels.append(
            Panel(_ahead(months), shares(figures, colours, name, wanted=0.8), f"Held {words}.")
        )
    return Picture(
        sentence=(
            "The range should hold 8 times in 10 (the dashed line). Upright lines show how sure "
            f"the share is: they reach 80% in {good} of {len(mine)} cases."
        ),
        panels=tuple(panels),
        key=_key(colours),
        table=Table(
            caption=f"Share of truths inside the 80% range with its 95% interval, {BY[by]}",
            head=(KIND[by], "Distance", "Model", "Figures", "Held", "From", "To"),
            rows=tuple(
                (
                    _named(row, by),
                    _ahead(row.horizon_months),
                    _spoken(row.model),
                    str(row.n),
                    per_cent(row.coverage_80),
                    per_cent(row.coverage_low),
                    per_cent(row.coverage_high),
                )
                for row in mine
            ),
        ),
    )


def places(scores: Sequence[Scored]) -> Picture:
    """Draw in which tenth of the futures the truth lay, band by band and distance by distance."""
    cells = {
        cell: _tenths([each.pit for each in scores if _cell(each) == cell])
        for cell in dict.fromkeys(_cell(each) for each in scores)
    }
    model = scores[0].model
    panels = []
    for (band, months), counts in cells.items():
        ends = (counts[0] + counts[-1]) / sum(counts)
        words = f"{sum(counts)} figures, {per_cent(ends)} of them in the two outermost tenths."
        name = Words(
            f"pit-{model}-{band}-{months}",
            f"Tenth of the futures in which the truth lay: {ages(band).lower()}, {_ahead(months)}",
            f"{words} The table below gives every count.",
        )
        drawn = histogram(
            counts, name, even=sum(counts) / TENTHS, highest=max(*counts, 2 * sum(counts) / TENTHS)
        )
        panels.append(Panel(f"{ages(band)}, {_ahead(months)}", drawn, words))
    tenths = [f"{10 * n} to {10 * n + 10}%" for n in range(TENTHS)]
    return Picture(
        sentence=(
            "If the ranges are right, the truth lies in every tenth of the futures equally often "
            "(the dashed line). High ends: ranges too narrow. High middle: too wide. High on the "
            "left: too many children foretold; on the right: too few."
        ),
        panels=tuple(panels),
        key=(key.area("How often the truth lay in this tenth", BLUE),),
        table=Table(
            caption=f"How often the truth lay in each tenth of the futures: {_spoken(model)}",
            head=("Ages", "Distance", *tenths),
            rows=tuple(
                (ages(band), _ahead(months), *map(str, counts))
                for (band, months), counts in cells.items()
            ),
        ),
    )


def _tenths(found: Sequence[float]) -> list[int]:
    counts: list[int] = np.histogram(found, bins=TENTHS, range=(0, 1))[0].tolist()
    return counts


def _cell(each: Scored) -> tuple[str, int]:
    return each.age_band, each.horizon_months


def _scores(
    rows: Sequence[ScoreRow], *, name: str, sentence: str, mine: Amount, last: Amount, caption: str
) -> Picture:
    of_models = [row for row in rows if row.model != LAST_VALUE]
    return _bars(
        of_models, "age", name=name, sentence=sentence, mine=mine, last=last, caption=caption
    )


def _bars(
    rows: Sequence[ScoreRow],
    by: str,
    *,
    name: str,
    sentence: str,
    mine: Amount,
    last: Amount,
    caption: str,
) -> Picture:
    colours = _colours(rows) | {_spoken(LAST_VALUE): INK}
    highest = max([mine(row) or 0 for row in rows] + [last(row) or 0 for row in rows] + [0.1])
    panels = []
    for months in _distances(rows):
        here = [row for row in rows if row.horizon_months == months]
        figures = [Bar(_place(row, by), _spoken(row.model), mine(row) or 0) for row in here]
        bar_of_last = {_place(row, by): last(row) for row in here}
        figures += [
            Bar(place, _spoken(LAST_VALUE), value)
            for place, value in bar_of_last.items()
            if value is not None
        ]
        better = sum((mine(row) or 0) < (last(row) or 0) for row in here)
        words = f"Better than the last value in {better} of {len(here)}."
        about = Words(
            f"{name}-{months}",
            f"{caption}, {_ahead(months)}",
            f"{words} The table below gives every figure.",
        )
        panels.append(
            Panel(_ahead(months), bars(figures, colours, about, highest=highest * 1.05), words)
        )
    return Picture(
        sentence=sentence,
        panels=tuple(panels),
        key=_key(colours),
        table=Table(
            caption=caption,
            head=(KIND[by], "Distance", "Model", "Figures", "Model's", "Last value's", "Change"),
            rows=tuple(
                (
                    _named(row, by),
                    _ahead(row.horizon_months),
                    _spoken(row.model),
                    str(row.n),
                    _two(mine(row)),
                    _two(last(row)),
                    _change(mine(row), last(row)),
                )
                for row in rows
            ),
        ),
    )


def _place(row: ScoreRow, by: str) -> str:
    """Write the place of a row along a chart, shortly."""
    if by == "home":
        return row.placement[:6]
    return row.size.removesuffix(" children") if by == "size" else row.age_band


def _named(row: ScoreRow, by: str) -> str:
    if by == "home":
        return row.placement
    return row.size if by == "size" else ages(row.age_band)


def _colours(rows: Sequence[ScoreRow]) -> dict[str, str]:
    models = dict.fromkeys(_spoken(row.model) for row in rows)
    return dict(zip(models, PALETTE, strict=False))


def _key(colours: dict[str, str]) -> tuple[KeyEntry, ...]:
    return tuple(key.area(name.capitalize(), colour) for name, colour in colours.items())


def _distances(rows: Sequence[ScoreRow]) -> list[int]:
    return sorted({row.horizon_months for row in rows})


def _spoken(model: str) -> str:
    return "last value" if model == LAST_VALUE else model.replace("_", " ")


def _ahead(months: int) -> str:
    return f"{months} months ahead"


def _two(value: float | None) -> str:
    return "not known" if value is None else f"{value:.2f}"


def _change(mine: float | None, last: float | None) -> str:
    if mine is None or not last:
        return "not known"
    return f"{mine / last - 1:+.0%}"
