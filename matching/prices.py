"""What using a place now costs those to come: the best they can reach with and without it.

Children to come are placed one to a room, by an assignment that is solved exactly; keeping brothers
and sisters together and who may share a bedroom are left out of it, so a price is an estimate.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Numbers = NDArray[np.float64]

EXACT = 2.0**50
"""Totals up to this are told apart exactly in the numbers an assignment is solved with."""


@dataclass(frozen=True)
class FutureArrivals:
    """The children of one sampled future: n children, p places, l levels of cost."""

    costs: Whole
    """n × p × l."""
    possible: NDArray[np.bool_]
    """n × p."""
    no_home: Whole
    """n × l: what having no home here costs."""


def losses(
    futures: Sequence[FutureArrivals], room: Whole, asked: Sequence[tuple[int, int]], levels: int
) -> Whole:
    """Give, for each future and each asked (place, so many of its rooms), what is lost by level.

    A loss is at least 0 in the order of levels. Shape: futures × asked × levels.
    """
    found = np.zeros((len(futures), len(asked), levels), dtype=np.int64)
    for number, future in enumerate(futures):
        if not len(future.no_home):
            continue
        solving = _Assignment(future, levels)
        total, used = solving.solve(room)
        for column, (place, rooms) in enumerate(asked):
            # Rooms that nobody to come would use are not missed.
            if used[place] > room[place] - rooms:
                left = room.copy()
                left[place] = max(0, room[place] - rooms)
                found[number, column] = solving.solve(left)[0] - total
    return found


class _Assignment:
    """One future as an assignment problem: every child to a room, or to no home."""

    def __init__(self, future: FutureArrivals, levels: int) -> None:
        self.future = future
        weights = exact_weights(future, levels)
        self.weighed = np.where(future.possible, future.costs @ weights, np.inf)
        self.weighed_none = future.no_home @ weights

    def solve(self, room: Whole) -> tuple[Whole, Whole]:
        """Give the total by level at the best assignment, and how many rooms of each are used."""
        from scipy.optimize import linear_sum_assignment

        children = len(self.weighed_none)
        rooms = np.repeat(np.arange(len(room)), np.minimum(room, children))
        none = np.where(np.eye(children, dtype=bool), self.weighed_none[:, None], np.inf)
        rows, columns = linear_sum_assignment(np.hstack([self.weighed[:, rooms], none]))
        housed = columns < len(rooms)
        places: Any = rooms[columns[housed]]
        total = self.future.costs[rows[housed], places].sum(axis=0)
        total = total + self.future.no_home[rows[~housed]].sum(axis=0)
        return total, np.bincount(places, minlength=len(room))


def exact_weights(future: FutureArrivals, levels: int) -> Numbers:
    """Weigh levels so that no sum of lesser ones reaches a greater one; 0 where they do not fit."""
    most = np.maximum(
        np.where(future.possible[:, :, None], future.costs, 0).max(axis=(0, 1), initial=0),
        future.no_home.max(axis=0, initial=0),
    ).astype(np.float64)
    radix = most * len(future.no_home) + 1
    kept = np.cumprod(radix) <= EXACT
    weights = np.zeros(levels)
    weight = 1.0
    for level in range(levels - 1, -1, -1):
        if kept[level]:
            weights[level] = weight
            weight *= radix[level]
    return weights
