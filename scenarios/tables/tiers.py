"""The true gap: the kind of home that would suit best against the kind children live in."""

import numpy as np

from scenarios.futures.counting import TIERS_EVERY
from scenarios.futures.tally import LIVED_IN
from scenarios.result import Row
from scenarios.tables.counted import Counted
from scenarios.tables.shortfall import LABELS


def tiers_table(counted: Counted) -> list[Row]:
    """Give a row for each preferred and actual kind of home: children over the run, with range.

    Counted every third month; children with kin or elsewhere are not in it.
    """
    times = len(range(TIERS_EVERY, len(counted.dates), TIERS_EVERY))
    if times == 0:
        return []
    children = counted.tally.in_tier.sum(axis=1) / times
    means, (low, high) = children.mean(axis=0), np.quantile(children, (0.1, 0.9), axis=0)
    return [
        {
            "preferred": preferred,
            "actual": actual,
            "children_mean": round(float(means[i, j]), 3),
            "q10": round(float(low[i, j]), 3),
            "q90": round(float(high[i, j]), 3),
        }
        for i, preferred in enumerate(LABELS)
        for j, actual in enumerate(LIVED_IN)
        if means[i, j] > 0
    ]
