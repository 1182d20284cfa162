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
        here = np.flatnonzero(self.pairs)
        least = (priced.most - spare)[table.home[here]]
        self.pairs[here] = could_be_enough(table, priced, here) >= least
        if priced.most.any() or priced.worth.pairs[self.pairs].any() or spare or len(block.gains):
            self.held.append(Held(priced, spare))


def could_be_enough(table: Table, priced: Priced, pairs: Whole) -> Whole:
    """Bound from above what any household is worth that has one of these pairs, for each."""
    worth = priced.worth.pairs[pairs].copy()
    if len(priced.worth.gains):
        one, other, _ = table.gains
        more = np.zeros(len(table.groups), dtype=np.int64)
        up = np.maximum(priced.worth.gains, 0)
        np.add.at(more, one, up)
        np.add.at(more, other, up)
        worth += more[table.group[pairs]]
    could: Whole = worth + _others(table, pairs, np.maximum(worth, 0))
    return could


def _others(table: Table, pairs: Whole, adds: Whole) -> Whole:
    """Bound what the others in a household with each pair add: each fills one place at least."""
    some = np.flatnonzero(adds)
    order = some[np.lexsort((-adds[some], table.home[pairs[some]]))]
    home = table.home[pairs[order]]
    sums = np.concatenate([[0], np.cumsum(adds[order])])
    every = np.arange(len(table.homes) + 1)
    start = np.searchsorted(home, every)
    mine = table.home[pairs]
    begin, end = start[mine], start[mine + 1]
    left = np.maximum(0, table.places[mine] - table.size[table.group[pairs]])
    until = np.minimum(begin + left, end)
    others = sums[until] - sums[begin]
    # Of those who stand among the best themselves, the next in line takes the place.
    rank = np.full(len(pairs), np.iinfo(np.int64).max)
    rank[order] = np.arange(len(order)) - start[home]
    among = rank < until - begin
    further = np.minimum(until + 1, end)
    return np.asarray(np.where(among, sums[further] - sums[begin] - adds, others))
