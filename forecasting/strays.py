"""How far futures stray from the middle: band by band, with the total held to its own spread.

Bands stray apart or together as much as makes their sum stray as totals do; so bands and totals
both keep their spread, and totals stay sums of the same draws.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

TAILS = 10.0
"""Degrees of freedom of the strays: errors have heavier tails than the normal distribution."""
TAILS_NARROWER = 1.2816 / 1.3722
"""Makes the middle 80 % of so heavy-tailed strays as wide as a normal distribution's."""


def strayed(
    middle: Numbers,
    bands: Numbers,
    totals: Numbers,
    draws: int,
    rng: np.random.Generator,
) -> NDArray[np.int32]:
    """Sample whole children around a middle (steps × bands): draws × steps × bands.

    `bands` (steps × bands) and `totals` (steps) are variances from the first day on, never
    falling. What a future has strayed by one step it carries on from the next.
    """
    own, whole = _rising(bands), _rising(totals[:, None])[:, 0]
    base, stretch = _balanced(own, whole)
    each = rng.standard_normal((draws, *own.shape)) * np.sqrt(base)
    together = each.sum(axis=2, keepdims=True)
    share = base / np.maximum(base.sum(axis=1, keepdims=True), 1e-12)
    steps = each + (stretch - 1)[:, None] * share * together
    belief = np.sqrt(TAILS / rng.chisquare(TAILS, (draws, 1, 1))) * TAILS_NARROWER
    away = belief * np.cumsum(steps, axis=1)
    result: NDArray[np.int32] = np.maximum(np.rint(middle + away), 0).astype(np.int32)
    return result


def _rising(variances: Numbers) -> Numbers:
    """Give what each step adds to the variance."""
    whole = np.maximum.accumulate(variances, axis=0)
    result: Numbers = np.diff(whole, axis=0, prepend=0.0)
    return result


def _balanced(own: Numbers, whole: Numbers) -> tuple[Numbers, Numbers]:
    """Find variances before, and the stretch of their sum with which both come out right.

    Stretching the sum by g, shared out by variance, gives band b the variance
    v + (g² - 1) v² / sum of v; the sum has g² times the sum of v.
    """
    base = own.copy()
    for _ in range(30):
        every = np.maximum(base.sum(axis=1), 1e-12)
        excess = whole / every - 1
        reached = base * (1 + excess[:, None] * base / every[:, None])
        base = base * own / np.maximum(reached, 0.2 * own + 1e-12)
    every = np.maximum(base.sum(axis=1), 1e-12)
    return base, np.sqrt(np.maximum(whole / every, 0.0))
