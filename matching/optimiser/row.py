"""A row of a whole-number program: terms that add up to at most, or exactly, a number."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

MOST_DEAR = 1 << 60
"""Dearer than any answer: a part that leaves the rest of its cluster nowhere to go."""


@dataclass(slots=True)
class Row:
    """Terms that add up to at most, or exactly, a number."""

    numbers: Whole
    coefficients: Whole
    most: int
    exact: bool = False

    @property
    def most_price(self) -> int:
        """The highest price that keeps sums within 64 bits; any price gives a true bound."""
        largest = int(np.abs(self.coefficients).max(initial=1))
        return MOST_DEAR // (8 * max(largest, 1))
