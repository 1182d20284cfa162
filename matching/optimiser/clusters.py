"""Families as clusters of groups: which columns are whose, and the cheapest way to split each.

A cluster of brothers and sisters goes to homes in parts; a column is one part going to one home,
and its mask says which groups of the cluster are in the part.
"""

from collections.abc import Sequence

import numpy as np

from matching.optimiser.program import Program
from matching.optimiser.row import MOST_DEAR, Whole


def by_cluster(program: Program) -> list[tuple[int, Whole, Whole]]:
    """For each cluster: how many groups, and the masks and numbers of its columns."""
    masks: list[list[int]] = [[] for _ in program.clusters]
    numbers: list[list[int]] = [[] for _ in program.clusters]
    for number, column in enumerate(program.columns):
        masks[column.cluster].append(column.mask)
        numbers[column.cluster].append(number)
    return [
        (len(cluster), np.array(m, dtype=np.int64), np.array(n, dtype=np.int64))
        for cluster, m, n in zip(program.clusters, masks, numbers, strict=True)
    ]


def by_group(program: Program) -> dict[str, Whole]:
    """For each group: the numbers of the columns it is in."""
    found: dict[str, list[int]] = {g.id: [] for cluster in program.clusters for g in cluster}
    for number, column in enumerate(program.columns):
        for group in column.groups:
            found[group.id].append(number)
    return {group: np.array(numbers, dtype=np.int64) for group, numbers in found.items()}


def alone(clusters: Sequence[tuple[int, Whole, Whole]]) -> Whole:
    """List the columns of clusters of one group, cluster by cluster."""
    none = np.zeros(0, dtype=np.int64)
    return np.concatenate([none, *(numbers for size, _, numbers in clusters if size == 1)])


def cheapest_of_each(cluster: Whole, dear: Whole) -> tuple[int, Whole]:
    """Add up the least of each cluster (in order); say how much dearer each column is."""
    if not len(cluster):
        return 0, np.zeros_like(dear)
    start = np.flatnonzero(np.diff(cluster, prepend=-1))
    least = np.minimum.reduceat(dear, start)
    # Python adds up: the sum of thousands may be beyond 64 bits.
    return sum(least.tolist()), dear - np.repeat(least, np.diff(start, append=len(dear)))


def cheapest_parts(size: int, masks: Whole, dear: Whole) -> tuple[int, Whole]:
    """Split a cluster into parts at least cost; say how much dearer a split with each column is."""
    best: dict[int, int] = {}
    for mask, cost in zip(masks.tolist(), dear.tolist(), strict=True):
        best[mask] = min(cost, best.get(mask, cost))
    split: dict[int, int | None] = {0: 0}
    for whole in range(1, 1 << size):
        first = whole & -whole
        ways = (
            cost + rest
            for part, cost in best.items()
            if part & first and part & whole == part and (rest := split[whole ^ part]) is not None
        )
        split[whole] = min(ways, default=None)
    everyone = (1 << size) - 1
    total = split[everyone]
    if total is None:
        return 0, np.zeros_like(dear)
    above = [
        cost + rest - total if (rest := split[everyone ^ mask]) is not None else MOST_DEAR
        for mask, cost in zip(masks.tolist(), dear.tolist(), strict=True)
    ]
    return total, np.array(above, dtype=np.int64)
