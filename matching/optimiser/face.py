"""The face of best answers: what is still open once some blocks of levels are settled.

Prices of a settled block say how far each household is from the bound: its *slack*. The slacks of
an answer add up to what it is above the bound, so one with more slack than the best answer has in
all (what is left to *spare*) is in no best answer, and is shut out for good.
"""

from dataclasses import dataclass, field

import numpy as np

from matching.optimiser.blocks import PARTS, Block
from matching.optimiser.growing import Asked, Worth
from matching.optimiser.table import Bits, Table, Whole


@dataclass(frozen=True, slots=True)
class Priced:
    """What whole-number prices prove of a block: all in parts of the one number it makes."""

    worth: Worth
    """What each pair takes off the bound by being chosen."""
    most: Whole
    """The most that any household of each home is worth; of one that may stay empty, 0 at least."""
    groups: Whole
    """The price of each group."""
    nowhere: Whole
    """How much slack there is in no home for each group."""
    bound: int

    def above(self, value: int) -> int:
        """Give the slack, in parts, of an answer that makes this number."""
        return value * PARTS - self.bound

    def least(self) -> int:
        """Give the least whole number that any answer can make."""
        return -(-self.bound // PARTS)


@dataclass(frozen=True, slots=True)
class Held:
    """A settled block: its prices, and how much slack a best answer has in all."""

    priced: Priced
    spare: int


@dataclass(slots=True)
class Face:
    """Pairs, and groups without a home, that could still be in a best answer."""

    pairs: Bits
    nowhere: Bits
    used: Bits
    """Homes that no best answer leaves empty."""
    held: list[Held] = field(default_factory=list)

    def copy(self) -> "Face":
        """Give the same face, to be settled further by itself."""
        return Face(self.pairs.copy(), self.nowhere.copy(), self.used.copy(), list(self.held))

    def asked(self) -> list[Asked]:
        """Say what a household must be worth, by each settled block."""
        return [Asked(each.priced.worth, each.priced.most - each.spare) for each in self.held]

    def hold(self, table: Table, block: Block, priced: Priced, value: int) -> None:
        """Settle a block at the value of the best answer."""
        spare = priced.above(value)
        self.nowhere &= priced.nowhere <= spare
        self.used |= priced.most > spare
        self.pairs &= could_be_enough(table, priced) >= (priced.most - spare)[table.home]
        if priced.most.any() or priced.worth.pairs[self.pairs].any() or spare or len(block.gains):
            self.held.append(Held(priced, spare))


def could_be_enough(table: Table, priced: Priced) -> Whole:
    """Bound from above what any household with each pair is worth."""
    worth = priced.worth.pairs.copy()
    if len(priced.worth.gains):
        one, other, _ = table.gains
        more = np.zeros(len(table.groups), dtype=np.int64)
        up = np.maximum(priced.worth.gains, 0)
        np.add.at(more, one, up)
        np.add.at(more, other, up)
        worth += more[table.group]
    left = np.maximum(0, table.places[table.home] - table.size[table.group])
    order = np.lexsort((-worth, table.home))
    rank = np.arange(len(order)) - table.start[table.home[order]]
    # Everyone else who might come along, each filling one place at least.
    sums = np.concatenate([[0], np.cumsum(np.maximum(worth[order], 0))])
    begin = table.start[table.home]
    end = table.start[table.home + 1]
    mine = np.empty(len(order), dtype=np.int64)
    mine[order] = rank
    until = np.minimum(begin + left, end)
    others = sums[until] - sums[begin]
    # One of the best others stands in the sum already: the next in line takes their place.
    inside = mine < left
    after = np.minimum(until, end - 1)
    step = np.where(until < end, np.maximum(worth[order][after], 0), 0)
    others = np.where(inside, others - np.maximum(worth, 0) + step, others)
    return np.asarray(worth + np.maximum(others, 0))
