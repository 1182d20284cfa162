"""What is believed of one step: the share who go on, and how long it takes them, with its range.

Those who go on and those who leave take times of their own. Whoever is still there counts for what
is known of them: not yet gone on, not yet left. What is believed beforehand is a published share,
worth so many households, and a usual time, right to about a factor.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import lgamma

import numpy as np
from numpy.typing import NDArray

from scenarios.pipeline.journeys import Observed

Numbers = NDArray[np.float64]

TIME_SPREAD = 0.35
"""Usual times are believed beforehand to within a factor of about 1.4 (one deviation) [A]."""
POINTS = (41, 13, 13)
PASSES = 3
DEVIATIONS = 4.0
BUCKET = 7
"""Days so far of those who are still there are told apart to the week."""


@dataclass(frozen=True, slots=True)
class Beforehand:
    """What is believed before an authority's own records are looked at."""

    share: float
    worth: float
    """So many households' records weigh as much as the share beforehand."""
    days: float
    days_leaving: float
    shape: int


@dataclass(frozen=True)
class Believed:
    """Shares and mean days that may be true, with how likely each is."""

    log_odds: Numbers
    """Of going on, evenly spaced; as are the logarithms of the days."""
    log_days: Numbers
    log_leaving: Numbers
    weight: Numbers
    """Log odds × days × days of those who leave; all together 1."""

    def sample(self, chances: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """Draw shares, days and days of leaving from three rows of numbers from 0 to 1.

        The same numbers give the same draws, and smooth ones: between the points of the grid.
        """
        odds, first = _drawn(self.log_odds, self.weight.sum(axis=(1, 2)), chances[0])
        second = self.weight.sum(axis=2)
        days, middle = _drawn_given(self.log_days, second[first], chances[1])
        leaving, _ = _drawn_given(self.log_leaving, self.weight[first, middle], chances[2])
        return 1 / (1 + np.exp(-odds)), np.exp(days), np.exp(leaving)


@lru_cache(maxsize=64)
def believed(before: Beforehand, seen: Observed) -> Believed:
    """Weigh records against what was believed beforehand, on a grid that closes in."""
    logit, spread = np.log(before.share / (1 - before.share)), 6.0
    centres = [logit, np.log(before.days), np.log(before.days_leaving)]
    spreads = [spread, DEVIATIONS * TIME_SPREAD, DEVIATIONS * TIME_SPREAD]
    for _ in range(PASSES):
        axes = [
            np.linspace(centre - reach, centre + reach, points)
            for centre, reach, points in zip(centres, spreads, POINTS, strict=True)
        ]
        grid = list(np.meshgrid(*axes, indexing="ij"))
        log_weight = _log_weight(grid, before, seen)
        weight = np.exp(log_weight - log_weight.max())
        weight /= weight.sum()
        for number, values in enumerate(grid):
            centre = float((weight * values).sum())
            deviation = float(np.sqrt((weight * (values - centre) ** 2).sum()))
            step = 2 * spreads[number] / (POINTS[number] - 1)
            centres[number] = centre
            spreads[number] = DEVIATIONS * max(deviation, step / 2)
    return Believed(axes[0], axes[1], axes[2], weight)


def still_there(so_far: Numbers | float, mean: Numbers, shape: int) -> Numbers:
    """Give the share not yet done after so many days, of a time of so many steps in a row."""
    passed = so_far * shape / mean
    term = np.ones_like(passed)
    total = np.ones_like(passed)
    for number in range(1, shape):
        term = term * passed / number
        total = total + term
    survived: Numbers = np.exp(-passed) * total
    return survived


def _log_weight(grid: list[Numbers], before: Beforehand, seen: Observed) -> Numbers:
    """Give the logarithm of how likely each point is, up to a constant."""
    logit, log_days, log_leaving = grid
    share = 1 / (1 + np.exp(-logit))
    went = before.worth * before.share + len(seen.went_on) + seen.went_on_undated
    left = before.worth * (1 - before.share) + len(seen.left) + seen.left_undated
    total: Numbers = went * np.log(share) + left * np.log1p(-share)
    for values, mean in ((log_days, before.days), (log_leaving, before.days_leaving)):
        total = total - 0.5 * ((values - np.log(mean)) / TIME_SPREAD) ** 2
    days, leaving = np.exp(log_days), np.exp(log_leaving)
    total = total + _log_density(seen.went_on, days, before.shape)
    total = total + _log_density(seen.left, leaving, before.shape)
    so_far, households = np.unique(np.array(seen.still, dtype=int) // BUCKET, return_counts=True)
    for weeks, many in zip(so_far, households, strict=True):
        days_so_far = float(weeks * BUCKET)
        going = share * still_there(days_so_far, days, before.shape)
        out = (1 - share) * still_there(days_so_far, leaving, before.shape)
        total = total + many * np.log(going + out + 1e-300)
    return total


def _log_density(times: tuple[int, ...], mean: Numbers, shape: int) -> Numbers:
    """Add up the logarithms of the densities of times, a day on each so that none is nothing."""
    days = np.array(times, dtype=np.float64) + 1
    rate = shape / mean
    constant = (shape - 1) * np.log(days).sum() - len(days) * lgamma(shape)
    density: Numbers = len(days) * shape * np.log(rate) + constant - rate * days.sum()
    return density


def _drawn(values: Numbers, weight: Numbers, chance: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    """Draw from one axis, evenly about each point; also which point it is."""
    weights = np.broadcast_to(weight, (len(chance), len(weight)))
    return _drawn_given(values, weights, chance)


def _drawn_given(
    values: Numbers, weights: Numbers, chance: Numbers
) -> tuple[Numbers, NDArray[np.int64]]:
    """Draw from one axis, each draw with weights of its own."""
    upto = np.cumsum(weights, axis=1)
    upto = upto / upto[:, -1:]
    point = np.minimum((upto < chance[:, None]).sum(axis=1), len(values) - 1)
    row = np.arange(len(chance))
    high = upto[row, point]
    low = np.where(point > 0, upto[row, np.maximum(point - 1, 0)], 0.0)
    part = np.where(high > low, (chance - low) / np.maximum(high - low, 1e-12), 0.5)
    step = values[1] - values[0]
    return values[point] + (part - 0.5) * step, point
