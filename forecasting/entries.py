"""How many children start to be looked after: a level that moves, families, and ages.

The level is followed quarter by quarter on the square-root scale, where chance has the same size
at any level. How fast it moves, how far it returns and how much chance there is are not known:
every combination on a small grid is filtered, weighted by how well it foretold the past, and
drawn from. The mathematics is in docs/explanation/forecasting.md.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Whole
from forecasting.families import Families, age_gaps, lead_ages
from forecasting.reference_rates import Rates, reference_age_at_start

MOVEMENTS = (0.03, 0.08, 0.15, 0.25, 0.4)
"""How far the level strays from its long-run mean, as a share of it (one standard deviation)."""
MOVEMENT_PRIOR = (0.1, 0.2, 0.3, 0.25, 0.15)
MEMORIES = (0.5, 0.75, 0.9, 0.96)
"""How much of today's distance from the long-run mean is left after a quarter."""
CHANCES = (1.0, 1.4, 2.0, 3.0)
"""Variance over mean of a quarter's children given the level."""
AGE_STRENGTH = 40.0
"""Children with which a smooth age profile holds back the ages seen."""
AGE_CERTAINTY = 120.0
"""Most children that the certainty of the age profile is counted for: it changes over time."""


@dataclass(frozen=True, eq=False)
class Level:
    """What the past says of entries a quarter: a weighted set of explanations."""

    weight: Rates
    movement: Rates
    memory: Rates
    chance: Rates
    mean: Rates
    """Of (long-run mean, distance from it), on the scale 2√children: explanations × 2."""
    spread: Rates
    """Their covariance: explanations × 2 × 2."""

    def sample(self, quarters: int, draws: int, rng: np.random.Generator) -> tuple[Rates, Rates]:
        """Sample children expected a quarter, draws × quarters, and chance's size for each draw."""
        which = rng.choice(len(self.weight), size=draws, p=self.weight)
        roots = np.linalg.cholesky(self.spread + 1e-9 * np.eye(2))
        state = self.mean[which] + np.einsum(
            "dij,dj->di", roots[which], rng.standard_normal((draws, 2))
        )
        long_run, away = np.maximum(state[:, 0], 0.2), state[:, 1]
        memory, movement = self.memory[which], self.movement[which] * long_run / 2
        chance = self.chance[which]
        levels = np.empty((draws, quarters))
        for quarter in range(quarters):
            fresh = movement * np.sqrt(1 - memory**2) * rng.standard_normal(draws)
            away = memory * away + fresh
            levels[:, quarter] = np.maximum(long_run + away, 0.0) ** 2 / 4 + (chance - 1) / 4
        return levels, chance


def fit_level(children: Whole, usual: float, families: Families) -> Level:
    """Follow entries a quarter (oldest first); `usual` is what to expect before seeing any."""
    grid = np.array(list(product(range(len(MOVEMENTS)), MEMORIES, CHANCES)))
    which = grid[:, 0].astype(np.int64)
    movement, memory, chance = np.array(MOVEMENTS)[which], grid[:, 1], grid[:, 2]
    centre = 2 * np.sqrt(max(float(children.mean()) if len(children) else usual, 0.1))
    score = np.log(np.array(MOVEMENT_PRIOR)[which])
    score = score - 0.5 * (np.log(chance / max(families.dispersion(), 1.0)) / 0.4) ** 2
    stationary = (movement * centre / 2) ** 2
    mean = np.stack(
        [np.full(len(grid), centre if len(children) else 2 * np.sqrt(usual)), np.zeros(len(grid))],
        axis=1,
    )
    spread = np.zeros((len(grid), 2, 2))
    spread[:, 0, 0] = (0.5 * centre / 2) ** 2 + 1.0
    spread[:, 1, 1] = stationary
    for seen in 2 * np.sqrt(children + 0.375):
        mean[:, 1] *= memory
        spread[:, 1, 1] = memory**2 * spread[:, 1, 1] + (1 - memory**2) * stationary
        spread[:, 0, 1] *= memory
        spread[:, 1, 0] = spread[:, 0, 1]
        foretold = mean.sum(axis=1)
        gain = spread.sum(axis=2)
        variance = spread.sum(axis=(1, 2)) + chance
        score = score - 0.5 * (np.log(variance) + (seen - foretold) ** 2 / variance)
        mean = mean + gain * ((seen - foretold) / variance)[:, None]
        spread = spread - gain[:, :, None] * gain[:, None, :] / variance[:, None, None]
    weight = np.exp(score - score.max())
    return Level(weight / weight.sum(), movement, memory, chance, mean, spread)


@dataclass(frozen=True, eq=False)
class AgeProfile:
    """Ages of children who start: shares of 0 to 17 and how many children they rest on."""

    shares: Rates
    children: float

    def sample(self, draws: int, rng: np.random.Generator) -> Rates:
        """Sample profiles that could be behind the ages seen: draws × 18."""
        strength = min(self.children + AGE_STRENGTH, AGE_CERTAINTY)
        result: Rates = rng.dirichlet(np.maximum(self.shares * strength, 1e-3), size=draws)
        return result


def fit_ages(ages: Whole) -> AgeProfile:
    """Learn the ages of children who start, smoothed towards neighbours and the reference."""
    seen = np.bincount(ages[(ages >= 0) & (ages < 18)], minlength=18).astype(np.float64)
    padded = np.concatenate([seen[1:3][::-1], seen[1:], seen[-2:][::-1]])
    near = np.convolve(padded, np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9, mode="valid")
    # Babies are a kind of their own: their share is not smoothed into that of one-year-olds.
    smooth = np.concatenate([seen[:1], near]) + 20 * reference_age_at_start()
    smooth = smooth / smooth.sum()
    shares = (seen + AGE_STRENGTH * smooth) / (seen.sum() + AGE_STRENGTH)
    return AgeProfile(shares, float(seen.sum()))


@dataclass(frozen=True, eq=False)
class Entrants:
    """Children who arrive, sorted by draw and month."""

    draw: NDArray[np.int32]
    month: NDArray[np.int16]
    age: NDArray[np.int16]
    family: NDArray[np.int32]


def sample_entrants(
    expected: Rates, chance: Rates, families: Families, ages: Rates, rng: np.random.Generator
) -> Entrants:
    """Sample families month by month and the children in them.

    `expected` is draws × months; `ages` is draws × 18, the ages of all children who arrive.
    """
    draws, months = expected.shape
    arriving = rng.poisson(families_coming(expected, chance, families, rng))
    cell = np.repeat(np.arange(draws * months), arriving.ravel())
    size = 1 + np.searchsorted(np.cumsum(families.sizes())[:-1], rng.random(len(cell)))
    family_in_draw = _number_within(cell // months, draws)
    lead = _draw_ages(lead_ages_of(ages, families), cell // months, rng)
    row = np.repeat(np.arange(len(cell)), size)
    first = np.ones(len(row), dtype=bool)
    first[1:] = row[1:] != row[:-1]
    age = lead[row]
    others = np.flatnonzero(~first)
    age[others] = _draw_siblings(age[others], rng)
    return Entrants(
        draw=(cell[row] // months).astype(np.int32),
        month=(cell[row] % months + 1).astype(np.int16),
        age=age.astype(np.int16),
        family=family_in_draw[row].astype(np.int32),
    )


def families_coming(
    expected: Rates, chance: Rates, families: Families, rng: np.random.Generator
) -> Rates:
    """Sample how many families to expect each month, where quarters differ by more than chance."""
    extra = np.maximum(chance - families.dispersion(), 0.0)[:, None]
    result: Rates = _with_chance(expected, extra, rng) / families.mean_size()
    return result


def lead_ages_of(ages: Rates, families: Families) -> Rates:
    """Turn ages of all children into ages of each family's first, for every draw."""
    mean = ages.mean(axis=0)
    lead = ages * (lead_ages(mean, families) / mean)
    result: Rates = lead / lead.sum(axis=1, keepdims=True)
    return result


def _with_chance(expected: Rates, extra: Rates, rng: np.random.Generator) -> Rates:
    """Let quarters differ more than families at random would: variance/mean rises by `extra`."""
    months = expected.shape[1]
    level = np.repeat(expected[:, ::3], 3, axis=1)[:, :months]
    shape = np.where(extra > 0, 3 * expected[:, ::3] / np.maximum(extra, 1e-9), 1.0)
    shape = np.maximum(shape, 1e-3)
    wobble = np.where(extra > 0, rng.gamma(shape, 1 / shape), 1.0)
    result: Rates = level * np.repeat(wobble, 3, axis=1)[:, :months]
    return result


def _draw_ages(ages: Rates, draw: Whole, rng: np.random.Generator) -> Whole:
    table = (np.arange(len(ages))[:, None] + np.minimum(np.cumsum(ages, axis=1), 1.0)).ravel()
    found = np.searchsorted(table, draw + rng.random(len(draw)), side="right") - 18 * draw
    result: Whole = np.minimum(found, 17)
    return result


def _draw_siblings(lead: Whole, rng: np.random.Generator) -> Whole:
    return _draw_ages(age_gaps(), lead, rng)


def _number_within(draw: Whole, draws: int) -> Whole:
    """Give number rows 0, 1, ... inside each draw; rows are sorted by draw."""
    starts = np.searchsorted(draw, np.arange(draws))
    result: Whole = np.arange(len(draw)) - starts[draw]
    return result
