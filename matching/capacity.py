"""What all places can really take, today and as recorded dates change it, added up by tier."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from matching.home.effective_capacity import CapacityOnDay, capacity_until
from matching.home.free_soon import FreeSoon
from matching.home.waterfall import Step, TierCapacity, by_tier, waterfall
from matching.in_words.plain import plain
from matching.one_child.of_the_day import OfTheDay
from matching.places import PlaceType
from matching.problem import Problem
from matching.rests_on import RestsOn, rests_on
from matching.version import our_version


@dataclass(frozen=True, slots=True)
class Capacity:
    """Every place today, and again on each day until the last on which it changes."""

    day: date
    until: date
    steps: tuple[Step, ...]
    tiers: tuple[TierCapacity, ...]
    places: tuple[CapacityOnDay, ...]
    short_break_places: int
    """Places in homes for short breaks: a service apart, in none of the other figures."""
    free_soon: FreeSoon
    version: str
    problem_hash: str
    rests_on: RestsOn
    warnings: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Write the answer as plain lists and words; each place says how many are available."""
        written = plain(self)
        for place, each in zip(written["places"], self.places, strict=True):
            place["available"] = each.available
        return written


def capacity_of(problem: Problem, days: int = 28) -> Capacity:
    """Work out the capacity of a problem's places today and in the days after."""
    until, day = problem.date + timedelta(days=days), OfTheDay(problem)
    return Capacity(
        day=problem.date,
        until=until,
        steps=waterfall(day.capacities),
        tiers=by_tier(day.capacities),
        places=capacity_until(problem, until),
        short_break_places=sum(
            place.capacity for place in problem.places if place.type is PlaceType.SHORT_BREAK
        ),
        free_soon=day.free_soon,
        version=our_version(),
        problem_hash=day.fingerprint,
        rests_on=rests_on(problem),
        warnings=(*problem.warnings, *problem.policy.not_verified),
    )
