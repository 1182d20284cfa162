"""Whether a run reaches what its scenario aims at, as surely as it asks."""

from collections.abc import Sequence
from math import ceil

import numpy as np

from scenarios.reading.measures import SIBLINGS_TOGETHER, SUITABLE_ON_ISLAND, Draws, over_the_run
from scenarios.result import Row
from scenarios.scenario import Target
from scenarios.tables.counted import Counted

OF_TARGET = {measure.name: measure for measure in (SUITABLE_ON_ISLAND, SIBLINGS_TOGETHER)}


def targets_table(counted: Counted, targets: Sequence[Target]) -> list[Row]:
    """Give a row a target: how often it holds over the draws, and whether that is often enough.

    A draw with nothing to measure (no brothers and sisters to be together) counts as holding.
    """
    return [_row(counted, target) for target in targets]


def holds(counted: Counted, target: Target) -> float:
    """Give the share of draws in which a target holds over the whole run."""
    return holding(over_the_run(counted, OF_TARGET[target.measure]), target.at_least)


def holding(shares: Draws, at_least: float) -> float:
    """Give the share of draws that reach a level; one with nothing to measure holds."""
    return float((np.isnan(shares) | (shares >= at_least)).mean())


def level_held(shares: Draws, probability: float) -> float:
    """Give the share that holds in so many of the draws; one with nothing to measure holds any."""
    ordered = np.sort(np.nan_to_num(shares, nan=1.0))
    needed = ceil(probability * len(ordered) - 1e-9)
    return float(ordered[len(ordered) - max(needed, 1)])


def _row(counted: Counted, target: Target) -> Row:
    shares = over_the_run(counted, OF_TARGET[target.measure])
    known = shares[~np.isnan(shares)]
    reached = holds(counted, target)
    low, middle, high = np.quantile(known, (0.1, 0.5, 0.9)) if len(known) else (None, None, None)
    return {
        "measure": target.measure,
        "at_least": target.at_least,
        "wanted_probability": target.probability,
        "probability": round(reached, 4),
        "met": "yes" if reached >= target.probability else "no",
        "q10": None if low is None else round(float(low), 4),
        "q50": None if middle is None else round(float(middle), 4),
        "q90": None if high is None else round(float(high), 4),
    }
