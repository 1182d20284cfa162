"""How good a forecast was, once the truth is known."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

LAST_VALUE = "no_change"
"""The model every other is held against: the last value carried forward."""
CRPS_STEPS = 200
"""Points at which a forecast known by a few quantiles is read."""
Z_95 = 1.96
"""Standard deviations on either side that hold 95 %."""


def crps_from_draws(draws: NDArray[np.int32] | Numbers, actual: Numbers | float) -> Numbers:
    """Give the continuous ranked probability score of draws (first axis); smaller is better.

    Mean |draw - actual| less half the mean difference between two draws, exactly.
    """
    ordered = np.sort(np.asarray(draws, dtype=np.float64), axis=0)
    count = len(ordered)
    away = np.abs(ordered - actual).mean(axis=0)
    weights = (2 * np.arange(1, count + 1) - count - 1).reshape(-1, *[1] * (ordered.ndim - 1))
    apart = (weights * ordered).sum(axis=0) / count**2
    result: Numbers = np.asarray(away - apart)
    return result


def crps_from_levels(shares: Sequence[float], levels: Sequence[float], actual: float) -> float:
    """Give the same score from a few stored quantiles; smaller is better.

    Between two quantiles chance is spread evenly, beyond the outermost there is none: with those
    of 5 to 95 % a bell-shaped forecast scores within 3 % of its own score, wherever the truth is.
    """
    middles = (np.arange(CRPS_STEPS) + 0.5) / CRPS_STEPS
    return float(crps_from_draws(np.interp(middles, shares, levels), actual))


def interval_score(
    lower: Numbers, upper: Numbers, actual: Numbers, *, outside: float = 0.2
) -> Numbers:
    """Give the width of an interval plus what it missed by, times 2 / the share meant to miss."""
    below = np.maximum(lower - actual, 0)
    above = np.maximum(actual - upper, 0)
    return np.asarray(upper - lower + (2 / outside) * (below + above))


def pit(
    draws: NDArray[np.int32] | Numbers, actual: Numbers | float, rng: np.random.Generator
) -> Numbers:
    """Give where the truth lies among the draws (first axis), from 0 to 1: the share below it.

    Of draws equal to the truth a random part counts as below, since children are whole numbers:
    so a forecast whose ranges hold gives every place alike (Czado, Gneiting and Held, 2009).
    """
    below = (draws < actual).mean(axis=0)
    equal = (draws == actual).mean(axis=0)
    return np.asarray(below + rng.random(np.shape(below)) * equal)


def mean_crps(samples: Sequence[tuple[NDArray[np.int32], Numbers]]) -> float:
    """Give the mean score of several forecasts, each band and the total counting alike."""
    scores = [
        crps_from_draws(
            np.concatenate([draws, draws.sum(axis=1, keepdims=True)], axis=1),
            np.append(actual, actual.sum()),
        ).mean()
        for draws, actual in samples
    ]
    return float(np.mean(scores))


def wilson(share: float, count: float) -> tuple[float, float]:
    """Give the 95 % interval of a share counted over so many independent cases (Wilson, 1927)."""
    scale = 1 + Z_95**2 / count
    middle = (share + Z_95**2 / (2 * count)) / scale
    half = Z_95 * np.sqrt(share * (1 - share) / count + Z_95**2 / (4 * count**2)) / scale
    return max(0.0, float(middle - half)), min(1.0, float(middle + half))
