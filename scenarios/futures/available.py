"""On which days a place can be used, whoever lives there: asked of the rule itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.children import Child
from matching.later import opened
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.rules.availability import AVAILABILITY
from scenarios.futures.alike import by_key

OPEN_AGAIN = (PlaceStatus.AVAILABLE, PlaceStatus.FULL)
"""A place marked full is judged by who lives there. A hold or break is over after its recorded last
day; any other mark stands for the whole run."""

NOBODY = Child(id="nobody", born=date(2000, 1, 1))

Flags = NDArray[np.bool_]


def as_if_available(place: Place) -> Place:
    """Give a place with no mark that keeps it from being used."""
    return replace(
        place, status=PlaceStatus.AVAILABLE, held_until=None, available_from=None, stops_on=None
    )


def availability(places: Sequence[Place], dates: Sequence[date], policy: Policy) -> Flags:
    """Say for each step and place whether it can be used; asked once for all marked alike.

    A test holds the rule to looking at nothing but the marks.
    """
    marks = [(p.status, p.held_until, p.available_from, p.stops_on) for p in places]
    which, marked = by_key(places, marks)
    available = [
        [_available(opened(p, day) if step else p, day, policy) for p in marked]
        for step, day in enumerate(dates)
    ]
    found: Flags = np.array(available, dtype=bool)[:, which]
    return found


def _available(place: Place, day: date, policy: Policy) -> bool:
    """Ask the rule itself whether a place can be used on a day; it looks at the place alone."""
    if place.status is PlaceStatus.UNREGISTERED:
        return False
    judged = replace(place, status=PlaceStatus.AVAILABLE) if place.status in OPEN_AGAIN else place
    return AVAILABILITY.reason(NOBODY, judged, day, policy) is None
