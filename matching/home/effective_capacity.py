"""What a place can really take on a day: approved, not available and why, filled, and free.

Approved places are told apart into those filled, those that cannot be used, each with its reason,
and those free for one more child of whom nothing special is known. A place is lost to the first
reason that takes it, in the order of `REASONS`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matching.children import Child
from matching.in_words.how_many import how_many
from matching.later import later, recorded_days
from matching.places import Place, PlaceStatus, PlaceType
from matching.policy import Policy
from matching.problem import Problem
from matching.rules.availability import AVAILABILITY
from matching.rules.bedrooms import rooms_needed
from matching.rules.rule import Reason
from matching.rules.secure import SECURE


class Lost(StrEnum):
    """Why an approved place is no place for a child today."""

    NOT_REGISTERED = "not registered"
    SECURE = "secure, never counted"
    NOT_AVAILABLE = "not available"
    NAMED = "for named children, relatives or a long-term match"
    SOLE = "a child there must be the only one"
    BEDROOMS = "no bedroom"
    FOSTER_LIMIT = "over the fostering limit"
    EMERGENCIES = "kept for emergencies"


@dataclass(frozen=True, slots=True)
class PlacesLost:
    """Places lost for one reason, and the sentence that says so."""

    reason: str
    places: int
    sentence: str


@dataclass(frozen=True, slots=True)
class CapacityOnDay:
    """One place on one day: `approved` is `filled`, `lost` and `free` together, unless overfull."""

    place: str
    tier: str
    on_island: bool
    day: date
    approved: int
    filled: int
    lost: tuple[PlacesLost, ...]
    free: int
    """Room for children of whom nothing special is known."""

    @property
    def available(self) -> int:
        """Places filled or free: approved, less those that cannot be used."""
        return self.approved - sum(each.places for each in self.lost)


def capacity_on(
    place: Place, residents: Sequence[Child], day: date, policy: Policy
) -> CapacityOnDay:
    """Work out what one place with these residents can take on a day."""
    room = max(0, place.capacity - len(residents))
    lost = []
    for reason, takes in REASONS:
        places, sentence = takes(place, residents, day, policy, room)
        places = min(max(0, places), room)
        if places:
            lost.append(PlacesLost(str(reason), places, sentence))
            room -= places
    return CapacityOnDay(
        place.id,
        str(place.in_tier),
        place.on_island,
        day,
        place.capacity,
        len(residents),
        tuple(lost),
        room,
    )


def homes_to_live_in(problem: Problem) -> tuple[Place, ...]:
    """Leave out homes for short breaks, which are a service apart: nobody lives in them."""
    return tuple(place for place in problem.places if place.type is not PlaceType.SHORT_BREAK)


def capacity_today(problem: Problem) -> tuple[CapacityOnDay, ...]:
    """Work out every home to live in on the day of the problem.

    A child who may move still fills a place.
    """
    return tuple(
        capacity_on(place, problem.residents_of(place.id), problem.date, problem.policy)
        for place in homes_to_live_in(problem)
    )


def capacity_until(problem: Problem, last: date) -> tuple[CapacityOnDay, ...]:
    """Work out every place today and on each later day on which a recorded date changes it.

    A place is listed again only when something about it differs from the day before.
    """
    found: list[CapacityOnDay] = []
    before: dict[str, tuple[object, ...]] = {}
    for day in (problem.date, *recorded_days(problem, last)):
        for each in capacity_today(later(problem, day)):
            now = (each.approved, each.filled, each.lost, each.free)
            if before.get(each.place) != now:
                found.append(each)
            before[each.place] = now
    return tuple(found)


Taken = tuple[int, str]
"""How many places a reason takes of those left, and its sentence."""

Takes = Callable[[Place, Sequence[Child], date, Policy, int], Taken]


def _not_registered(
    place: Place, _residents: Sequence[Child], _day: date, _policy: Policy, room: int
) -> Taken:
    if place.type is PlaceType.SHORT_BREAK:
        return room, f"{place.label} is registered for short breaks alone"
    lost = place.status is PlaceStatus.UNREGISTERED
    return (room if lost else 0), f"{place.label} is not registered"


def _secure(
    place: Place, _residents: Sequence[Child], day: date, policy: Policy, room: int
) -> Taken:
    return _by_rule(SECURE.reason(_ANYONE, place, day, policy), room)


def _not_available(
    place: Place, _residents: Sequence[Child], day: date, policy: Policy, room: int
) -> Taken:
    return _by_rule(AVAILABILITY.reason(_ANYONE, place, day, policy), room)


def _named(
    place: Place, _residents: Sequence[Child], _day: date, _policy: Policy, room: int
) -> Taken:
    lost = bool(place.named_children) or place.type is PlaceType.KINSHIP
    return (room if lost else 0), f"{place.label} is for children named in its approval only"


def _sole(
    place: Place, residents: Sequence[Child], _day: date, _policy: Policy, room: int
) -> Taken:
    who = [child.label for child in residents if child.sole_child]
    return (room if who else 0), f"{', '.join(who)} must be the only child at {place.label}"


def _bedrooms(
    place: Place, residents: Sequence[Child], day: date, policy: Policy, room: int
) -> Taken:
    if place.bedrooms is None:
        return 0, ""
    free = max(0, place.bedrooms - rooms_needed(residents, day, policy))
    return room - free, (
        f"{place.label} is approved for {place.capacity} and has "
        f"{how_many(place.bedrooms, 'bedroom')}"
    )


def _foster_limit(
    place: Place, residents: Sequence[Child], _day: date, policy: Policy, room: int
) -> Taken:
    if policy.foster_limit is None or not place.type.is_foster:
        return 0, ""
    under = max(0, policy.foster_limit - len(residents))
    return room - under, (
        f"{place.label} may foster more than {policy.foster_limit} only if all are brothers and "
        "sisters or each has an exemption"
    )


def _emergencies(
    place: Place, _residents: Sequence[Child], _day: date, _policy: Policy, _room: int
) -> Taken:
    kept = place.reserved_for_emergencies
    return kept, f"{place.label} keeps {kept} for emergencies"


REASONS: tuple[tuple[Lost, Takes], ...] = (
    (Lost.NOT_REGISTERED, _not_registered),
    (Lost.SECURE, _secure),
    (Lost.NOT_AVAILABLE, _not_available),
    (Lost.NAMED, _named),
    (Lost.SOLE, _sole),
    (Lost.BEDROOMS, _bedrooms),
    (Lost.FOSTER_LIMIT, _foster_limit),
    (Lost.EMERGENCIES, _emergencies),
)

_ANYONE = Child("anyone", date(2000, 1, 1))
"""The rules asked here look at the place alone."""


def _by_rule(reason: Reason | None, room: int) -> Taken:
    return (0, "") if reason is None else (room, reason.text)
