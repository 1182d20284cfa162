"""A resolved problem as arrays: what the optimiser of many children works on.

A *pair* is a group and a home it may live in; pairs stand home by home, and groups and homes are
known by their number in the order of ids. Costs are whole numbers, pairs x levels. Where some
group must have a home, a level comes first that counts those who have none: a problem is
impossible when that cannot be nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.one_home import Together
from matching.resolved import Costs, Resolved

Whole = NDArray[np.int64]
Bits = NDArray[np.bool_]

NO_HOME = -1
"""The number that stands for no home here."""

TAKEN = np.iinfo(np.int64).max
"""Above what anything costs."""


@dataclass(frozen=True)
class Table:
    """Groups, homes, pairs and what they cost."""

    resolved: Resolved
    groups: tuple[str, ...]
    homes: tuple[str, ...]
    group: Whole
    """Of each pair, the number of its group ..."""
    home: Whole
    """... and of its home; pairs are in the order of homes, then of groups."""
    costs: Whole
    """Pairs x levels."""
    nowhere: Whole
    """Groups x levels: what it costs to have no home here."""
    must: bool
    """Whether the first level counts those who must have a home and have none."""
    gains: tuple[Whole, Whole, Whole]
    """Pairs of groups that would rather be together: one, the other, and what being apart costs
    (pairs of groups x levels)."""
    together: Together

    @property
    def levels(self) -> int:
        """Count the levels, with that of those who must have a home."""
        return int(self.costs.shape[1])

    @cached_property
    def start(self) -> Whole:
        """Give where each home's pairs begin, and after the last, where they end."""
        return np.searchsorted(self.home, np.arange(len(self.homes) + 1)).astype(np.int64)

    @cached_property
    def size(self) -> Whole:
        """Count the children of each group."""
        return np.array([group.size for group in self.resolved.groups], dtype=np.int64)

    @cached_property
    def places(self) -> Whole:
        """Count the places of each home."""
        return np.array([home.places for home in self.resolved.homes], dtype=np.int64)

    @cached_property
    def by_group(self) -> tuple[Whole, Whole]:
        """List pairs group by group, and where each group's begin and the last's end."""
        order = np.argsort(self.group, kind="stable")
        ends = np.searchsorted(self.group[order], np.arange(len(self.groups) + 1))
        return order.astype(np.int64), ends.astype(np.int64)

    @cached_property
    def range(self) -> tuple[Whole, Whole]:
        """Give the least and the most that each level can cost each group: groups x levels."""
        least, most = self.nowhere.copy(), self.nowhere.copy()
        for level in range(self.levels):
            costs = self.costs[:, level]
            least[:, level] = self.by_group_at(np.minimum, costs, least[:, level])
            most[:, level] = self.by_group_at(np.maximum, costs, most[:, level])
        return least, most

    def by_group_at(self, least: np.ufunc, values: Whole, begin: Whole) -> Whole:
        """Take the least, or the most, of each group's pairs and of what it begins with."""
        order, ends = self.by_group
        found = begin.copy()
        some = np.flatnonzero(np.diff(ends))
        if len(some):
            found[some] = least(found[some], least.reduceat(values[order], ends[some]))
        return found

    def pairs_of(self, group: int) -> Whole:
        """List the pairs of one group, in the order of homes."""
        order, ends = self.by_group
        return order[ends[group] : ends[group + 1]]

    def cheapest(self, able: Whole, cost: Whole, many: int) -> list[Whole]:
        """List the pair that costs each group least among some, then the next, so many times."""
        among = np.zeros(len(self.group), dtype=bool)
        among[able] = True
        order = self.by_group[0]
        order = order[among[order]]
        group, left = self.group[order], cost[order]
        start = np.flatnonzero(np.diff(group, prepend=-1))
        count = np.diff(start, append=len(order))
        found: list[Whole] = []
        for _ in range(many):
            least = np.minimum.reduceat(left, start) if len(start) else left
            at = np.flatnonzero((left == np.repeat(least, count)) & (left < TAKEN))
            at = at[np.diff(group[at], prepend=-1) > 0]
            found.append(order[at])
            left[at] = TAKEN
        return found

    @cached_property
    def key(self) -> Whole:
        """Give what each pair is looked up by; in order."""
        return self.home * len(self.groups) + self.group

    def pairs_at(self, groups: Whole, homes: Whole) -> Whole:
        """Give the numbers of pairs, or -1 where there is no such pair."""
        wanted = homes * len(self.groups) + groups
        at = np.searchsorted(self.key, wanted)
        at[at == len(self.key)] = 0
        there = self.key[at] == wanted if len(self.key) else np.zeros(len(at), dtype=bool)
        return np.where(there, at, -1)

    def pair(self, group: int, home: int) -> int:
        """Give the number of a pair, or -1 where there is no such pair."""
        return int(self.pairs_at(np.array([group]), np.array([home]))[0])

    def lived_in(self, homes: Whole) -> Whole:
        """List the pairs of an answer: the home of each group, or `NO_HOME`."""
        placed = np.flatnonzero(homes != NO_HOME)
        return self.pairs_at(placed, homes[placed])

    def value(self, homes: Whole) -> Whole:
        """Add up an answer level by level: the home of each group, or `NO_HOME`."""
        total = self.nowhere[homes == NO_HOME].sum(axis=0)
        total = total + self.costs[self.lived_in(homes)].sum(axis=0)
        one, other, costs = self.gains
        apart = (homes[one] == NO_HOME) | (homes[one] != homes[other])
        return np.asarray(total + costs[apart].sum(axis=0), dtype=np.int64)

    def assignment(self, homes: Whole) -> dict[str, str | None]:
        """Write the home of each group by its id."""
        return {
            group: None if home == NO_HOME else self.homes[home]
            for group, home in zip(self.groups, homes.tolist(), strict=True)
        }

    def numbers(self, assignment: Mapping[str, str | None]) -> Whole:
        """Read the home of each group as numbers."""
        number: dict[str | None, int] = {home: at for at, home in enumerate(self.homes)}
        number[None] = NO_HOME
        return np.array([number[assignment[group]] for group in self.groups], dtype=np.int64)

    def published(self, values: Sequence[int] | Whole) -> Costs:
        """Give the levels of the problem, without that of those who must have a home."""
        return tuple(int(value) for value in values[int(self.must) :])


def table_of(resolved: Resolved) -> Table | None:
    """Write a problem as a table; None when some group has nothing it may be given."""
    levels = len(resolved.levels)
    groups = tuple(group.id for group in resolved.groups)
    homes = tuple(home.id for home in resolved.homes)
    choices = _choices(resolved)
    if not all(placed or fallback is not None for placed, fallback in choices):
        return None
    group, home, costs = _pairs([placed for placed, _ in choices], homes, levels)
    no_fallback = np.array([fallback is None for _, fallback in choices], dtype=np.int64)
    nowhere = np.array([_cost_of_no_home(*each) for each in choices], dtype=np.int64)
    nowhere = nowhere.reshape(len(groups), levels)
    must = bool(no_fallback.any()) or not levels
    if must:
        costs = np.hstack([np.zeros((len(costs), 1), dtype=np.int64), costs])
        nowhere = np.hstack([no_fallback[:, None], nowhere])
    order = np.lexsort((group, home))
    return Table(
        resolved,
        groups,
        homes,
        group[order],
        home[order],
        np.asfortranarray(costs[order]),
        nowhere,
        must,
        _gains(resolved, groups, must=must),
        Together.of(resolved),
    )


Choices = tuple[Mapping[str, Costs], Costs | None]
"""The homes a group may be given, and the cost of none, where it may have none."""


def _choices(resolved: Resolved) -> list[Choices]:
    """List what each group may be given; locks and bans are applied where there are any."""
    decided = {group for group, _ in (*resolved.locks, *resolved.bans)}
    found: list[Choices] = []
    for group in resolved.groups:
        if group.id in decided:
            options = resolved.choices(group.id)
            fallback = options.pop(None, None)
            found.append(({h: c for h, c in options.items() if h is not None}, fallback))
        else:
            found.append((resolved.pairs.get(group.id, {}), resolved.fallback.get(group.id)))
    return found


def _pairs(
    placed: Sequence[Mapping[str, Costs]], homes: Sequence[str], levels: int
) -> tuple[Whole, Whole, Whole]:
    """List every pair's group, home and costs, group by group."""
    at = {home: number for number, home in enumerate(homes)}
    count = [len(each) for each in placed]
    total = sum(count)
    home = np.fromiter((at[h] for each in placed for h in each), np.int64, total)
    flat = chain.from_iterable(chain.from_iterable(each.values() for each in placed))
    costs = np.fromiter(flat, np.int64, total * levels).reshape(total, levels)
    return np.repeat(np.arange(len(placed)), count).astype(np.int64), home, costs


def _cost_of_no_home(placed: Mapping[str, Costs], fallback: Costs | None) -> Costs:
    """Give what no home costs; one who must have a home is taken to pay the least of each level."""
    return tuple(map(min, zip(*placed.values(), strict=True))) if fallback is None else fallback


def _gains(resolved: Resolved, groups: Sequence[str], *, must: bool) -> tuple[Whole, Whole, Whole]:
    """List who would rather be together, each pair of groups once."""
    number = {group: at for at, group in enumerate(groups)}
    total: dict[tuple[int, int], list[int]] = {}
    for one, other, costs in resolved.prefer_together:
        first, last = sorted((number[one], number[other]))
        found = total.setdefault((first, last), [0] * len(costs))
        for level, cost in enumerate(costs):
            found[level] += cost
    pairs = sorted(total)
    apart = np.array([total[pair] for pair in pairs], dtype=np.int64)
    apart = apart.reshape(len(pairs), len(resolved.levels))
    if must:
        apart = np.hstack([np.zeros((len(pairs), 1), dtype=np.int64), apart])
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1], apart
