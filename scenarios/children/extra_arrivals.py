"""Children who come besides those the forecast foresees: alone, and staying until they are 18."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import exp

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ADULT, as_days, birthdays
from forecasting.simulated_care import Arrivals
from scenarios.phase_in import share_by_step
from scenarios.world import ExtraArrivals

EXTRA = 31
"""The stream of chance about them."""
MOST_A_MONTH = 60


@dataclass(frozen=True)
class Extra:
    """Those who come by one plan, and which of them are girls."""

    arrivals: Arrivals
    girl: NDArray[np.bool_]


def extra_arrivals(
    plan: ExtraArrivals, number: int, *, draws: int, dates: Sequence[date], seed: int
) -> Extra:
    """Sample them: more a year with the same seed are the same children and some more."""
    rng = np.random.default_rng([seed, EXTRA, number])
    steps = len(dates)
    shares = share_by_step(plan.first_month, plan.last_month, plan.phase_in_months, dates)
    chance, means = rng.random((draws, steps)), plan.a_year / 12 * shares
    counts = np.column_stack([_poisson(mean, chance[:, step]) for step, mean in enumerate(means)])
    each = np.random.default_rng([seed, EXTRA, number, 1]).random((draws, steps, MOST_A_MONTH, 2))
    chosen = np.arange(MOST_A_MONTH) < counts[:, :, None]
    draw, month, _ = np.nonzero(chosen)
    age, sex = each[chosen].T
    years = plan.youngest + age * (plan.oldest + 1 - plan.youngest)
    ends = as_days(dates)
    born = ends[month] - (years * 365.25).astype(np.int64)
    arrivals = Arrivals(
        draw.astype(np.int32),
        month.astype(np.int16),
        born,
        np.full(len(draw), -1, dtype=np.int32),
        np.searchsorted(ends, birthdays(born, ADULT)).astype(np.int16),
        np.ones(len(draw), dtype=bool),
    )
    return Extra(arrivals, sex >= plan.share_boys)


def _poisson(mean: float, chance: NDArray[np.float64]) -> NDArray[np.int64]:
    """Turn chances into numbers that come independently, rising with the mean."""
    chances = [exp(-mean)]
    for number in range(1, MOST_A_MONTH):
        chances.append(chances[-1] * mean / number)
    numbers: NDArray[np.int64] = np.searchsorted(np.cumsum(chances), chance).astype(np.int64)
    return numbers
