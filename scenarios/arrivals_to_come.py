"""The children who come in the next weeks, drawn from the baseline's own futures.

The same draws a scenario lives through: when children come, their ages and families from the
history, their needs from the profiles of those assessed. Only those who need a home here are given;
a child who comes in a month comes at its end.
"""

from datetime import timedelta
from math import ceil

import numpy as np

from matching.looking_ahead import ArrivalsToCome, Expected
from scenarios.baseline.baseline import Baseline
from scenarios.children.routes import Route
from scenarios.futures.beginnings import child_to_come
from scenarios.futures.stage import stage_of
from scenarios.world import World

WEEKS = 8
DRAWS = 100
DAYS_A_MONTH = 28
"""So many months are sampled that none of the weeks is left out."""


def arrivals_to_come(
    baseline: Baseline, *, weeks: int = WEEKS, draws: int = DRAWS, seed: int = 1
) -> ArrivalsToCome:
    """Sample who comes within some weeks; the same baseline and seed give the same children.

    Raises ValueError, with a sentence, for a baseline without a history.
    """
    months = ceil(weeks * 7 / DAYS_A_MONTH)
    setting = stage_of(World(baseline), months=months, draws=draws, seed=seed).setting
    last = baseline.as_of + timedelta(weeks=weeks)
    coming = setting.to_come
    expected = [
        Expected(int(coming.draw[row]), day, child_to_come(setting, row))
        for row in np.flatnonzero(coming.route == Route.HOME).tolist()
        if (day := setting.dates[int(coming.month[row])]) <= last
    ]
    source = f"{baseline.about.area or baseline.name}, {baseline.as_of.isoformat()}, seed {seed}"
    return ArrivalsToCome(draws, weeks, tuple(expected), source)
