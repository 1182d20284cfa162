"""The minutes from each area where a home could be to the families and schools that are recorded.

A journey that is not in the minutes table is not known: not a number here, and never nought.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.baseline.baseline import Baseline
from scenarios.children.families_and_schools import (
    FamiliesAndSchools,
    Recorded,
    families_and_schools,
)

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Journeys:
    """Minutes, areas × recorded; the areas are in the order of their names."""

    areas: tuple[str, ...]
    known: FamiliesAndSchools
    to_family: Numbers
    to_school: Numbers
    measured: bool
    """Whether there is a minutes table at all."""


def journeys_of(baseline: Baseline) -> Journeys:
    """Look up every journey that children to come may make."""
    known = families_and_schools(baseline.children, baseline.as_of)
    minutes = {(row.from_area, row.to): row.minutes for row in baseline.minutes}
    areas = areas_for_homes(baseline)

    def looked_up(goal: Callable[[Recorded], str]) -> Numbers:
        found = [
            [minutes.get((area, goal(each)), np.nan) for each in known.recorded] for area in areas
        ]
        return np.array(found, dtype=np.float64).reshape(len(areas), len(known.recorded))

    return Journeys(
        areas=areas,
        known=known,
        to_family=looked_up(lambda each: each.family),
        to_school=looked_up(lambda each: each.school),
        measured=bool(minutes),
    )


def areas_for_homes(baseline: Baseline) -> tuple[str, ...]:
    """List the areas from which minutes are measured; none where all homes are off the island."""
    here = {place.area for place in baseline.places if place.on_island}
    away = {place.area for place in baseline.places if not place.on_island} - here
    return tuple(sorted({row.from_area for row in baseline.minutes} - away))
