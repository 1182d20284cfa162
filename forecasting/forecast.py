"""A forecast: sampled futures of the children looked after, and the table made from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import STANDARD_BANDS, AgeBand, month_ends
from forecasting.asof import starting_day
from forecasting.episodes.assumed_ages import with_assumed_ages
from forecasting.history import CountHistory, History
from forecasting.placement import GROUPS
from forecasting.scores import LAST_VALUE

QUANTILES = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
COLUMNS = (
    "area",
    "age_band",
    "placement",
    "date",
    "mean",
    *(f"q{round(100 * level):02d}" for level in QUANTILES),
)
ALL = "all"
LONGEST = 240
"""Months beyond which a forecast would be a story."""

Row = dict[str, str | float]


@dataclass(frozen=True, eq=False)
class Forecast:
    """Draws × months × bands; month 0 is the as-of day, exact and the same in every draw."""

    area: str
    as_of: date
    dates: tuple[date, ...]
    bands: tuple[AgeBand, ...]
    draws: NDArray[np.int32]
    by_placement: NDArray[np.int32] | None
    model: str
    seed: int
    notes: tuple[str, ...] = field(default=())

    def totals(self) -> NDArray[np.int32]:
        """All bands together, draw by draw: draws × months."""
        result: NDArray[np.int32] = self.draws.sum(axis=2, dtype=np.int32)
        return result

    def rows(self) -> list[Row]:
        """Give the table people read: each band, then all; each placement group where asked for."""
        rows: list[Row] = []
        for place, band in enumerate(self.bands):
            rows += self._rows_of(self.draws[:, :, place], band.label, ALL)
        rows += self._rows_of(self.totals(), ALL, ALL)
        if self.by_placement is not None:
            for place, group in enumerate(GROUPS):
                rows += self._rows_of(self.by_placement[:, :, place], ALL, group.value)
        return rows

    def _rows_of(self, draws: NDArray[np.int32], band: str, placement: str) -> list[Row]:
        means = draws.mean(axis=0)
        levels = quantiles(draws)
        return [
            {
                "area": self.area,
                "age_band": band,
                "placement": placement,
                "date": day.isoformat(),
                **summary(float(means[step]), levels[:, step]),
            }
            for step, day in enumerate(self.dates)
        ]


def quantiles(draws: NDArray[np.int32]) -> NDArray[np.float64]:
    """Give the stated quantiles over the first axis: those of `np.quantile`, much quicker."""
    ordered = np.sort(draws, axis=0)
    place = np.array(QUANTILES) * (len(ordered) - 1)
    below = np.floor(place).astype(np.int64)
    lower, upper = ordered[below], ordered[np.minimum(below + 1, len(ordered) - 1)]
    result: NDArray[np.float64] = lower + (upper - lower) * (place - below).reshape(
        -1, *[1] * (draws.ndim - 1)
    )
    return result


def summary(mean: float, levels: NDArray[np.float64]) -> Mapping[str, float]:
    """Give the mean and quantiles under their column names."""
    named = zip(COLUMNS[5:], levels, strict=True)
    return {"mean": round(mean, 6), **{name: round(float(value), 3) for name, value in named}}


def forecast(
    history: History,
    *,
    as_of: date | None = None,
    months: int = 36,
    bands: Sequence[AgeBand] = STANDARD_BANDS,
    by_placement: bool = False,
    model: str = "auto",
    draws: int = 2000,
    seed: int = 1,
) -> Forecast:
    """Sample the futures of one area from a day on, by the named model or the one that did best."""
    # Imported here because back-tests, which choose the model, make tables as forecasts do.
    from forecasting.choice import best_model
    from forecasting.models import model_named

    _check(months, draws, bands)
    published: History = history
    assumed: tuple[str, ...] = ()
    if as_of is None or as_of >= history.known_to:
        history, assumed = with_assumed_ages(history)
    start = starting_day(history, as_of, bands)
    seen = history.seen_on(start)
    notes = [*assumed, *_notes_on_start(history, as_of, start)]
    if model == "auto":
        choice = best_model(published.seen_on(start), start, bands, seed)
        name, notes = choice.model, [*notes, choice.why]
    else:
        name = model
    try:
        fitted = model_named(name).fit(seen, start)
    except ValueError as reason:
        if model != "auto":
            raise
        fitted, name = model_named(LAST_VALUE).fit(seen, start), LAST_VALUE
        notes.append(f"The last value is carried forward. {reason}")
    sample = fitted.simulate(
        months=months, bands=bands, draws=draws, seed=seed, by_placement=by_placement
    )
    return Forecast(
        area=history.area,
        as_of=start,
        dates=month_ends(start, months),
        bands=tuple(bands),
        draws=sample.draws,
        by_placement=sample.by_placement,
        model=name,
        seed=seed,
        notes=(*notes, *fitted.notes),
    )


def _check(months: int, draws: int, bands: Sequence[AgeBand]) -> None:
    if months < 1 or months > LONGEST:
        raise ValueError(f"A forecast looks 1 to {LONGEST} months ahead, not {months}.")
    if draws < 1:
        raise ValueError(f"A forecast needs at least one draw, not {draws}.")
    if not bands:
        raise ValueError("A forecast needs at least one age band.")


def _notes_on_start(history: History, asked: date | None, start: date) -> tuple[str, ...]:
    if not isinstance(history, CountHistory):
        return ()
    last = max(day for day in history.census_days() if asked is None or day <= asked)
    if last > start:
        return (
            f"Starts from {start}: on later census days up to {last} some of the ages asked for "
            "are not published.",
        )
    if asked is None or asked == start:
        return ()
    return (f"Starts from {start}, the last census day on or before {asked}.",)
