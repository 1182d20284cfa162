"""Children who arrive become people: a day of birth, and the step at which they leave."""

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ADULT, Days, birthday_steps
from forecasting.episodes.entries import Entrants
from forecasting.episodes.reference_rates import AGE_EDGES, NEWBORN_POWER, Rates
from forecasting.episodes.stays import (
    DAYS_A_YEAR,
    PARTS_OF_A_MONTH,
    QUARTERS_OF_AGE,
    LeavingRates,
    leaving_step_of_many,
)
from forecasting.simulated_care import Arrivals

AT_ONCE = 400_000
"""Children settled in one go, which bounds the memory a large authority takes."""


def settle(
    entrants: Entrants,
    leaving: LeavingRates,
    multiplier: Rates,
    ends: Days,
    rng: np.random.Generator,
) -> Arrivals:
    """Give each child who arrives a day of birth and the step at which they leave.

    `multiplier` (draws × ages) is how far the rates of leaving differ in each draw.
    """
    cumulative = leaving.cumulative_from_entry(len(ends) - 1)
    born = np.empty(len(entrants.draw), dtype="datetime64[D]")
    leaves = np.empty(len(entrants.draw), dtype=np.int16)
    for start in range(0, len(born), AT_ONCE):
        some = slice(start, start + AT_ONCE)
        age, month = entrants.age[some], entrants.month[some]
        group = np.searchsorted(AGE_EDGES[1:-1], age, side="right")
        rate = multiplier[entrants.draw[some], group]
        born[some], leaves[some] = _settle_some(age, month, rate, cumulative, ends, rng)
    return Arrivals(
        draw=entrants.draw,
        month=entrants.month,
        born=born,
        family=entrants.family,
        leaves=leaves,
        unaccompanied=entrants.unaccompanied,
    )


def used_up(chance: Rates, multiplier: Rates) -> Rates:
    """Turn a uniform chance into the share of leaving used up, where rates are multiplied."""
    # Kept just below one, so that a chance never points past the end of a table. A logarithm and
    # an exponential take a quarter of the time of a power.
    result: Rates = np.minimum(-np.expm1(np.log1p(-chance) / multiplier), 1 - 1e-9)
    return result


def _settle_some(
    age: NDArray[np.int16],
    month: NDArray[np.int16],
    rate: Rates,
    cumulative: Rates,
    ends: Days,
    rng: np.random.Generator,
) -> tuple[Days, NDArray[np.int16]]:
    length = np.diff(ends).astype(np.int64)
    before = month.astype(np.int64) - 1
    into_month, into_year, chance = rng.random((3, len(age)))
    into_year = np.where(age == 0, into_year**NEWBORN_POWER, into_year)
    entered = ends[before] + (1 + np.floor(into_month * length[before])).astype(np.int64)
    born = entered - np.floor((age + into_year) * DAYS_A_YEAR).astype(np.int64)
    row = np.minimum(((age + into_year) * 4).astype(np.int64), QUARTERS_OF_AGE - 1)
    part = leaving_step_of_many(cumulative, row, used_up(chance, rate))
    step = np.floor(before + into_month + (part + 0.5) / PARTS_OF_A_MONTH).astype(np.int64) + 1
    step = np.minimum(np.minimum(step, birthday_steps(born, ADULT, ends)), len(ends))
    return born, np.maximum(step, month).astype(np.int16)
