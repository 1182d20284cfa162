"""Carers who plan to stop, and homes that will close: who is looking for a home is told the day.

From that day on the home takes nobody new (F9, `availability.py`). Who lives there stays, as far as
is recorded, so the day excludes no home before it comes; whether a child may stay is for the carers
or the manager to say.
"""

from collections.abc import Sequence
from datetime import date

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Kind, Task, TaskRule

RULE = "STOPS"


def plan_to_stop(
    group: Sequence[Child], place: Place, _occupancy: Occupancy, day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Say that a home plans to take nobody new from a day on, and whether the stay is longer."""
    if place.stops_on is None:
        return ()
    what = "The home plans to close" if place.type.is_home else "The carers plan to stop"
    begins = "took nobody new from" if place.stops_on <= day else "takes nobody new from"
    return tuple(
        Task(RULE, f"{what}: {place.label} {begins} {place.stops_on.isoformat()} on; {stay}")
        for stay in dict.fromkeys(_the_stay(child, place.stops_on, day) for child in group)
    )


def stay_to_ask_about(
    group: Sequence[Child], place: Place, _occupancy: Occupancy, day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Ask whether a child could stay beyond that day, where the stay is not known to end before."""
    if place.stops_on is None:
        return ()
    whom = f"the manager of {place.label}, which plans to close"
    if not place.type.is_home:
        whom = f"the carers at {place.label}, who plan to stop"
    return tuple(
        Task(
            RULE,
            f"Ask {whom} on {place.stops_on.isoformat()}, whether {child.label} could stay on, and "
            f"plan the next home where not: {_the_stay(child, place.stops_on, day)}",
        )
        for child in group
        if not _ends_before(child, place.stops_on, day)
    )


def _planned_end(child: Child, day: date) -> date | None:
    ahead = child.planned_end is not None and child.planned_end > day
    return child.planned_end if ahead else None


def _ends_before(child: Child, stops_on: date, day: date) -> bool:
    end = _planned_end(child, day)
    return end is not None and end <= stops_on


def _the_stay(child: Child, stops_on: date, day: date) -> str:
    """Say how the planned stay of a child stands to the day the home stops."""
    end = _planned_end(child, day)
    if end is None:
        return f"no end of the stay of {child.label} is recorded"
    order = "longer, to" if end > stops_on else "no longer than that, to"
    return f"the stay of {child.label} is planned for {order} {end.isoformat()}"


PLAN_TO_STOP = TaskRule(
    RULE,
    "Carers who plan to stop, or a home that will close, and by when",
    "the homes table (stops_on)",
    plan_to_stop,
    kind=Kind.NOTE,
)

STAY_TO_ASK_ABOUT = TaskRule(
    RULE,
    "Where carers plan to stop before the stay is known to end, they are asked about it",
    "the homes table (stops_on)",
    stay_to_ask_about,
)
