"""Families of several brothers and sisters who will need a home, counted in the futures to come."""

from typing import TYPE_CHECKING

import numpy as np

from scenarios.children.routes import Route
from scenarios.futures.stage import stage_of
from scenarios.world import World

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline
    from scenarios.pipeline.answers.asked import Asked, Numbers

FUTURES = 1000
"""Large families are rare: more futures are drawn than for the other answers."""


def families_to_come(asked: "Asked", least: int) -> "Numbers | None":
    """Count, in each future, the families of at least so many who come and need a home.

    Those who come together within the months looked at, as in the futures of a scenario: the
    sizes of families follow the brothers and sisters recorded as coming together. None for an
    authority without a history, of which it is not known.
    """
    baseline: Baseline = asked.baseline
    if baseline.history is None:
        return None
    months = len(asked.dates) - 1
    setting = stage_of(World(baseline), months=months, draws=FUTURES, seed=asked.seed).setting
    coming = setting.to_come
    here = coming.route == Route.HOME
    families = np.stack([coming.draw[here], coming.family[here]])
    of_family, children = np.unique(families, axis=1, return_counts=True)
    large: Numbers = np.bincount(of_family[0, children >= least], minlength=FUTURES).astype(float)
    return large
