"""Children one by one and homes that only count them: then matching is an assignment problem.

SciPy's `linear_sum_assignment` solves it, a block of levels at a time. Prices of places, found
from its answer, tell which choices are in no answer as good; in the next block each of those, and
each place with a price that stays empty, costs more than all the levels there together.
"""

from collections.abc import Mapping
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.small import objective
from matching.resolved import Resolved, Solved

Real = NDArray[np.float64]

EXACT = 1 << 51
"""Whole numbers below this, and a sum of two, are exact in floating point."""

MOST_ENTRIES = 20_000_000
"""Above this the table of groups and places would take too much room."""


def solve_without_side_rules(resolved: Resolved) -> Solved | None:
    """Place everyone at the least cost, level by level; None where there are side rules."""
    room = _room(resolved)
    if room is None:
        return None
    groups = sorted(resolved.groups, key=lambda group: group.id)
    choices = {group.id: resolved.choices(group.id) for group in groups}
    homes = [home for home in sorted(room) for _ in range(min(room[home], len(groups)))]
    if len(groups) * (len(homes) + len(groups)) > MOST_ENTRIES:
        return None
    row, column, costs = _entries(choices, homes, len(resolved.levels))
    blocks = _blocks(row, costs, len(groups))
    if blocks is None:
        return None
    table = _Table(len(groups), len(homes) + len(groups), row, column)
    places = np.zeros(0, dtype=np.int64)
    blocks = blocks or [np.zeros(len(row))]
    for number, block in enumerate(blocks, 1):
        found = table.assign(block, is_last=number == len(blocks))
        if found is None:
            return Solved("infeasible", {})
        places = found
    assignment = {
        group.id: homes[place] if place < len(homes) else None
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
    choices: Mapping[str, Mapping[str | None, tuple[int, ...]]], homes: list[str], levels: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """List group, place and cost vector of every choice; each group has a nowhere of its own."""
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for place, name in enumerate(homes):
        first.setdefault(name, place)
        count[name] = count.get(name, 0) + 1
    rows: list[int] = []
    columns: list[int] = []
    times: list[int] = []
    vectors: list[tuple[int, ...]] = []
    for number, options in enumerate(choices.values()):
        for home, costs in options.items():
            if home is None or home in first:
                rows.append(number)
                columns.append(len(homes) + number if home is None else first[home])
                times.append(1 if home is None else count[home])
                vectors.append(costs)
    flat = np.fromiter(chain.from_iterable(vectors), np.int64, len(vectors) * levels)
    repeated = np.array(times, dtype=np.int64)
    start = np.cumsum(repeated) - repeated
    along = np.arange(int(repeated.sum())) - np.repeat(start, repeated)
    return (
        np.repeat(np.array(rows, dtype=np.int64), repeated),
        np.repeat(np.array(columns, dtype=np.int64), repeated) + along,
        np.repeat(flat.reshape(len(vectors), levels), repeated, axis=0),
    )


def _blocks(row: NDArray[np.int64], costs: NDArray[np.int64], groups: int) -> list[Real] | None:
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
    """Groups by places: which choices are in an answer as good as the best so far."""

    def __init__(
        self, groups: int, places: int, row: NDArray[np.int64], column: NDArray[np.int64]
    ) -> None:
        self.shape = (groups, places)
        self.row = row
        self.column = column
        self.far = np.zeros(len(row))
        self.wanted = np.zeros(places)

    def assign(self, block: Real, *, is_last: bool) -> NDArray[np.int64] | None:
        """Give each group its place at least cost; None where someone has none."""
        from scipy.optimize import linear_sum_assignment

        most = np.zeros(self.shape[0])
        np.maximum.at(most, self.row, block)
        dear = float(most.sum()) + 1  # more than all these levels can make up for
        table = np.full(self.shape, np.inf)
        table[self.row, self.column] = block + dear * (self.far - self.wanted[self.column])
        try:
            _, chosen = linear_sum_assignment(table)
        except ValueError:  # SciPy's word for: somebody is left with nothing
            return None
        if not is_last:
            self._keep_as_good(table, chosen)
        return np.asarray(chosen, dtype=np.int64)

    def _keep_as_good(self, table: Real, chosen: NDArray[np.int64]) -> None:
        """Price the places, and mark what is in no answer as good as this one."""
        if not self.shape[0]:
            return
        rows = np.arange(self.shape[0])
        prices = np.zeros(self.shape[1])
        while True:
            pays = table[rows, chosen] - prices[chosen]
            lower = np.minimum(prices, (table - pays[:, None]).min(axis=0))
            if np.array_equal(lower, prices):
                break
            prices = lower
        left = table[self.row, self.column] - pays[self.row] - prices[self.column]
        self.far = (left > 0).astype(float)
        self.wanted = (prices < 0).astype(float)
