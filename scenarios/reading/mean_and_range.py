"""What was drawn, summed up: its mean, and the range in which 8 futures in 10 lie."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DIGITS = 4


@dataclass(frozen=True, slots=True)
class MeanAndRange:
    """All of them None where no future has anything to measure."""

    mean: float | None = None
    q10: float | None = None
    q90: float | None = None


def mean_and_range(draws: NDArray[np.float64], digits: int = DIGITS) -> MeanAndRange:
    """Sum up one number a draw; a draw with nothing to measure (nan) does not count."""
    known = draws[~np.isnan(draws)]
    if len(known) == 0:
        return MeanAndRange()
    low, high = np.quantile(known, (0.1, 0.9))
    return MeanAndRange(
        *(round(float(number), digits) for number in (known.mean(), low, high)),
    )
