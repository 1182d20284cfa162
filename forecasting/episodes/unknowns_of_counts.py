"""What counts leave unknown about those to come: sampled anew in each draw, and the entrants."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ADULT
from forecasting.episodes.entries import Entrants
from forecasting.episodes.reference_curves import STEP, WIDEST
from forecasting.episodes.reference_rates import AGE_EDGES, FAMILY_STEP, Rates

STRENGTH_SPREAD = 0.1
"""How far the strength of leaving ahead strays from the area's balance (log scale)."""
LEVEL_DRIFT = 0.12
"""How much further the level strays each year."""
YEAR_CHANCE = 2.0
"""How much more than at random starts vary from year to year: variance over mean, less one."""
STAY_SPREAD = (0.4, 0.5, 0.8, 0.7, 0.7, 0.7)
"""How far each age group's rate of leaving strays from that of all ages (log scale)."""
START_SPREAD = (0.2, 0.2, 0.5, 0.4, 0.4, 0.5)
"""The same for how many start."""
AGE_CERTAINTY = 150.0
"""Children that the certainty of the ages of those who start is counted for."""
GROUP_OF_AGE = np.searchsorted(AGE_EDGES[1:-1], np.arange(ADULT), side="right")


@dataclass(frozen=True, eq=False)
class Unknowns:
    """What is not known and differs from draw to draw."""

    strength: NDArray[np.int64]
    """Steps from the area's own balance."""
    by_age: Rates
    starts: Rates
    """Children expected to start, draws × years."""
    ages: Rates


def wobble(spread: Rates, draws: int, rng: np.random.Generator) -> Rates:
    """Sample multiples with mean one, draws × groups, that stray by a spread on the log scale."""
    result: Rates = np.exp(spread * rng.standard_normal((draws, len(spread))) - spread**2 / 2)
    return result


def sample_unknowns(
    starts: float,
    level_spread: float,
    balance: int,
    ages: Rates,
    draws: int,
    years: int,
    rng: np.random.Generator,
) -> Unknowns:
    """Draw what is not known about `starts` a year by these ages, and a strength of leaving."""
    drift = LEVEL_DRIFT * np.cumsum(rng.standard_normal((draws, years)), axis=1)
    level = level_spread * rng.standard_normal((draws, 1))
    expected = starts * np.exp(level + drift - (level_spread**2) / 2)
    shape = np.maximum(expected / YEAR_CHANCE, 1e-6)
    strengths = np.clip(np.rint(STRENGTH_SPREAD / STEP * rng.standard_normal(draws)), -4, 4).astype(
        np.int64
    )
    return Unknowns(
        strength=np.clip(balance + strengths, -WIDEST, WIDEST) - balance,
        by_age=wobble(np.array(STAY_SPREAD), draws, rng)[:, GROUP_OF_AGE]
        * np.exp(-(STRENGTH_SPREAD**2) / 2),
        starts=expected * rng.gamma(shape, 1 / shape),
        ages=_age_profiles(ages, draws, rng),
    )


def _age_profiles(ages: Rates, draws: int, rng: np.random.Generator) -> Rates:
    likely = rng.dirichlet(np.maximum(ages * AGE_CERTAINTY, 1e-3), size=draws)
    # Even to both sides, so that the middle of the draws is where the mean is.
    strays = 1 + np.array(START_SPREAD) * rng.standard_normal((draws, len(START_SPREAD)))
    result: Rates = likely * np.maximum(strays, 0.05)[:, GROUP_OF_AGE]
    return result


def entrants_of(unknowns: Unknowns, months: int, rng: np.random.Generator) -> Entrants:
    """Sample children who start month by month, and group some into families.

    Families do not change how many come or how old they are: children of one month, youngest
    first, join the one before with a chance that gives families of the usual size.
    """
    draws = len(unknowns.strength)
    whole = unknowns.ages.sum(axis=1, keepdims=True)
    monthly = np.repeat(unknowns.starts * whole / 12, 12, axis=1)[:, :months]
    cell = np.repeat(np.arange(draws * months), rng.poisson(monthly).ravel())
    draw = cell // months
    table = (
        np.arange(draws)[:, None] + np.minimum(np.cumsum(unknowns.ages / whole, axis=1), 1)
    ).ravel()
    age = np.searchsorted(table, draw + rng.random(len(draw)), side="right") - ADULT * draw
    age = np.minimum(age, ADULT - 1)
    order = np.lexsort((age, cell))
    age, same_cell = age[order], np.diff(cell, prepend=-1) == 0
    joins = same_cell & (rng.random(len(cell)) < FAMILY_STEP)
    number = np.cumsum(~joins) - 1
    first = np.searchsorted(draw, np.arange(draws))
    start = number[first[draw]] if len(cell) else number
    return Entrants(
        draw=draw.astype(np.int32),
        month=(cell % months + 1).astype(np.int16),
        age=age.astype(np.int16),
        family=(number - start).astype(np.int32),
        unaccompanied=np.zeros(len(draw), dtype=bool),
    )
