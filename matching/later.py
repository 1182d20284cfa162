"""The same problem on a later day, as recorded dates would have it; nothing is predicted.

A settled or moving child whose recorded planned end has come has left the place; a hold or a break
whose recorded end has come is over; a support package whose day has come is there; a home
whose planned last day has come takes nobody new; ages are those
of the day. Nobody else comes or goes.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from matching.children import Child, ChildStatus
from matching.places import Place, PlaceStatus
from matching.problem import Problem
from matching.rules.availability import ENDS_ON_A_DAY


def later(problem: Problem, day: date, keeping: Collection[str] = ()) -> Problem:
    """Give the problem as recorded dates have it on a day; those in `keeping` stay."""
    if day <= problem.date:
        return problem
    return replace(
        problem,
        date=day,
        children=tuple(
            child for child in problem.children if child.id in keeping or not gone_by(child, day)
        ),
        places=tuple(opened(place, day) for place in problem.places),
    )


def gone_by(child: Child, day: date) -> bool:
    """Say whether a child who lives somewhere has moved on by a day, by the recorded date."""
    if child.status is ChildStatus.WAITING or child.planned_end is None:
        return False
    return child.planned_end <= day


def opened(place: Place, day: date) -> Place:
    """Give the place as it is on a day, by its recorded dates."""
    opens = place.opens_on
    if place.status in ENDS_ON_A_DAY and opens is not None and opens <= day:
        return replace(place, status=PlaceStatus.AVAILABLE)
    return place


def recorded_days(problem: Problem, last: date) -> tuple[date, ...]:
    """List the days up to the last on which a recorded date changes something, first day first."""
    places = [place.opens_on for place in problem.places if waits_for_its_day(place, problem.date)]
    packages = [place.support_from for place in problem.places]
    stops = [place.stops_on for place in problem.places]
    children = [
        child.planned_end for child in problem.children if child.status is not ChildStatus.WAITING
    ]
    days = {day for day in (*places, *packages, *stops, *children) if day is not None}
    return tuple(sorted(day for day in days if problem.date < day <= last))


def waits_for_its_day(place: Place, today: date) -> bool:
    """Say whether all that keeps a place from being used is a recorded day still to come."""
    opens = place.opens_on
    if opens is None or opens <= today:
        return False
    return place.status is PlaceStatus.AVAILABLE or place.status in ENDS_ON_A_DAY
