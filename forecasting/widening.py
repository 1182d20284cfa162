"""Draws moved to another middle and made wider or narrower, bands and totals each as asked.

Totals stay sums of the same draws: the sum is stretched in common, shared out by variance.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Draws = NDArray[np.int32]


def widened(draws: Draws, middle: Numbers, *, bands: Numbers, totals: Numbers) -> Draws:
    """Move draws (draws × steps × bands) to a middle and stretch them about it.

    `bands` (steps × bands) and `totals` (steps) say how many times as wide each is to be.
    """
    away = draws - np.median(draws, axis=0)
    width = away.std(axis=0)
    wanted = bands * width
    whole = totals * away.sum(axis=2).std(axis=0)
    stretched = away * bands
    for _ in range(4):
        stretched = _with_total(stretched, whole)
        reached = stretched.std(axis=0)
        stretched = stretched * np.where(reached > 0, wanted / np.maximum(reached, 1e-9), 1.0)
    stretched = _with_total(stretched, whole)
    stretched = stretched - np.median(stretched, axis=0)
    result: Draws = np.maximum(np.rint(middle + stretched), 0).astype(np.int32)
    return result


def shared_as(groups: Draws, totals: Draws, today: NDArray[np.int64]) -> Draws:
    """Share new totals out as other draws (draws × steps × groups) did; as today where nobody."""
    weights = groups + 1e-6 * (today + 1e-3)
    share = np.cumsum(weights, axis=2) / weights.sum(axis=2, keepdims=True)
    up_to = np.rint(share * totals[:, :, None])
    result: Draws = np.diff(up_to, axis=2, prepend=0.0).astype(np.int32)
    return result


def at_each(horizons: Sequence[int], known: Sequence[int], values: Numbers) -> Numbers:
    """Read values (known months × anything) at every horizon, level beyond the ends."""
    table = values.reshape(len(known), -1)
    columns = [np.interp(horizons, known, column) for column in table.T]
    return np.stack(columns, axis=1).reshape(len(horizons), *values.shape[1:])


def _with_total(away: Numbers, whole: Numbers) -> Numbers:
    """Stretch the sum of bands to a wanted width, in common."""
    total = away.sum(axis=2, keepdims=True)
    now = total.std(axis=0)[:, 0]
    stretch = np.where(now > 0, whole / np.maximum(now, 1e-9), 1.0)
    variance = away.var(axis=0)
    share = variance / np.maximum(variance.sum(axis=1, keepdims=True), 1e-12)
    result: Numbers = away + (stretch[:, None] - 1) * share * total
    return result
