"""Children one by one and homes that only count them: then matching is an assignment problem.

SciPy's `linear_sum_assignment` solves it, a block of levels at a time. Prices of places, found
from its answer, tell which choices are in no answer as good; in the next block each of those, and
each place with a price that stays empty, costs more than all the levels there together.
"""

from collections.abc import Mapping
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.small import objective
from matching.resolved import Costs, Resolved, Solved

Real = NDArray[np.float64]
Whole = NDArray[np.int64]

EXACT = 1 << 51
"""Whole numbers below this, and a sum of two, are exact in floating point."""

MOST_ENTRIES = 150_000_000
"""Above this the table of groups and places, eight bytes an entry, would take too much room."""

NOWHERE = -1
"""Stands for a place where a group has no home here."""

ROWS_AT_ONCE = 256
"""So many groups' rows are looked at together, that no second table is made."""


def solve_without_side_rules(resolved: Resolved) -> Solved | None:
    """Place everyone at the least cost, level by level; None where there are side rules."""
    room = _room(resolved)
    if room is None:
        return None
    groups = sorted(group.id for group in resolved.groups)
    homes = [home for home in sorted(room) for _ in range(min(room[home], len(groups)))]
    if len(groups) * max(len(homes), len(groups)) > MOST_ENTRIES:
        return None
    row, column, costs = _entries(resolved, groups, homes)
    blocks = _blocks(row, costs, len(groups))
    if blocks is None:
        return None
    table = _Table(len(groups), len(homes), row, column)
    places = np.zeros(0, dtype=np.int64)
    blocks = blocks or [np.zeros(len(row))]
    for number, block in enumerate(blocks, 1):
        found = table.assign(block, is_last=number == len(blocks))
        if found is None:
            return Solved("infeasible", {})
        places = found
    assignment = {
        group: None if place == NOWHERE else homes[place]
        for group, place in zip(groups, places.tolist(), strict=True)
    }
    total = objective(resolved, assignment)
    return Solved("optimal", assignment, total, total)


def _room(resolved: Resolved) -> dict[str, int] | None:
    """Count whom each home can take; None where more than a count is asked."""
    flags = bool(resolved.flag_apart) and any(group.flags for group in resolved.groups)
    if flags or resolved.apart or resolved.sharing or resolved.pair_bedrooms:
        return None
    if any(any(costs) for _, _, costs in resolved.prefer_together):
        return None
    if any(group.size != 1 or group.bedrooms != 1 or group.alone for group in resolved.groups):
        return None
    if any(home.reserved or home.limit is not None for home in resolved.homes):
        return None
    return {
        home.id: home.places if home.bedrooms is None else min(home.places, home.bedrooms)
        for home in resolved.homes
    }


def _entries(resolved: Resolved, groups: list[str], homes: list[str]) -> tuple[Whole, Whole, Whole]:
    """List group, place and cost vector of every choice: homes first, then having none."""
    first: dict[str, int] = {}
    for place, name in enumerate(homes):
        first.setdefault(name, place)
    options, nowhere = _options(resolved, groups)
    row = np.repeat(np.arange(len(groups)), [len(each) for each in options])
    begins = chain.from_iterable(map(first.get, each, repeat(NOWHERE)) for each in options)
    column = np.fromiter(begins, np.int64, len(row))
    vectors = chain(chain.from_iterable(each.values() for each in options), nowhere.values())
    size = (len(row) + len(nowhere), len(resolved.levels))
    flat = np.fromiter(chain.from_iterable(vectors), np.int64, size[0] * size[1])
    places = np.bincount(np.array([first[home] for home in homes], dtype=np.int64))
    times = np.append(places, 0)[column]  # the last is for homes with no room
    along = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    without = np.fromiter(nowhere, np.int64, len(nowhere))
    return (
        np.append(np.repeat(row, times), without),
        np.append(np.repeat(column, times) + along, np.full(len(without), NOWHERE)),
        np.repeat(flat.reshape(size), np.append(times, np.ones_like(without)), axis=0),
    )


def _options(
    resolved: Resolved, groups: list[str]
) -> tuple[list[Mapping[str, Costs]], dict[int, Costs]]:
    """Give the homes of every group, and by its number what having none costs where it may."""
    bound = {group for group, _ in (*resolved.locks, *resolved.bans)}
    options: list[Mapping[str, Costs]] = []
    nowhere: dict[int, Costs] = {}
    for number, group in enumerate(groups):
        mine, without = resolved.pairs.get(group, {}), resolved.fallback.get(group)
        if group in bound:
            choices = resolved.choices(group)
            mine = {home: costs for home, costs in choices.items() if home is not None}
            without = choices.get(None)
        options.append(mine)
        if without is not None:
            nowhere[number] = without
    return options, nowhere


def _blocks(row: Whole, costs: Whole, groups: int) -> list[Real] | None:
    """Put levels together into exact numbers, the least each group pays left out."""
    blocks: list[Real] = []
    now, room = np.zeros(len(row), dtype=np.int64), 0
    for level in costs.T:
        least = np.full(groups, np.iinfo(np.int64).max)
        np.minimum.at(least, row, level)
        above = level - least[row]
        most = np.zeros(groups, dtype=np.int64)
        np.maximum.at(most, row, above)
        span = int(most.sum()) + 1
        if span * (2 * groups + 2) > EXACT:
            return None
        if room and room * span * (2 * groups + 2) > EXACT:
            blocks.append(now.astype(float))
            now, room = above, span
        else:
            now, room = now * span + above, max(1, room) * span
    return [*blocks, now.astype(float)] if room else blocks


class _Table:
    """Groups by places: which choices are in an answer as good as the best so far.

    An entry is what a home costs a group more than having none, and 0 where that is no gain or no
    choice: an entry of 0 that is taken stands for nowhere. A group that must have a home has no
    such entries. There are as many places as groups at least; those made up for it are nobody's.
    """

    def __init__(self, groups: int, places: int, row: Whole, column: Whole) -> None:
        self.shape = (groups, max(places, groups))
        homes = int(np.count_nonzero(column != NOWHERE))
        self.row, self.without = np.split(row, [homes])
        self.column = column[:homes]
        self.most = np.full(groups, np.inf)
        self.most[self.without] = 0
        self.far = np.zeros(len(row), dtype=bool)
        self.wanted = np.zeros(self.shape[1], dtype=bool)

    def assign(self, block: Real, *, is_last: bool) -> Whole | None:
        """Give each group its place or nowhere at least cost; None where someone has neither."""
        from scipy.optimize import linear_sum_assignment

        more = self._more(block)
        table = np.repeat(self.most, self.shape[1]).reshape(self.shape)
        table[self.row, self.column] = np.minimum(more, self.most[self.row])
        try:
            rows, chosen = linear_sum_assignment(table)
        except ValueError:  # SciPy's word for: somebody is left with nothing
            return None
        if not is_last:
            self._keep_as_good(table, more, chosen)
        is_home = (table[rows, chosen] < 0) | (self.most > 0)
        return np.where(is_home, chosen, NOWHERE)

    def _more(self, block: Real) -> Real:
        """Give what each choice of a home costs more than having none, where that may be."""
        homes = len(self.row)
        most = np.zeros(self.shape[0])
        np.maximum.at(most, self.row, block[:homes])
        np.maximum.at(most, self.without, block[homes:])
        dear = float(most.sum()) + 1  # more than all these levels can make up for
        costs = block + dear * self.far
        nowhere = np.zeros(self.shape[0])
        nowhere[self.without] = costs[homes:]
        return costs[:homes] - dear * self.wanted[self.column] - nowhere[self.row]

    def _keep_as_good(self, table: Real, more: Real, chosen: Whole) -> None:
        """Price the places, and mark what is in no answer as good as this one.

        Prices are the highest that are at most 0 and leave nobody a place for less than they pay.
        Those of places left empty are 0, and nobody pays more than having no home costs them.
        """
        rows = np.arange(self.shape[0])
        costs = table[rows, chosen]
        prices = np.zeros(self.shape[1])
        pays = costs.copy()
        while len(rows):
            before = prices[chosen]
            for begin in range(0, len(rows), ROWS_AT_ONCE):
                some = rows[begin : begin + ROWS_AT_ONCE]
                np.minimum(prices, (table[some] - pays[some, None]).min(axis=0), out=prices)
            rows = np.flatnonzero(prices[chosen] < before)
            pays = costs - prices[chosen]
        left = more - pays[self.row] - prices[self.column]
        self.far = np.append(left > 0, pays[self.without] < 0)
        self.wanted = prices < 0
