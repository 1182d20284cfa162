"""The relaxation of one block over the households of a face, and what its prices prove.

Households worth having at the prices of the day are grown and put in until there are none. The
prices are then rounded to whole parts, and the bound is added up in whole numbers from the most
that any household of each home is worth, so it is true whatever the rounding.
"""

from math import ceil
from time import monotonic

import numpy as np

from matching.optimiser.blocks import PARTS, Block
from matching.optimiser.face import Face, Priced
from matching.optimiser.first_prices import first_households
from matching.optimiser.fitting import Fitting
from matching.optimiser.growing import Asked, Found, Wanted, Worth, grow, worth_of
from matching.optimiser.master import Master, Prices
from matching.optimiser.rounding import rounded
from matching.optimiser.table import NO_HOME, Bits, Table, Whole

FIRST_PAIRS, FIRST_OF_MANY, MANY_HOMES = 6, 4, 3_000
"""How many pairs of a home are looked at for new households, until those are not enough; fewer
where there are thousands of homes, since there each household put in makes the relaxation slower
(10,000 children: 49 seconds instead of 67; but 2,000: 3.5 instead of 3.0)."""

MOST_A_ROUND = 4
"""How many households of one home are put in at a time."""

FIRST_HOMES = 4
"""With how many homes of each group the relaxation begins."""

MANY_GROUPS, HOMES_OF_MANY = 300, 2
"""From so many groups on, prices are led up before the first solve, and fewer homes are enough
(2,000 children: 1.8 seconds instead of 2.9; but 90: 0.05 instead of 0.03)."""

MANY_SETS = 20_000
"""Above so many sets to look at at a time, only some pairs of each home are looked at first."""

FAR = 1 << 61
"""Beyond any worth."""


class Relaxation:
    """The relaxation of a problem, kept from one block, and from one question, to the next."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.fitting = Fitting(table)
        self.master = Master(table)
        many = len(table.homes) > MANY_HOMES
        self.first_pairs = FIRST_OF_MANY if many else FIRST_PAIRS
        self.by_block: dict[int, Master] | None = None
        """The relaxation of each block by itself, where much the same is asked again and again:
        then little has changed since it was last solved."""
        self.has_begun = False
        singles = self.fitting.singles(np.arange(len(table.group)))
        self.alone = self.fitting.fit(singles)
        """Pairs that are a household of their own."""

    def _turn_to(self, block: Block) -> None:
        """Go on from where this block was last relaxed, where each is kept by itself."""
        if self.by_block is None:
            return
        if not self.by_block:
            self.by_block[block.first] = self.master
        if block.first not in self.by_block:
            self.by_block[block.first] = Master(self.table)
        before, self.master = self.master, self.by_block[block.first]
        self.master.take_over(before)

    def can_be_placed(self, face: Face, group: int) -> bool:
        """Say whether some household takes a group in, and put one in."""
        mine = self.table.pairs_of(group)
        mine = mine[face.pairs[mine]]
        by_itself = mine[self.alone[mine]]
        if len(by_itself):
            self.master.put_in(int(self.table.home[by_itself[0]]), (int(by_itself[0]),))
            return True
        is_mine = np.zeros(len(face.pairs), dtype=np.int64)
        is_mine[mine] = 1
        with_it = Worth(is_mine, np.zeros(len(self.table.gains[0]), dtype=np.int64))
        some = np.flatnonzero(face.pairs & np.isin(self.table.home, self.table.home[mine]))
        one = np.ones(len(self.table.homes), dtype=np.int64)
        found = grow(self.fitting, some, [Asked(with_it, one)])
        if found is None or not len(found.home):
            return found is None
        self.master.put_in(
            int(found.home[0]), tuple(sorted(p for p in found.members[0].tolist() if p >= 0))
        )
        return True

    def guide(self, face: Face, block: Block, deadline: float) -> Whole | None:
        """Come near the best of a block; give an answer near it, rounded where it is not whole."""
        self._make_ready(face, block, None)
        candidates = np.flatnonzero(face.pairs)
        while (prices := self.master.solve(deadline - monotonic())) is not None:
            scale = float(np.abs(prices.groups).max(initial=1.0))
            worth = Worth(
                prices.groups[self.table.group] - block.pairs, block.gains.astype(np.float64)
            )
            least = np.maximum(-prices.homes, 0) + 1e-9 * scale
            found = grow(
                self.fitting,
                candidates,
                [Asked(worth, least)],
                wanted=Wanted.SOME,
                first=self.first_pairs,
            )
            if found is None or not self._put_in(block, found):
                break
        if not self.master.has_answer:
            return None
        return self._rounded(face, block)

    def _rounded(self, face: Face, block: Block) -> Whole | None:
        """Make an answer of what the relaxation uses, be it not whole or not the best."""
        homes = rounded(self.table, self.master, face, block, self.master.used())
        return homes if face.nowhere[homes == NO_HOME].all() else None

    def relax(
        self, face: Face, block: Block, chosen: Whole | None, deadline: float, *, read: bool = True
    ) -> tuple[Priced, Whole | None] | None:
        """Give what the prices of a block prove, and its answer if it is whole and to be read.

        `chosen` is an answer at hand to begin with, if it is on the face. Where time runs out on
        the way, the prices so far prove less, and the answer is rounded. None: there is no answer
        at all, or no prices were found in time.
        """
        self._turn_to(block)
        self._make_ready(face, block, chosen)
        candidates, asked = np.flatnonzero(face.pairs), face.asked()
        so_far: Priced | None = None
        while (prices := self.master.solve(deadline - monotonic())) is not None:
            groups, worth = self._whole_prices(face, block, prices)
            most = self._most_so_far(face, worth)
            found, is_all = self._worth_more(candidates, asked, worth, most)
            if found is None:
                return None
            if is_all:
                np.maximum.at(most, found.home, found.worth)
                now = priced(self.table, block, groups, most)
                so_far = now if so_far is None or now.bound >= so_far.bound else so_far
                # Going on could raise the bound, but not to the next whole number.
                if now.least() >= next_whole(prices.value) or not self._put_in(block, found):
                    return now, self._read() if read else None
            else:
                self._put_in(block, found)
        if so_far is None:
            return None
        return so_far, self._rounded(face, block) if self.master.has_answer else None

    def _worth_more(
        self, candidates: Whole, asked: list[Asked], worth: Worth, most: Whole
    ) -> tuple[Found | None, bool]:
        """Find households worth more than any put in; say if those worth most are among them.

        Where they are very many, prices are still far off, and a few of each home will do.
        """
        more = [*asked, Asked(worth, np.minimum(most + 1, FAR))]
        found = grow(self.fitting, candidates, more, wanted=Wanted.BEST, most=MANY_SETS)
        if found is not None:
            return found, True
        some = grow(self.fitting, candidates, more, wanted=Wanted.SOME, first=self.first_pairs)
        if some is not None and len(some.home):
            return some, False
        return grow(self.fitting, candidates, more, wanted=Wanted.BEST), True

    def _whole_prices(self, face: Face, block: Block, prices: Prices) -> tuple[Whole, Worth]:
        """Round the prices of groups to parts, none above what having no home costs."""
        groups = np.rint(prices.groups * PARTS).astype(np.int64)
        groups = np.where(face.nowhere, np.minimum(groups, block.nowhere * PARTS), groups)
        return groups, worth_at(self.table, block, groups)

    def _most_so_far(self, face: Face, worth: Worth) -> Whole:
        """Give the most that a household already put in is worth, home by home."""
        most = np.where(face.used, -FAR, 0)
        columns = self.master.columns()
        here = columns.is_open
        value = worth_of(self.fitting, columns.members[here], worth)
        np.maximum.at(most, columns.home[here], value)
        return most

    def _put_in(self, block: Block, found: Found) -> int:
        """Put in the most worth of each home; count those that are new."""
        if not len(found.home):
            return 0
        some = found.most_worth(MOST_A_ROUND)
        return self._add(block, found.home[some], found.members[some])

    def _add(self, block: Block, home: Whole, members: Whole) -> int:
        cost = worth_of(self.fitting, members, Worth(block.pairs, -block.gains))
        new = 0
        for at, pairs, price in zip(home.tolist(), members.tolist(), cost.tolist(), strict=True):
            number, is_new = self.master.put_in(at, tuple(sorted(p for p in pairs if p >= 0)))
            new += is_new
            self.master.let(number, is_open=True)
            self.master.price(number, float(price))
        return new

    def _make_ready(self, face: Face, block: Block, chosen: Whole | None) -> None:
        """Shut out what is settled, price the rest anew, and put in something to begin with."""
        columns = self.master.columns()
        here = self.is_open(face, columns.members)
        cost = worth_of(self.fitting, columns.members, Worth(block.pairs, -block.gains))
        self.master.set_all(
            np.concatenate([face.nowhere, here]), np.concatenate([block.nowhere, cost])
        )
        self.master.use(face.used)
        if not self.has_begun:
            self.has_begun = True
            self._begin(face, block)
        if chosen is not None:
            self._add(block, *self.households(chosen))

    def is_open(self, face: Face, members: Whole) -> Bits:
        """Say which households could be in a best answer."""
        there = members >= 0
        here = np.asarray((face.pairs[members] | ~there).all(axis=1))
        if here.any():
            home = self.table.home[members[:, 0]]
            for asked in face.asked():
                here &= worth_of(self.fitting, members, asked.worth) >= asked.least[home]
        return here

    def _begin(self, face: Face, block: Block) -> None:
        """Put in each group in its few cheapest homes; for many, what homes want most as well."""
        are_many = len(self.table.groups) >= MANY_GROUPS
        able = np.flatnonzero(face.pairs & self.alone)
        able = able[self.is_open(face, able[:, None])]
        homes = HOMES_OF_MANY if are_many else FIRST_HOMES
        cheapest = np.concatenate(self.table.cheapest(able, block.pairs, homes))
        self._add(block, self.table.home[cheapest], cheapest[:, None])
        if are_many:
            for home, members in first_households(self.fitting, face, block, self.first_pairs):
                self._add(block, home, members)

    def households(self, homes: Whole) -> tuple[Whole, Whole]:
        """Give the households of an answer: their homes, and their pairs, padded by -1."""
        pairs = np.sort(self.table.lived_in(homes))
        home = self.table.home[pairs]
        lived, row = np.unique(home, return_inverse=True)
        rank = np.arange(len(home)) - np.searchsorted(home, home)
        members = np.full((len(lived), int(rank.max(initial=0)) + 1), -1, dtype=np.int64)
        members[row, rank] = pairs
        return lived, members

    def _read(self) -> Whole | None:
        """Read the relaxation as an answer, where every part of it is none or all."""
        homes = np.full(len(self.table.groups), NO_HOME)
        placed, full = np.zeros_like(homes), np.zeros(len(self.table.homes), dtype=np.int64)
        used = self.master.used()
        if any(1e-6 < part < 1 - 1e-6 for _, part in used):
            return None
        for number, part in used:
            if part > 0.5:
                home, groups = self.master.home[number], self.master.groups_of(number)
                homes[groups] = home
                placed[groups] += 1
                if home != NO_HOME:
                    full[home] += 1
        return homes if (placed == 1).all() and (full <= 1).all() else None


def next_whole(value: float) -> int:
    """Give the least whole number that is not below a value, but for what floating point adds."""
    return ceil(value - 1e-6 - 1e-13 * abs(value))


def worth_at(table: Table, block: Block, groups: Whole) -> Worth:
    """Say what pairs take off the bound of a block at whole-number prices of groups."""
    return Worth(groups[table.group] - block.pairs * PARTS, block.gains * PARTS)


def priced(table: Table, block: Block, groups: Whole, most: Whole) -> Priced:
    """Add up the bound that prices of groups prove, with the most any household is worth."""
    bound = sum(groups.tolist()) - sum(most.tolist())
    nowhere = block.nowhere * PARTS - groups
    return Priced(worth_at(table, block, groups), most, groups, nowhere, bound)


def own_best(table: Table, face: Face, block: Block) -> Priced:
    """Price a block by each group's own cheapest choice: enough where those fit together.

    Of two who gain by being together, the first is priced as if they always were.
    """
    groups = np.where(face.nowhere, block.nowhere, FAR // PARTS)
    cost = np.where(face.pairs, block.pairs, FAR // PARTS)
    groups = table.by_group_at(np.minimum, cost, groups)
    np.subtract.at(groups, table.gains[0], np.maximum(block.gains, 0))
    return priced(table, block, groups * PARTS, np.zeros(len(table.homes), dtype=np.int64))
