"""How many children start to be looked after a quarter: a level that moves, strays and chance.

The level is followed quarter by quarter on the square-root scale, where chance has the same size
at any level. How fast it moves, how far it strays and how much chance there is are not known:
every combination on a grid is filtered, weighted by how well it foretold the past, and drawn from.
The mathematics is in docs/explanation/forecasting.md.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

import numpy as np

from forecasting.episodes.families import Families
from forecasting.episodes.reference_rates import Rates

WALKS = (0.0, 0.03, 0.06, 0.1, 0.18)
"""How far the level itself moves in a year, for good, as a share of it (one standard deviation)."""
WALK_PRIOR = (0.35, 0.2, 0.2, 0.15, 0.1)
"""Fitted, with the strays below, to children starting in 73 English authorities, 2011 to 2023
(`benchmarks/levels.py`), and rounded with more weight on movement than most of those showed."""
MOVEMENTS = (0.04, 0.1, 0.15, 0.2, 0.3)
"""How far a spell of busy or quiet months strays from the level, as a share of it."""
MOVEMENT_PRIOR = (0.1, 0.2, 0.3, 0.25, 0.15)
SLOPES = (0.0, 0.04)
"""How fast the level may rise or fall a year, as a share of it (one standard deviation)."""
SLOPE_PRIOR = (0.7, 0.3)
SLOPE_MEMORY = 0.96
"""How much of a rise or fall goes on after a quarter: half is left after four years."""
MEMORIES = (0.5, 0.75, 0.9)
"""How much of a stray is left after a quarter."""
CHANCES = (1.0, 1.4, 2.0, 3.0)
"""Variance over mean of a quarter's children given the level."""
MOST_EXACT = 40
"""Children a quarter up to which the scale is turned back exactly."""
LEVEL, STRAY, RISE = 0, 1, 2
"""The parts of a state."""


@lru_cache(maxsize=1)
def _scale() -> tuple[Rates, Rates]:
    """Give children expected and, for each, the mean of the scale over Poisson numbers."""
    expected = np.concatenate([np.arange(0, 2, 0.05), np.arange(2, MOST_EXACT + 0.5, 0.5)])
    numbers = np.arange(120)
    factorial = np.cumsum(np.log(np.maximum(numbers, 1)))
    logs = numbers * np.log(np.maximum(expected, 1e-12))[:, None] - expected[:, None] - factorial
    return expected, np.exp(logs) @ (2 * np.sqrt(numbers + 0.375))


def children_at(place: Rates) -> Rates:
    """Give the children expected at a place of the scale, so that few are not taken for more."""
    expected, places = _scale()
    exact = np.interp(place, places, expected)
    result: Rates = np.where(place > places[-1], place**2 / 4 - 0.125, exact)
    return result


@dataclass(frozen=True, eq=False)
class Level:
    """What the past says of entries a quarter: a weighted set of explanations."""

    weight: Rates
    walk: Rates
    movement: Rates
    memory: Rates
    chance: Rates
    mean: Rates
    """Of (level, stray from it, rise a quarter), on the scale 2√children: explanations × 3."""
    spread: Rates
    """Their covariance: explanations × 3 × 3."""

    def sample(self, quarters: int, draws: int, rng: np.random.Generator) -> tuple[Rates, Rates]:
        """Sample children expected a quarter, draws × quarters, and chance's size for each draw."""
        which = rng.choice(len(self.weight), size=draws, p=self.weight)
        roots = np.linalg.cholesky(self.spread + 1e-9 * np.eye(3))
        state = self.mean[which] + np.einsum(
            "dij,dj->di", roots[which], rng.standard_normal((draws, 3))
        )
        level, stray, rise = np.maximum(state[:, LEVEL], 0.2), state[:, STRAY], state[:, RISE]
        memory, chance = self.memory[which], self.chance[which]
        # On this scale a share of the level is that share of half of it.
        walk = self.walk[which] / 2 * level / 2
        movement = self.movement[which] * np.sqrt(1 - memory**2) * level / 2
        fresh = rng.standard_normal((2, quarters, draws))
        levels = np.empty((draws, quarters))
        for quarter in range(quarters):
            level = level + rise + walk * fresh[0, quarter]
            rise = SLOPE_MEMORY * rise
            stray = memory * stray + movement * fresh[1, quarter]
            levels[:, quarter] = children_at(level + stray) + (chance - 1) / 4
        return levels, chance


def fit_level(children: Rates, usual: float, families: Families) -> Level:
    """Follow entries a quarter (oldest first); `usual` is what to expect before seeing any."""
    filtered = _before_any(children, usual, families)
    step, noise = _motion(filtered)
    mean, spread, score = filtered.mean, filtered.spread, np.log(filtered.weight)
    for seen in 2 * np.sqrt(children + 0.375):
        mean = (step @ mean[:, :, None])[:, :, 0]
        spread = step @ spread @ step.transpose(0, 2, 1) + noise
        gain = spread[:, :, LEVEL] + spread[:, :, STRAY]
        variance = gain[:, LEVEL] + gain[:, STRAY] + filtered.chance
        missed = seen - mean[:, LEVEL] - mean[:, STRAY]
        score = score - 0.5 * (np.log(variance) + missed**2 / variance)
        mean = mean + gain * (missed / variance)[:, None]
        spread = spread - gain[:, :, None] * gain[:, None, :] / variance[:, None, None]
    weight = np.exp(score - score.max())
    return replace(filtered, weight=weight / weight.sum(), mean=mean, spread=spread)


def _before_any(children: Rates, usual: float, families: Families) -> Level:
    """Give every explanation with the weight and the state it has before any quarter is seen."""
    grid = np.array(list(product(WALKS, SLOPES, MOVEMENTS, MEMORIES, CHANCES)))
    priors = (WALK_PRIOR, SLOPE_PRIOR, MOVEMENT_PRIOR)
    prior = np.repeat([np.prod(p) for p in product(*priors)], len(MEMORIES) * len(CHANCES))
    walk, slope, movement, memory, chance = grid.T
    prior = prior * np.exp(-0.5 * (np.log(chance / max(families.dispersion(), 1.0)) / 0.4) ** 2)
    scale = np.sqrt(max(float(children.mean()) if len(children) else usual, 0.1))
    mean, spread = np.zeros((len(grid), 3)), np.zeros((len(grid), 3, 3))
    mean[:, LEVEL] = 2 * scale
    spread[:, LEVEL, LEVEL] = (0.5 * scale) ** 2 + 1.0
    spread[:, STRAY, STRAY] = (movement * scale) ** 2
    spread[:, RISE, RISE] = (slope / 4 * scale) ** 2
    return Level(prior / prior.sum(), walk, movement, memory, chance, mean, spread)


def _motion(level: Level) -> tuple[Rates, Rates]:
    """Give how a state goes over into the next quarter's, and what is new in it."""
    step, noise = np.zeros_like(level.spread), np.zeros_like(level.spread)
    step[:, LEVEL, LEVEL] = step[:, LEVEL, RISE] = 1.0
    step[:, STRAY, STRAY] = level.memory
    step[:, RISE, RISE] = SLOPE_MEMORY
    noise[:, LEVEL, LEVEL] = (level.walk / 2 * level.mean[:, LEVEL] / 2) ** 2
    noise[:, STRAY, STRAY] = (1 - level.memory**2) * level.spread[:, STRAY, STRAY]
    noise[:, RISE, RISE] = (1 - SLOPE_MEMORY**2) * level.spread[:, RISE, RISE]
    return step, noise
