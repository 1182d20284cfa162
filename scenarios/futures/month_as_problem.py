"""The same month put to the full optimiser, as the panel's own placement problem.

For the rare month in which many children compete for the same few places, where a direct search
would take too long; and for the tests, which hold the two to the same answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matching.children import Child, ChildStatus, SiblingPlan
from matching.home.known_costs import KnownCosts
from matching.optimiser.cp_sat import solve_many
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.problem import Problem
from matching.resolved import Resolved
from matching.resolving.resolve import resolve
from scenarios.futures.seeker import NO_HOME, Option, Placed, Seeker

TIME_LIMIT = 20.0


@dataclass(frozen=True, slots=True)
class Month:
    """Who seeks a home in one draw, and the places that come into question, numbered anew."""

    seekers: tuple[Seeker, ...]
    living: Mapping[int, Sequence[Child]]
    """Who lives in each place and is not being placed."""
    rooms: Mapping[int, int]
    """How many more a place takes; places that take nobody are not in it."""
    places: tuple[Place, ...]
    numbers: tuple[int, ...]
    """The number of each place on the list of all."""


def month_of(
    seekers: Sequence[Seeker],
    living: Mapping[int, Sequence[Child]],
    rooms: Mapping[int, int],
    places: Sequence[Place],
) -> Month:
    """Keep what comes into question: places with room, and those where somebody may stay."""
    options = {option.place for seeker in seekers for option in seeker.options}
    numbers = tuple(sorted({*rooms, *options}))
    anew = {number: n for n, number in enumerate(numbers)}
    return Month(
        seekers=tuple(_numbered_anew(seeker, anew) for seeker in seekers),
        living={anew[number]: living[number] for number in numbers},
        rooms={anew[number]: room for number, room in rooms.items()},
        places=tuple(places[number] for number in numbers),
        numbers=numbers,
    )


def _numbered_anew(seeker: Seeker, anew: Mapping[int, int]) -> Seeker:
    return replace(
        seeker,
        options=tuple(Option(anew[option.place], option.cost) for option in seeker.options),
        stays=anew.get(seeker.stays, NO_HOME),
        not_again=tuple(anew[place] for place in seeker.not_again if place in anew),
    )


def resolved_month(
    month: Month,
    *,
    minutes: Mapping[tuple[str, str], int],
    day: date,
    policy: Policy,
    known_costs: KnownCosts,
) -> Resolved:
    """Let the panel's own rules and preferences work out who may live where and what it counts."""
    seekers, living, rooms, places = month.seekers, month.living, month.rooms, month.places
    settled = [
        replace(child, status=ChildStatus.SETTLED, current_place=places[place].id)
        for place, children in living.items()
        for child in children
    ]
    seeking = [_seeking(seeker, places) for seeker in seekers]
    taken = {place: len(children) for place, children in living.items()}
    for seeker in seekers:
        if seeker.stays != NO_HOME and seeker.stays not in rooms:
            taken[seeker.stays] = taken.get(seeker.stays, 0) + 1
    offered = tuple(
        _as_offered(place, taken.get(number, 0), rooms.get(number))
        for number, place in enumerate(places)
    )
    problem = Problem(day, (*settled, *seeking), offered, policy, minutes, known_costs=known_costs)
    resolved = resolve(problem)
    away = {s.child.id: _staying_away(resolved, s.child.id) for s in seekers if s.away}
    reviewed = {s.child.id: s for s in seekers if s.reviewed}
    none = dict.fromkeys(reviewed)
    pairs = {name: _of_a_review(resolved, each, places) for name, each in reviewed.items()}
    return replace(
        resolved,
        pairs={**resolved.pairs, **pairs},
        fallback={**resolved.fallback, **away, **none},
        bans=tuple((s.child.id, places[place].id) for s in seekers for place in s.not_again),
    )


def _staying_away(resolved: Resolved, child: str) -> tuple[int, ...]:
    """Count what staying off the island counts: that, and being apart from brothers and sisters."""
    alone = resolved.fallback[child]
    counts = dict.fromkeys(resolved.levels, 0) | {"off_island": 1}
    if alone is not None:
        counts["siblings_apart"] = alone[resolved.levels.index("siblings_apart")]
    return tuple(counts.values())


def _of_a_review(
    resolved: Resolved, seeker: Seeker, places: Sequence[Place]
) -> dict[str, tuple[int, ...]]:
    """Keep a child's home and the families better for them; the move is their plan, and free."""
    kept = {places[option.place].id for option in seeker.options}
    moves = resolved.levels.index("moves")
    return {
        home: (*costs[:moves], 0, *costs[moves + 1 :])
        for home, costs in resolved.pairs[seeker.child.id].items()
        if home in kept
    }


def solve_month(resolved: Resolved, month: Month) -> Placed | None:
    """Give the optimiser's answer, as places on the list of all; none if it found none in time."""
    solved = solve_many(resolved, time_limit=TIME_LIMIT)
    if solved.status not in ("optimal", "feasible"):
        return None
    numbers = {place.id: n for place, n in zip(month.places, month.numbers, strict=True)}
    homes = [solved.assignment[seeker.child.id] for seeker in month.seekers]
    found = tuple(NO_HOME if home is None else numbers[home] for home in homes)
    return Placed(found, solved.status == "optimal")


def _seeking(seeker: Seeker, places: Sequence[Place]) -> Child:
    """Describe a seeker as the panel would; futures place families together if possible."""
    plan = seeker.child.sibling_plan
    if plan is SiblingPlan.TOGETHER:
        plan = SiblingPlan.TOGETHER_IF_POSSIBLE
    if seeker.stays == NO_HOME:
        return replace(
            seeker.child, status=ChildStatus.WAITING, current_place=None, sibling_plan=plan
        )
    status = seeker.child.status
    return replace(
        seeker.child,
        status=status if status is ChildStatus.RETURNABLE else ChildStatus.TEMPORARY,
        current_place=places[seeker.stays].id,
        sibling_plan=plan,
    )


def _as_offered(place: Place, taken: int, room: int | None) -> Place:
    """Describe a place as it is this month: the room it has, or closed to newcomers."""
    if room is None or not place.on_island:
        closed = PlaceStatus.NOT_AVAILABLE
        beds = max(taken, place.capacity)
        return replace(place, status=closed, capacity=beds, support_from=None)
    return replace(
        place,
        status=PlaceStatus.AVAILABLE,
        held_until=None,
        available_from=None,
        stops_on=None,
        support_from=None,
        capacity=taken + room,
    )
