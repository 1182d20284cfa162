"""Children one by one and homes that only count them: then matching is an assignment problem.

SciPy's sparse assignment solves it, a block of levels at a time. Prices of places, found from its
answer, tell which choices are in no answer as good; in the next block each of those, and
each place with a price that stays empty, costs more than all the levels there together.
"""

from collections.abc import Mapping
from itertools import chain, repeat
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.small import objective
from matching.resolved import Costs, Resolved, Solved

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Real = NDArray[np.float64]
Whole = NDArray[np.int64]

EXACT = 1 << 51
"""Whole numbers below this, and a sum of two, are exact in floating point."""

MOST_NUMBERS = 200_000_000
"""Above this it would take more than about 3 GB: each choice (a place of a home) takes a number a
level and four more, at 16 bytes, measured."""

NO_ROOM = -1
"""Stands for the place of a home that has none left."""

NOBODY = -1
"""Stands for the group of a place that is left empty."""


def solve_without_side_rules(resolved: Resolved) -> Solved | None:
    """Place everyone at the least cost, level by level; None where there are side rules."""
    room = _room(resolved)
    if room is None:
        return None
    groups = sorted(group.id for group in resolved.groups)
    homes = [home for home in sorted(room) for _ in range(min(room[home], len(groups)))]
    if not groups:
        nothing = (0,) * len(resolved.levels)
        return Solved("optimal", {}, nothing, nothing)
    entries = _entries(resolved, groups, homes)
    if entries is None:
        return None
    row, column, costs = entries
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
        group: homes[place] if place < len(homes) else None
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


def _entries(
    resolved: Resolved, groups: list[str], homes: list[str]
) -> tuple[Whole, Whole, Whole] | None:
    """List group, place and cost vector of every choice; None where they are too many.

    Having no home is a place of each group's own, after all the others.
    """
    first: dict[str, int] = {}
    for place, name in enumerate(homes):
        first.setdefault(name, place)
    options, nowhere = _options(resolved, groups)
    row = np.repeat(np.arange(len(groups)), [len(each) for each in options])
    begins = chain.from_iterable(map(first.get, each, repeat(NO_ROOM)) for each in options)
    column = np.fromiter(begins, np.int64, len(row))
    places = np.bincount(np.array([first[home] for home in homes], dtype=np.int64))
    times = np.append(places, 0)[column]  # the last is for homes with no room
    if times.sum() * (len(resolved.levels) + 4) > MOST_NUMBERS:
        return None
    vectors = chain(chain.from_iterable(each.values() for each in options), nowhere.values())
    size = (len(row) + len(nowhere), len(resolved.levels))
    flat = np.fromiter(chain.from_iterable(vectors), np.int64, size[0] * size[1])
    along = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    without = np.fromiter(nowhere, np.int64, len(nowhere))
    return (
        np.append(np.repeat(row, times), without),
        np.append(np.repeat(column, times) + along, len(homes) + without),
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

    Only choices are written down. Having no home is a place of each group's own, after the others.
    """

    def __init__(self, groups: int, places: int, row: Whole, column: Whole) -> None:
        self.groups = groups
        self.shape = (groups, places + groups)
        self.row = row
        self.column = column
        self.far = np.zeros(len(row), dtype=bool)
        self.wanted = np.zeros(self.shape[1], dtype=bool)

    def assign(self, block: Real, *, is_last: bool) -> Whole | None:
        """Give each group its place at least cost; None where someone has none."""
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import min_weight_full_bipartite_matching

        costs = self._costs(block)
        table = csr_array((costs, (self.row, self.column)), shape=self.shape)
        table.sort_indices()
        try:
            _, chosen = min_weight_full_bipartite_matching(table)
        except ValueError:  # SciPy's word for: somebody is left with nothing
            return None
        if not is_last:
            self._keep_as_good(table, costs, np.asarray(chosen, dtype=np.int64))
        return np.asarray(chosen, dtype=np.int64)

    def _costs(self, block: Real) -> Real:
        """Give what each choice costs, 1 at least, for SciPy takes 0 for no choice."""
        most = np.zeros(self.groups)
        np.maximum.at(most, self.row, block)
        dear = float(most.sum()) + 1  # more than all these levels can make up for
        wanted = self.wanted[self.column]
        return block + dear * self.far + np.where(wanted, 0.0, dear) + 1

    def _keep_as_good(self, table: "csr_array", costs: Real, chosen: Whole) -> None:
        """Price the places, and mark what is in no answer as good as this one.

        Prices are the highest that are at most 0 and leave nobody a place for less than they pay.
        """
        taken = np.full(self.shape[1], NOBODY)
        taken[chosen] = np.arange(self.groups)
        is_chosen = taken[self.column] == self.row
        paid = np.zeros(self.groups)
        paid[self.row[is_chosen]] = costs[is_chosen]
        prices = np.zeros(self.shape[1])
        pays = paid
        rows = np.arange(self.groups)
        while len(rows):
            before = prices[chosen]
            part = table[rows]
            least = part.data - np.repeat(pays[rows], np.diff(part.indptr))
            np.minimum.at(prices, part.indices, least)
            rows = np.flatnonzero(prices[chosen] < before)
            pays = paid - prices[chosen]
        self.far = costs - pays[self.row] - prices[self.column] > 0
        self.wanted = prices < 0
