"""What the pooled change is worth: forecasts of the other areas from past days, and their errors.

Every forecast here was made from figures published by its own day, and is held against figures
published by the as-of day: how much of the foretold change to believe, and how wide to range.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from forecasting.history import History
from forecasting.panel import BANDS, Numbers, Panel, english_panel
from forecasting.pooled_change import (
    SMALLEST,
    YEARS_AHEAD,
    PooledChange,
    fit_change,
    only,
)
from forecasting.reference_rates import ERROR_VARIANCE_OLDEST, ERROR_VARIANCE_TOTAL

BELIEF = (0.5, 0.9, 0.9, 0.9)
"""How much of a foretold change is believed before there is any evidence, by band."""
BELIEF_STRENGTH = (20.0, 3.0, 3.0, 3.0)
"""Past days that this counts for. All areas share one wave of the youngest: a day tells little."""
PUBLISHED_STRENGTH = 0.5
"""Past days that the published variances of the last value's errors count for."""
SIZE_OF_PUBLISHED = 150.0
"""Children in the areas behind those; beyond, the variance of the total grows with its square."""
MIDDLE = 0.8
"""The share that the interval is stretched to hold."""
NORMAL_REACH = 1.2816
"""Standard deviations either side that hold the middle 80 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The variance of an error by the level it is about: `steady` × level + `sizing` × level²."""

    steady: float
    sizing: float
    published: float
    is_total: bool
    days: int

    def variance(self, level: float) -> float:
        """Give the variance, part of it as published for the last value."""
        level = max(level, SMALLEST)
        own = self.steady * level + self.sizing * level**2
        wider = max(1.0, level / SIZE_OF_PUBLISHED) if self.is_total else 1.0
        last_value = self.published * level * wider
        whole = self.days + PUBLISHED_STRENGTH
        return (self.days * own + PUBLISHED_STRENGTH * last_value) / whole


@dataclass(frozen=True, eq=False)
class Evidence:
    """The regressions of a day, with what their forerunners were worth."""

    change: PooledChange
    belief: dict[int, Numbers]
    """By years ahead: how much of each band's foretold change is believed."""
    spreads: dict[int, tuple[Spread, ...]]
    """By years ahead: of each band, then of the total."""
    days: int
    """Past days from which a forecast a year ahead could be held against the truth."""
    areas: int


def evidence(history: History, day: date) -> Evidence:
    """Gather the evidence of other areas than this one, of figures up to a day."""
    panel = english_panel()
    last = max((year for year in panel.years if date(year, 3, 31) <= day), default=None)
    if last is None:
        raise ValueError(f"The English panel begins on 31 March {panel.years[0]}.")
    return _evidence(panel.group_of(history), last)


@lru_cache(maxsize=1024)
def _evidence(group: int | None, last_year: int) -> Evidence:
    panel = _others(group).up_to(date(last_year, 3, 31))
    tried = {years: _tried(group, panel, years) for years in YEARS_AHEAD}
    belief = {years: _belief(trials) for years, trials in tried.items()}
    return Evidence(
        change=_change(group, last_year),
        belief=belief,
        spreads={years: _spreads(trials, belief[years], years) for years, trials in tried.items()},
        days=len(tried[1]),
        areas=len(panel.codes),
    )


@lru_cache(maxsize=128)
def _others(group: int | None) -> Panel:
    return english_panel().without(group)


@lru_cache(maxsize=1024)
def _change(group: int | None, last_year: int) -> PooledChange:
    """Learn from figures up to a year; back-tests of one area ask for the same years again."""
    return fit_change(_others(group).up_to(date(last_year, 3, 31)))


@dataclass(frozen=True, eq=False)
class _Trial:
    """One past day: stock, foretold change and actual change, areas × bands."""

    stock: Numbers
    foretold: Numbers
    actual: Numbers


def _tried(group: int | None, panel: Panel, years: int) -> list[_Trial]:
    trials = [_trial(group, at, years) for at in range(1, len(panel.years) - years)]
    return [trial for trial in trials if trial is not None]


@lru_cache(maxsize=4096)
def _trial(group: int | None, at: int, years: int) -> _Trial | None:
    """Forecast from one year of the panel, as its figures stood then; nothing without a truth."""
    panel = _others(group)
    both = panel.known(at) & panel.known(at + years)
    if not both.any():
        return None
    then = only(panel.standing(at), both)
    foretold = _change(group, panel.years[at]).change(then, years)
    return _Trial(then.stock, foretold, panel.stock[both, at + years] - then.stock)


def _belief(trials: list[_Trial]) -> Numbers:
    """Find the share of the foretold change that would have served best, held near the usual."""
    usual = np.array(BELIEF)
    if not trials:
        return usual
    weight = [1 / np.maximum(t.stock, SMALLEST) for t in trials]
    agreed = sum(
        (w * t.foretold * t.actual).sum(axis=0) for w, t in zip(weight, trials, strict=True)
    )
    size = sum((w * t.foretold**2).sum(axis=0) for w, t in zip(weight, trials, strict=True))
    held = np.array(BELIEF_STRENGTH) / len(trials)
    best = (agreed + held * usual * size) / np.maximum(size * (1 + held), 1e-9)
    result: Numbers = np.clip(best, 0.0, 1.0)
    return result


def _spreads(trials: list[_Trial], belief: Numbers, years: int) -> tuple[Spread, ...]:
    published = [
        (ERROR_VARIANCE_OLDEST if band.lowest >= 16 else ERROR_VARIANCE_TOTAL)[years - 1]
        for band in BANDS
    ]
    if not trials:
        rates = [*published, ERROR_VARIANCE_TOTAL[years - 1]]
        return tuple(Spread(0, 0, rate, at == len(BANDS), 0) for at, rate in enumerate(rates))
    stock = np.concatenate([t.stock for t in trials])
    error = np.concatenate([t.actual - belief * t.foretold for t in trials])
    spreads = [
        _spread(error[:, band], stock[:, band], rate, False, len(trials))
        for band, rate in enumerate(published)
    ]
    total = ERROR_VARIANCE_TOTAL[years - 1]
    return (*spreads, _spread(error.sum(axis=1), stock.sum(axis=1), total, True, len(trials)))


def _spread(error: Numbers, stock: Numbers, published: float, total: bool, days: int) -> Spread:
    """Fit the variance to the errors, then stretch it until the middle range holds its share."""
    level = np.maximum(stock, SMALLEST)
    steady, sizing = _line_above_none(level, error**2 / level)
    variance = np.maximum(steady * level + sizing * level**2, 1e-9)
    reach = float(np.quantile(np.abs(error) / np.sqrt(variance), MIDDLE)) / NORMAL_REACH
    return Spread(steady * reach**2, sizing * reach**2, published, total, days)


def _line_above_none(x: Numbers, y: Numbers) -> tuple[float, float]:
    """Fit y = a + b x by least squares with neither a nor b below none."""
    slope = float(np.cov(x, y)[0, 1] / max(float(np.var(x, ddof=1)), 1e-9))
    height = float(y.mean() - slope * x.mean())
    if slope < 0:
        return float(y.mean()), 0.0
    if height < 0:
        return 0.0, float((x @ y) / (x @ x))
    return height, slope
