"""What each lever adds: alone, and together, with one term for how they work on each other."""

from collections.abc import Sequence

import numpy as np

from scenarios.reading.mean_and_range import mean_and_range
from scenarios.reading.measures import MEASURES, Draws, Measure, over_the_run
from scenarios.result import Row
from scenarios.tables.counted import Counted

INTERACTION = "interaction"


def contributions_table(
    without: Counted, alone: Sequence[tuple[str, Counted]], together: Counted
) -> list[Row]:
    """Give a row for each lever and measure, over the whole run and from the same draws.

    A lever's contribution is what it changes when it alone is pulled. What all levers change
    together less the sum of these is the interaction, so that the rows of a measure add up.
    """
    rows: list[Row] = []
    for measure in MEASURES:
        base = over_the_run(without, measure)
        whole = over_the_run(together, measure) - base
        parts = [(name, _changes(counted, base, measure)) for name, counted in alone]
        rest = whole - np.sum([change for _, change in parts], axis=0)
        known = ~np.isnan(rest)
        rows += [
            _row(name, measure, change[known]) for name, change in [*parts, (INTERACTION, rest)]
        ]
    return rows


def _changes(counted: Counted, base: Draws, measure: Measure) -> Draws:
    changed: Draws = over_the_run(counted, measure) - base
    return changed


def _row(name: str, measure: Measure, change: Draws) -> Row:
    told = mean_and_range(change)
    return {
        "lever": name,
        "measure": measure.name,
        "contribution": told.mean,
        "q10": told.q10,
        "q90": told.q90,
    }
