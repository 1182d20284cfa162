"""Levels put together into one whole number, for as long as it stays small enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching.optimiser.table import Table, Whole

PARTS = 5040
"""Prices are kept in whole parts of 1/5040, which holds every fraction down to tenths."""

MOST_WEIGHT = 1 << 40
"""Levels are solved together while their weights stay below this: beyond, a relaxation in floating
point would no longer tell the least of them, and prices in parts would not fit in 64 bits."""

MOST_GUIDE = 1 << 46
"""What only guides may be a little less exact."""


@dataclass(frozen=True, slots=True)
class Block:
    """Levels solved as one whole number: the first, and the weight of each."""

    first: int
    weights: tuple[int, ...]
    pairs: Whole
    """What each pair costs, less what its group pays in any case."""
    nowhere: Whole
    """What no home costs each group, less the same."""
    gains: Whole
    """What being apart costs each two who would rather be together."""
    least: tuple[int, ...]
    """By level: what all groups pay in any case, and being apart costs."""
    saved: tuple[int, ...]
    """By level: how far below `least` an answer can come by being together."""

    @property
    def after(self) -> int:
        """The level that comes after these."""
        return self.first + len(self.weights)

    def weigh(self, values: Sequence[int] | Whole) -> int:
        """Give the one number that the levels of an answer make here."""
        mine = values[self.first : self.after]
        each = zip(self.weights, mine, self.least, strict=True)
        return sum(weight * (int(value) - least) for weight, value, least in each)

    def levels_at_least(self, bound: int) -> list[int]:
        """Read a bound on the one number back as levels: a vector no answer is less than."""
        left = bound + sum(w * saved for w, saved in zip(self.weights, self.saved, strict=True))
        left = max(0, left)
        levels = []
        for weight, least, saved in zip(self.weights, self.least, self.saved, strict=True):
            above, left = divmod(left, weight)
            levels.append(least - saved + above)
        return levels


def blocks_of(table: Table) -> list[Block]:
    """Put the levels of a table together, in their order."""
    least, most = table.range
    spans = (most - least).sum(axis=0) + np.abs(table.gains[2]).sum(axis=0) + 1
    blocks: list[Block] = []
    first = 0
    while first < table.levels:
        after, size = first, 1
        while after < table.levels and (after == first or size * int(spans[after]) <= MOST_WEIGHT):
            size *= int(spans[after])
            after += 1
        blocks.append(_block(table, first, spans[first:after].tolist(), least))
        first = after
    return blocks


def guide_of(table: Table) -> Block:
    """Put all levels together roughly, so that a relaxation comes near the best of all of them.

    One group's change on a level outweighs what one group could change on the next. It proves
    nothing; it spares the first blocks, on which nearly all answers are as good, long wandering.
    """
    least, most = table.range
    widest = (most - least).max(axis=0, initial=0) + table.gains[2].max(axis=0, initial=0)
    spans = [4 * int(span) if span else 1 for span in widest]
    size = 1
    for span in spans:
        size *= span
    while size > MOST_GUIDE:  # the least important levels guide no more
        size //= spans.pop()
    return _block(table, 0, spans, least)


def _block(table: Table, first: int, spans: Sequence[int], least: Whole) -> Block:
    weights = [1]
    for span in reversed(spans[1:]):
        weights.insert(0, weights[0] * span)
    these = slice(first, first + len(spans))
    weight = np.array(weights, dtype=np.int64)
    own, apart = least[:, these], table.gains[2][:, these]
    return Block(
        first,
        tuple(weights),
        _weighed(table.costs[:, these], weights) - (own @ weight)[table.group],
        (table.nowhere[:, these] - own) @ weight,
        apart @ weight,
        tuple((own.sum(axis=0) + apart.sum(axis=0)).tolist()),
        tuple(np.maximum(apart, 0).sum(axis=0).tolist()),
    )


def _weighed(costs: Whole, weights: Sequence[int]) -> Whole:
    """Add levels up with their weights, one after another: whole numbers have no quick product."""
    total = np.zeros(len(costs), dtype=np.int64)
    for level, weight in enumerate(weights):
        total += costs[:, level] * weight
    return total
