"""How long stays last: the rate of leaving by time in care and age, and curves made from it.

The mathematics is in docs/explanation/forecasting.md.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Days, Whole, as_days, birthdays
from forecasting.episodes.reference_rates import (
    AGE_EDGES,
    DURATION_EDGES,
    Rates,
    reference_leaving,
)
from forecasting.episodes.steadiness import (
    CERTAINTIES,
    Steadiness,
    open_between,
    steadiness,
    years_back,
)
from forecasting.spells import Spells

DAYS_A_YEAR = 365.25
DAYS_A_MONTH = DAYS_A_YEAR / 12
QUARTERS_OF_AGE = 72
"""Ages on entry are told apart by the quarter of a year, 0 to 17¾."""
PARTS_OF_A_MONTH = 4
"""Time since entry is told apart by the quarter of a month."""
SHADES = 4096
"""Parts in which chance is read where many people share few rows."""
MAIN_STRENGTH = 8.0
"""Events with which the reference rate holds back the area's own rate by duration or by age."""
CELL_STRENGTH = 12.0
"""Events with which duration × age as a product holds back one cell's own rate."""


@dataclass(frozen=True, eq=False)
class LeavingRates:
    """Leaving a year by duration and age, with how many leavings the ages' rates rest on."""

    rates: Rates
    """Durations × ages, by DURATION_EDGES and AGE_EDGES."""
    events_by_age: Rates
    steadiness: Steadiness = field(default_factory=Steadiness.unknown)

    def cumulative_today(
        self,
        born: Days,
        began: Days,
        as_of: date,
        months: int,
        multiple: Rates | None = None,
    ) -> Rates:
        """Add up each child's rate of leaving over the months ahead: children × months.

        `multiple` (children × months) is what else is known of them.
        """
        middles = (np.arange(months) + 0.5) * DAYS_A_MONTH
        age = _whole_days(born, as_of)[:, None] + middles
        duration = _whole_days(began, as_of)[:, None] + middles
        rates = self.at(duration, age)
        return np.cumsum(rates if multiple is None else rates * multiple, axis=1) / 12

    def cumulative_from_entry(self, months: int) -> Rates:
        """Add up the rate of leaving by age on entry: quarters of age × quarters of months."""
        elapsed = (np.arange(months * PARTS_OF_A_MONTH) + 0.5) * DAYS_A_MONTH / PARTS_OF_A_MONTH
        age = (np.arange(QUARTERS_OF_AGE)[:, None] + 0.5) * DAYS_A_YEAR / 4 + elapsed
        return np.cumsum(self.at(np.broadcast_to(elapsed, age.shape), age), axis=1) / (
            12 * PARTS_OF_A_MONTH
        )

    def at(self, duration: Rates, age: Rates) -> Rates:
        """Give the rate at a duration and an age, both in days."""
        row = np.searchsorted(DURATION_EDGES[1:-1], duration, side="right")
        column = np.searchsorted(AGE_EDGES[1:-1], age / DAYS_A_YEAR, side="right")
        result: Rates = self.rates[row, column]
        return result

    def multipliers(self, draws: int, rng: np.random.Generator) -> Rates:
        """Sample how far the rates ahead differ from those fitted: draws × ages, about 1."""
        known = self.events_by_age + MAIN_STRENGTH
        certainty = np.array(CERTAINTIES)
        ages = rng.choice(certainty, p=self.steadiness.of_ages, size=(draws, 1))
        common = rng.choice(certainty, p=self.steadiness.common, size=(draws, 1))
        shape = 1 / (1 / known + 1 / ages)
        own = rng.standard_gamma(shape) / shape
        result: Rates = own * rng.standard_gamma(common) / common
        return result


@dataclass(frozen=True, eq=False)
class Observed:
    """Leavings and years in care, by duration and age."""

    events: Rates
    years: Rates


def observe(spells: Spells, first: date, last: date) -> Observed:
    """Count leavings and years in care between two days; birthdays at 18 are not leavings."""
    gone = spells.last_day()
    adult = birthdays(spells.born, 18)
    start = np.maximum(spells.began, as_days(first))
    stop = np.minimum(gone, as_days(last))
    left = (gone >= as_days(first)) & (gone <= as_days(last)) & (gone < adult)
    years = np.zeros((len(DURATION_EDGES) - 1, len(AGE_EDGES) - 1))
    ages = [birthdays(spells.born, edge) for edge in AGE_EDGES]
    for row, (short, long) in enumerate(pairwise(DURATION_EDGES)):
        since = np.maximum(start, spells.began + np.timedelta64(short, "D"))
        until = np.minimum(stop, spells.began + np.timedelta64(long, "D"))
        for column in range(len(AGE_EDGES) - 1):
            days = np.minimum(until, ages[column + 1]) - np.maximum(since, ages[column])
            years[row, column] = np.maximum(days.astype(np.int64), 0).sum() / DAYS_A_YEAR
    return Observed(_events(spells, gone, left), years)


def fit_leaving_by_year(spells: Spells, first: date, last: date, dispersion: float) -> LeavingRates:
    """Fit the rates to all years together, and see by each how steady they were."""
    fitted = fit_leaving(observe(spells, first, last))
    years = [
        observe(open_between(spells, began, ended), began, ended)
        for began, ended in years_back(first, last)
    ]
    if not years:
        return fitted
    return replace(
        fitted,
        steadiness=steadiness(
            np.array([(fitted.rates * year.years).sum(axis=0) for year in years]),
            np.array([year.events.sum(axis=0) for year in years]),
            dispersion,
        ),
    )


def fit_leaving(observed: Observed, reference: Rates | None = None) -> LeavingRates:
    """Move the reference rates towards what was observed, as far as its numbers allow."""
    expected = (reference_leaving() if reference is None else reference) * observed.years
    rates = reference_leaving() if reference is None else reference.copy()
    for _ in range(12):
        for axis in (1, 0):
            moved = (observed.events.sum(axis=axis) + MAIN_STRENGTH) / (
                expected.sum(axis=axis) + MAIN_STRENGTH
            )
            factor = moved[:, None] if axis == 1 else moved[None, :]
            # Half a step keeps the two sets of factors from overshooting one another.
            factor = np.sqrt(factor)
            rates, expected = rates * factor, expected * factor
    cell = (observed.events + CELL_STRENGTH) / (expected + CELL_STRENGTH)
    return LeavingRates(rates * cell, observed.events.sum(axis=0))


def leaving_step(cumulative: Rates, row: Whole, chance: Rates) -> Whole:
    """Find the step of a row's cumulative rate at which a chance (uniform, 0 to 1) is used up.

    0 for the first step; the number of steps for someone who stays beyond the last. All rows lie
    end to end in one rising list, so that one search answers for everybody.
    """
    steps = cumulative.shape[1]
    used = np.arange(len(cumulative))[:, None] - np.expm1(-cumulative)
    # Two rows must not touch, however close to certain leaving is.
    flat = np.minimum(used, np.arange(len(cumulative))[:, None] + (1 - 1e-9)).ravel()
    result: Whole = np.searchsorted(flat, row + chance * (1 - 1e-9)) - row * steps
    return result


def leaving_step_of_each(cumulative: Rates, chance: Rates) -> NDArray[np.int16]:
    """Do the same for many chances (rows × draws) on each row: one short search a row."""
    used = -np.expm1(-cumulative)
    steps = np.empty(chance.shape, dtype=np.int16)
    for row, each in enumerate(chance):
        steps[row] = np.searchsorted(used[row], each)
    return steps


def leaving_step_of_many(cumulative: Rates, row: Whole, chance: Rates) -> Whole:
    """Do the same for many people on few rows, with chance read to one part in SHADES."""
    rows = np.repeat(np.arange(len(cumulative)), SHADES)
    middles = np.tile((np.arange(SHADES) + 0.5) / SHADES, len(cumulative))
    table = leaving_step(cumulative, rows, middles)
    result: Whole = table[row * SHADES + (chance * SHADES).astype(np.int64)]
    return result


def _events(spells: Spells, gone: Days, left: NDArray[np.bool_]) -> Rates:
    duration = (gone - spells.began)[left].astype(np.int64)
    age = (gone - spells.born)[left].astype(np.int64) / DAYS_A_YEAR
    row = np.searchsorted(DURATION_EDGES[1:-1], np.maximum(duration - 1, 0), side="right")
    column = np.searchsorted(AGE_EDGES[1:-1], age, side="right")
    events = np.zeros((len(DURATION_EDGES) - 1, len(AGE_EDGES) - 1))
    np.add.at(events, (row, column), 1.0)
    return events


def _whole_days(since: Days, day: date) -> Rates:
    return (as_days(day) - since).astype(np.float64)
