"""What the pooled change is worth: forecasts of the other areas from past days, and their errors.

Every forecast here was made from figures published by its own day, and is held against figures
published by the as-of day: how much of the foretold change to believe, and how wide to range.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from forecasting.history import History
from forecasting.many_areas.panel import BANDS, Numbers, Panel, english_panel
from forecasting.many_areas.pooled_change import (
    SMALLEST,
    YEARS_AHEAD,
    PooledChange,
    fit_change,
    only,
)
from forecasting.many_areas.spreads import Errors, Spread, spreads_ahead

BELIEF = (0.5, 0.9, 0.9, 0.9)
"""How much of a foretold change is believed before there is any evidence, by band."""
BELIEF_STRENGTH = (20.0, 3.0, 3.0, 3.0)
"""Past days that this counts for. All areas share one wave of the youngest: a day tells little."""


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
    return evidence_without(english_panel().group_of(history), day)


def evidence_without(group: int | None, day: date) -> Evidence:
    """Gather the evidence of the areas outside a group."""
    panel = english_panel()
    last = max((year for year in panel.years if date(year, 3, 31) <= day), default=None)
    if last is None:
        raise ValueError(f"The English panel begins on 31 March {panel.years[0]}.")
    return _evidence(group, last)


@lru_cache(maxsize=1024)
def _evidence(group: int | None, last_year: int) -> Evidence:
    panel = _others(group).up_to(date(last_year, 3, 31))
    tried = {years: _tried(group, panel, years) for years in YEARS_AHEAD}
    belief = {years: _belief(trials) for years, trials in tried.items()}
    return Evidence(
        change=_change(group, last_year),
        belief=belief,
        spreads=spreads_ahead({y: _errors(tried[y], belief[y]) for y in YEARS_AHEAD}),
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


def _errors(trials: list[_Trial], belief: Numbers) -> Errors:
    """Give what forecasts held back so far would have been wrong by."""
    if not trials:
        return Errors(np.empty((0, len(BANDS))), np.empty((0, len(BANDS))), 0)
    return Errors(
        np.concatenate([t.stock for t in trials]),
        np.concatenate([t.actual - belief * t.foretold for t in trials]),
        len(trials),
    )
