"""What would be free soon: read from recorded dates and added up by tier, never predicted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from matching.home.effective_capacity import capacity_today, homes_to_live_in
from matching.later import gone_by, later, recorded_days, waits_for_its_day
from matching.problem import Problem

WEEKS = (2, 4)


@dataclass(frozen=True, slots=True)
class Opening:
    """A place with more room on a later day than today, and the recorded dates behind it."""

    place: str
    tier: str
    day: date
    places: int
    """How many more are free than on the day before."""
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FreeByTier:
    """Places of one tier free within some weeks: as few as today, as many as the dates say.

    `at_least` counts today's free places and those that open by the home's own date; `at_most`
    counts children's recorded planned moves as well, which may come later than planned.
    """

    tier: str
    weeks: int
    today: int
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class FreeSoon:
    """Openings by day, and totals by tier after so many weeks."""

    openings: tuple[Opening, ...]
    by_tier: tuple[FreeByTier, ...]


def free_soon(problem: Problem, weeks: Sequence[int] = WEEKS) -> FreeSoon:
    """List what recorded dates say comes free; nobody who waits is counted as moving in."""
    last = problem.date + timedelta(weeks=max(weeks))
    return FreeSoon(
        tuple(_openings(problem, last)),
        tuple(row for within in weeks for row in _totals(problem, within)),
    )


def _openings(problem: Problem, last: date) -> list[Opening]:
    found = []
    free = _free(problem)
    for day in recorded_days(problem, last):
        now = _free(later(problem, day))
        found += [
            Opening(
                place.id,
                str(place.in_tier),
                day,
                now[place.id] - free[place.id],
                _because(problem, place.id, day),
            )
            for place in homes_to_live_in(problem)
            if now[place.id] > free[place.id]
        ]
        free = now
    return found


def _because(problem: Problem, place_id: str, day: date) -> tuple[str, ...]:
    place = problem.place_by_id[place_id]
    said = []
    if waits_for_its_day(place, problem.date) and place.opens_on == day:
        said.append(f"{place.label} is recorded as available from {day.isoformat()}")
    said += [
        f"{child.label} is recorded as moving on from {place.label} on {day.isoformat()}"
        for child in problem.residents_of(place_id)
        if child.planned_end == day
    ]
    return tuple(said)


def _totals(problem: Problem, weeks: int) -> list[FreeByTier]:
    day = problem.date + timedelta(weeks=weeks)
    today = _free(problem)
    stay = [child.id for child in problem.children if gone_by(child, day)]
    at_least = _free(_nobody_leaves(problem, day, stay))
    at_most = _free(later(problem, day))
    tiers: dict[str, list[str]] = {}
    for place in homes_to_live_in(problem):
        tiers.setdefault(str(place.in_tier), []).append(place.id)
    return [
        FreeByTier(
            tier,
            weeks,
            sum(today[place] for place in places),
            sum(at_least[place] for place in places),
            sum(at_most[place] for place in places),
        )
        for tier, places in sorted(tiers.items())
    ]


def _nobody_leaves(problem: Problem, day: date, stay: Sequence[str]) -> Problem:
    """Give the later problem in which children with a planned end are still there."""
    children = tuple(
        replace(child, planned_end=None) if child.id in stay else child
        for child in problem.children
    )
    return later(replace(problem, children=children), day)


def _free(problem: Problem) -> dict[str, int]:
    return {each.place: each.free for each in capacity_today(problem)}
