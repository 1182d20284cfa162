"""Households of homes grown group by group: all that are worth as much as is asked, or the best.

A household is a home and a set of groups who could live there together. What one is *worth* is
added up over its pairs, and over those of it who would rather be together. Groups stand in the
order of what they could add, so a set that cannot come to as much as is asked is left early.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.fitting import Fitting, Sets
from matching.optimiser.table import Bits, Table, Whole

LOOKED_AT = 10
"""How many are looked at for each that may be kept: most of those looked at are kept."""

Number = NDArray[Any]
"""Whole numbers where a bound rests on them, floating point where only a direction is sought."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a household adds up to: over its pairs, and over its groups who gain by each other."""

    pairs: Number
    """Of every pair of the table."""
    gains: Number
    """Of every two who would rather be together, where they are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A worth, and the least of it that a household must have, home by home."""

    worth: Worth
    least: Number


class Wanted(Enum):
    """Which of the households that have all that is asked."""

    ALL = auto()
    SOME = auto()
    """Some of each home that has any: no one in them who adds to nothing."""
    BEST = auto()
    """Some of each home, those worth most by what is asked last among them."""


@dataclass(frozen=True, slots=True)
class Found:
    """Households with somebody in them."""

    home: Whole
    members: Whole
    """Households x most members: numbers of pairs, then -1."""
    worth: Number
    """What each is worth, by what was asked last."""

    def most_worth(self, a_home: int) -> Whole:
        """List so many of each home, those worth most first."""
        order = np.lexsort((-self.worth, self.home))
        home = self.home[order]
        near = np.arange(len(home)) - np.searchsorted(home, home) < a_home
        return np.asarray(order[near], dtype=np.int64)


def grow(
    fitting: Fitting,
    pairs: Whole,
    asked: Sequence[Asked],
    *,
    wanted: Wanted = Wanted.ALL,
    first: int | None = None,
    most: int = 1_000_000,
) -> Found | None:
    """List the households among these pairs that have all that is asked, or some of them.

    `first`: look only at so many pairs of each home, those that could add most. None where more
    than `most` sets would have to be looked at at a time.
    """
    if wanted is not Wanted.ALL:
        pairs = pairs[_could_help(fitting.table, pairs, asked)]
    growth = _Growth(fitting, pairs, asked, first)
    return growth.run(best=wanted is Wanted.BEST, most=most)


def _could_help(table: Table, pairs: Whole, asked: Sequence[Asked]) -> Bits:
    """Say which pairs could add to anything: a household is worth no less without the others."""
    helps = np.zeros(len(pairs), dtype=bool)
    for each in asked:
        helps |= _could_add(table, each.worth, pairs) > 0
    return helps


def _could_add(table: Table, worth: Worth, pairs: Whole) -> Number:
    """Bound what each pair adds to any household, with those it would rather be with."""
    one, other, _ = table.gains
    if not len(one):
        found: Number = worth.pairs[pairs]
        return found
    up = np.maximum(worth.gains, 0)
    more = np.zeros(len(table.groups), dtype=worth.pairs.dtype)
    np.add.at(more, one, up)
    np.add.at(more, other, up)
    added: Number = worth.pairs[pairs] + more[table.group[pairs]]
    return added


class _Growth:
    """The sets in the making, all of one size, and what is found so far."""

    def __init__(
        self, fitting: Fitting, pairs: Whole, asked: Sequence[Asked], first: int | None
    ) -> None:
        self.fitting = fitting
        self.table = fitting.table
        one, other, _ = self.table.gains
        self.one, self.other = one, other
        could = [_could_add(self.table, each.worth, pairs) for each in asked]
        order = np.lexsort((pairs, -could[-1], self.table.home[pairs]))
        self.pairs = pairs[order]
        could = [each[order] for each in could]
        home = self.table.home[self.pairs]
        if first is not None:
            near = np.arange(len(home)) - np.searchsorted(home, home) < first
            self.pairs, home = self.pairs[near], home[near]
            could = [each[near] for each in could]
        self.end = np.searchsorted(home, home, side="right")
        self.asked = asked
        self.least = [each.least.copy() for each in asked]
        self.worth = [each.worth.pairs[self.pairs] for each in asked]
        self.could = could[-1]
        self.sums = np.concatenate([[0], np.cumsum(np.maximum(could[-1], 0))])
        self.most_each = [self._most_of_each_home(each, home) for each in could[:-1]]
        self.found: list[tuple[Whole, Whole, Number]] = []

    def _most_of_each_home(self, could: Number, home: Whole) -> Number:
        """Give the most that any pair of each home could add, and nothing at least."""
        most = np.zeros(len(self.table.homes), dtype=could.dtype)
        np.maximum.at(most, home, could)
        return most

    def run(self, *, best: bool, most: int) -> Found | None:
        """Grow sets of one, of two and so on, until none could come to anything."""
        last = np.arange(len(self.pairs))
        sets = self.fitting.singles(self.pairs)
        worth = list(self.worth)
        while len(last):
            self._keep(sets, worth, best=best)
            joins = self._next(sets, worth, last, most)
            if joins is None:
                return None
            which, new = joins
            sets, able = self.fitting.joined(sets, which, self.pairs[new])
            which, new = which[able], new[able]
            gained = self._gained(sets.members)
            worth = [
                w[which] + own[new] + gain
                for w, own, gain in zip(worth, self.worth, gained, strict=True)
            ]
            last = new
        return self._all_found()

    def _keep(self, sets: Sets, worth: list[Number], *, best: bool) -> None:
        """Note the sets that keep every rule and have what is asked."""
        good = np.ones(len(sets.home), dtype=bool)
        for each, least in zip(worth, self.least, strict=True):
            good &= each >= least[sets.home]
        at = np.flatnonzero(good)
        at = at[self.fitting.fit(sets.at(at))] if len(at) else at
        if len(at):
            home = sets.home[at]
            self.found.append((home, sets.members[at], worth[-1][at]))
            if best:
                better = worth[-1][at]
                whole = better.dtype.kind == "i"
                np.maximum.at(
                    self.least[-1], home, better + 1 if whole else np.nextafter(better, np.inf)
                )

    def _next(
        self, sets: Sets, worth: list[Number], last: Whole, allowed: int
    ) -> tuple[Whole, Whole] | None:
        """List who might join which set: those after its last, where it could come to enough.

        None where they are more than allowed, or far too many to be looked at.
        """
        left = self.fitting.places[sets.home] - sets.size
        end = self.end[last]
        until = np.minimum(last + 1 + np.maximum(left, 0), end)
        could = (left > 0) & ~sets.alone & (last + 1 < end)
        could &= worth[-1] + self.sums[until] - self.sums[last + 1] >= self.least[-1][sets.home]
        for each, least, most in zip(worth, self.least, self.most_each, strict=False):
            could &= each + left * most[sets.home] >= least[sets.home]
        able = np.flatnonzero(could)
        many = end[able] - last[able] - 1
        if many.sum() > LOOKED_AT * allowed:
            return None
        which = np.repeat(able, many)
        along = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
        new = last[which] + 1 + along
        # Whoever joins comes before all that could join later: none of them could add more.
        reach = worth[-1][which] + np.maximum(self.could[new], 0) * left[which]
        near = np.flatnonzero(reach >= self.least[-1][sets.home[which]])
        return None if len(near) > allowed else (which[near], new[near])

    def _gained(self, members: Whole) -> list[Number]:
        """Add up, by each worth, what the last member gains by being with each of the others."""
        if not len(self.one):
            return [np.zeros(len(members), dtype=each.worth.pairs.dtype) for each in self.asked]
        groups = len(self.table.groups)
        key = self.one * groups + self.other
        group = self.table.group[members]
        first = np.minimum(group[:, :-1], group[:, -1:])
        second = np.maximum(group[:, :-1], group[:, -1:])
        wanted = first * groups + second
        at = np.searchsorted(key, wanted)
        at[at == len(key)] = 0
        there: Bits = key[at] == wanted
        return [
            np.where(there, each.worth.gains[at], 0).sum(axis=1).astype(each.worth.pairs.dtype)
            for each in self.asked
        ]

    def _all_found(self) -> Found:
        widest = max((members.shape[1] for _, members, _ in self.found), default=1)
        none = np.zeros((0, widest), dtype=np.int64)
        return Found(
            np.concatenate([none[:, 0], *(home for home, _, _ in self.found)]),
            np.concatenate([none, *(_widened(members, widest) for _, members, _ in self.found)]),
            np.concatenate(
                [none[:, 0].astype(self.worth[-1].dtype), *(worth for *_, worth in self.found)]
            ),
        )


def _widened(members: Whole, widest: int) -> Whole:
    more = widest - members.shape[1]
    return np.pad(members, ((0, 0), (0, more)), constant_values=-1) if more else members


def worth_of(fitting: Fitting, members: Whole, worth: Worth) -> Number:
    """Add up what households are worth: households x members, pairs or -1."""
    table = fitting.table
    there = members >= 0
    total: Number = np.where(there, worth.pairs[members], 0).sum(axis=1, dtype=worth.pairs.dtype)
    one, other, _ = table.gains
    if not len(one) or not worth.gains.any():
        return total
    groups = len(table.groups)
    key = one * groups + other
    group = np.where(there, table.group[members], -1)
    for first in range(members.shape[1]):
        for second in range(first + 1, members.shape[1]):
            a, b = group[:, first], group[:, second]
            wanted = np.minimum(a, b) * groups + np.maximum(a, b)
            at = np.searchsorted(key, wanted)
            at[at == len(key)] = 0
            total += np.where((key[at] == wanted) & (a >= 0) & (b >= 0), worth.gains[at], 0)
    return total
