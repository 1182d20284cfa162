"""The homes that will exist, month by month: today's, those on their way, and those that close.

A *place* is a household or home. In each draw a place opens at the end of some month step (0: it is
there today) and may stop taking children at a later one. Carers who stop keep the children who
live with them; they take no more. Nobody is moved because a carer leaves: an assumption, and a
kind one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import month_ends
from matching.places import Place, PlaceStatus, PlaceType
from matching.rules.availability import ENDS_ON_A_DAY
from scenarios.baseline.records import ApplicationRecord
from scenarios.children.happenings import a_month
from scenarios.futures.steps import first_step, times_by_step
from scenarios.pipeline.approvals import approvals_of
from scenarios.pipeline.coming import coming_of
from scenarios.world import Closure, PlaceChange, PlannedPlaces, World

RECRUITED = (PlaceType.FOSTER, PlaceType.INTENSIVE_FOSTER)

NEVER_CAPACITY = (PlaceType.SECURE, PlaceType.SHORT_BREAK)
"""Places that are nobody's option: a court decides on one, children go home from the other."""

Steps = NDArray[np.int16]
Chance = NDArray[np.float64]
"""Between 0 and 1, for each draw and place."""


@dataclass(frozen=True)
class Supply:
    """Every place that exists in any draw, and in each draw from when to when it takes children."""

    places: tuple[Place, ...]
    opens: Steps
    """Draws × places: the step from which children may be placed there; months + 1 for never."""
    stops: Steps
    """Draws × places: the step from which no more children are placed there."""
    today: int
    """How many of the places exist today; they come first."""
    notes: tuple[str, ...]
    closing: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """By step, the places that close then: whoever lives there seeks another home."""
    before: Mapping[int, int] = field(default_factory=dict)
    """For a place as a plan changes it, the same place as it was first."""
    changing: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """By step, the places that change then, as they were and as they are: residents stay."""
    priced_as: Mapping[int, str] = field(default_factory=dict)
    """For a place that comes or changes, today's place whose price it has, by its id."""

    def approved(self, place: int, steps: int) -> NDArray[np.bool_]:
        """Say whether a place exists at the end of each month: draws × steps."""
        step = np.arange(steps)
        opens, stops = self.opens[:, place, None], self.stops[:, place, None]
        existing: NDArray[np.bool_] = (opens <= step) & (step < stops)
        return existing


def supply_of(world: World, *, months: int, draws: int, seed: int) -> Supply:
    """Sample the homes of every draw. The same seed gives the same homes whatever levers add."""
    today = tuple(p for p in world.baseline.places if p.type not in NEVER_CAPACITY)
    dates = month_ends(world.baseline.as_of, months)
    coming, alike, waits, brought = _approvals(world, dates, draws, seed)
    planned = _planned(world.planned_places, dates)
    places = (*today, *coming, *(place for place, _ in planned))
    opens = np.zeros((draws, len(places)), dtype=np.int16)
    opens[:, len(today) : len(today) + len(coming)] = waits
    opens[:, len(today) + len(coming) :] = [step for _, step in planned]
    chance = np.hstack(
        [
            *_chance_of_each((len(today), len(coming) - brought, brought), draws, seed),
            chance_of_planned([place for place, _ in planned], draws, seed),
        ]
    )
    stops = _stops(places, opens, chance, world, dates)
    priced_as = {len(today) + n: like.id for n, like in enumerate(alike)}
    supply = Supply(places, opens, stops, len(today), _notes(world), priced_as=priced_as)
    return with_closures(with_changes(supply, world.place_changes, dates), world.closures, dates)


def with_changes(supply: Supply, changes: Sequence[PlaceChange], dates: Sequence[date]) -> Supply:
    """Let each changed place take over from the place it was, in the month of the change.

    A place may change more than once; each change alters only what it is about.
    """
    places, opens, stops = list(supply.places), [supply.opens], [supply.stops.copy()]
    before, priced_as = dict(supply.before), dict(supply.priced_as)
    changing: dict[int, tuple[tuple[int, int], ...]] = {}
    first = {place.id: n for n, place in enumerate(supply.places)}
    now = dict(first)
    for change in sorted(changes, key=lambda each: each.first_month):
        step = first_step(change.first_month, dates)
        for place_id, new in change.new.items():
            old, number = now[place_id], len(places)
            all_stops = np.hstack(stops)
            stops = [all_stops]
            before[number], now[place_id] = first[place_id], number
            priced_as[number] = place_id
            changing[step] = (*changing.get(step, ()), (old, number))
            altered = change.altered(places[first[place_id]], new)
            name = f"{place_id} from {change.first_month:%Y-%m}"
            places.append(replace(places[old], **altered, id=_not_taken(name, places)))
            opens.append(np.maximum(np.hstack(opens)[:, [old]], step).astype(np.int16))
            stops.append(all_stops[:, [old]].copy())
            all_stops[:, old] = np.minimum(all_stops[:, old], step)
    return replace(
        supply,
        places=tuple(places),
        opens=np.hstack(opens),
        stops=np.hstack(stops),
        before=before,
        changing=changing,
        priced_as=priced_as,
    )


def _not_taken(name: str, places: Sequence[Place]) -> str:
    """Give a name, numbered where another place has it."""
    taken = {place.id for place in places}
    numbered = (name, *(f"{name} ({number})" for number in range(2, len(places) + 2)))
    return next(each for each in numbered if each not in taken)


def with_closures(supply: Supply, closures: Sequence[Closure], dates: Sequence[date]) -> Supply:
    """Close places: they take nobody from then on, and their children seek other homes."""
    stops, closing = supply.stops.copy(), dict(supply.closing)
    for closure in closures:
        step = first_step(closure.first_month, dates)
        for number, place in enumerate(supply.places):
            if closure.place_id in (place.id, supply.places[supply.before.get(number, number)].id):
                stops[:, number] = np.minimum(stops[:, number], step)
                closing[step] = (*closing.get(step, ()), number)
    return replace(supply, stops=stops, closing=closing)


def _approvals(
    world: World, dates: Sequence[date], draws: int, seed: int
) -> tuple[tuple[Place, ...], list[Place], Steps, int]:
    """Give households to be approved, today's alike, when, and how many only for a lever."""
    usual = [p for p in world.baseline.places if p.type in RECRUITED and not p.named_children]
    nobody = not world.baseline.pipeline and not world.campaigns
    if not usual or nobody:
        return (), [], np.empty((draws, 0), dtype=np.int16), 0
    coming = coming_of(world, dates, draws, seed, everyone=False)
    approvals = approvals_of(coming, dates)
    alike = [_of_the_same_type(usual, application) for application in approvals.open]
    places = [household_of(*each) for each in zip(approvals.open, alike, strict=True)]
    for stream, new in ((1, approvals.to_come), (4, approvals.brought)):
        like = np.random.default_rng([seed, stream]).integers(len(usual), size=(new.shape[1],))
        so_far = len(places) - len(approvals.open)
        places += [_newcomer(usual[int(like[n])], so_far + n + 1) for n in range(len(like))]
        alike += [usual[int(number)] for number in like]
    waits = np.hstack([approvals.on_their_way, approvals.to_come, approvals.brought])
    return tuple(places), alike, waits, approvals.brought.shape[1]


def _of_the_same_type(usual: Sequence[Place], application: ApplicationRecord) -> Place:
    """Find a household of today of the type applied for; any, where there is none."""
    same = (place for place in usual if place.type == application.type)
    return next(same, usual[0])


def household_of(application: ApplicationRecord, usual: Place) -> Place:
    """Describe an applicant as the place they would be; what is not known yet as a usual one."""
    kinds = {kind.value for kind in RECRUITED}
    return Place(
        id=f"application {application.application_id}",
        type=PlaceType(application.type) if application.type in kinds else PlaceType.FOSTER,
        capacity=application.places or 1,
        bedrooms=application.bedrooms or application.places or 1,
        youngest=application.youngest if application.youngest is not None else usual.youngest,
        oldest=application.oldest if application.oldest is not None else usual.oldest,
        sexes=application.sexes or "any",
        capability={d: application.capability.get(d.value, 1) for d in usual.capability},
        area=application.area,
        weekly_cost_pence=usual.weekly_cost_pence,
    )


def _newcomer(like: Place, number: int) -> Place:
    """Describe a household that has not come forward yet: like one there is today."""
    return replace(
        like,
        id=f"new household {number}",
        name=None,
        status=PlaceStatus.AVAILABLE,
        exemptions=(),
        pair_assessments=(),
        held_until=None,
        available_from=None,
        unavailable_reason=None,
    )


def _planned(planned: Sequence[PlannedPlaces], dates: Sequence[date]) -> list[tuple[Place, int]]:
    """Lay out the places that levers add, evenly over the months of their phase-in."""
    found: list[tuple[Place, int]] = []
    alike: Counter[str] = Counter()
    as_of, months = dates[0], len(dates) - 1
    for plan in planned:
        first = (plan.first_month.year - as_of.year) * 12 + plan.first_month.month - as_of.month
        for number in range(plan.number):
            step = first + number * plan.over_months // plan.number
            alike[plan.like.id] += 1  # two levers may add places of one name
            place = replace(plan.like, id=f"{plan.like.id} {alike[plan.like.id]}")
            found.append((place, min(max(step, 1), months + 1)))
    return found


def _chance_of_each(parts: tuple[int, int, int], draws: int, seed: int) -> list[Chance]:
    """Give each place that is not planned its chance of stopping: draws × places, by part.

    The parts are the places there today, those to come, and those to come only because of levers.
    Each has numbers of its own, a place at a time: whatever levers add, the others stop when they
    would have.
    """
    return [
        np.random.default_rng([seed, stream]).random((number, draws)).T
        for stream, number in zip((2, 5, 6), parts, strict=True)
    ]


def chance_of_planned(places: Sequence[Place], draws: int, seed: int) -> Chance:
    """Give each planned place its chance of stopping, draws × places: its own, by what it is.

    The first household of a kind has the same chance whatever other levers there are and in which
    order, and the second of that kind its own: so that two plans differ by what they buy alone.
    """
    alike: Counter[int] = Counter()
    found = np.empty((draws, len(places)))
    for column, place in enumerate(places):
        kind = _kind_of(place)
        alike[kind] += 1
        found[:, column] = np.random.default_rng([seed, 3, kind, alike[kind]]).random(draws)
    return found


def _kind_of(place: Place) -> int:
    """Give a number for what a place is: type, tier, room and ages; its name and price aside."""
    what = (place.type, place.in_tier, place.capacity, place.youngest, place.oldest, place.sexes)
    return crc32(" ".join(map(str, what)).encode())


def _stops(
    places: Sequence[Place], opens: Steps, chance: Chance, world: World, dates: Sequence[date]
) -> Steps:
    """Say when each fostering household stops, by its chance; other places stay open."""
    end = len(dates)
    monthly = a_month(world.assumptions.households_leaving_a_year)
    so_far = np.cumsum(-np.log1p(-monthly) * times_by_step(world.stopping_changes, dates))
    lasts = so_far[np.minimum(opens, end - 1)] - np.log1p(-chance)
    stops = np.maximum(np.searchsorted(so_far, lasts), opens + 1)
    recruited = np.array([place.type in RECRUITED for place in places], dtype=bool)
    return np.where(recruited, np.minimum(stops, end), end).astype(np.int16)


def _notes(world: World) -> tuple[str, ...]:
    """Say where the homes to come are taken from, and which of today's are not known to open."""
    if not world.baseline.pipeline:
        coming = "No carer pipeline was given: no household is approved beyond those a lever adds."
        return (coming, *_shut(world.baseline.places))
    return (
        f"Households to come: conversion and times from {len(world.baseline.pipeline)} records of "
        "the carer pipeline, weighed with what is published for England; as many enquire as in the "
        "last twelve months, most in January, May and September.",
        *_shut(world.baseline.places),
    )


def _shut(places: Sequence[Place]) -> tuple[str, ...]:
    """Count the homes here that cannot be used, with no day recorded on which they can again."""
    shut = [
        place
        for place in places
        if place.on_island
        and place.type not in NEVER_CAPACITY
        and (
            place.status is PlaceStatus.UNDER_REVIEW
            or (place.status in ENDS_ON_A_DAY and place.opens_on is None)
        )
    ]
    if not shut:
        return ()
    homes = "1 home" if len(shut) == 1 else f"{len(shut)} homes"
    return (
        f"Of {homes} here ({sum(place.capacity for place in shut)} places) that cannot be used, no "
        "day is recorded on which they can again: nobody is placed there in the whole run. Record "
        "the last day of a hold or a break (`held_until`), or the end of a review, once it is "
        "known.",
    )
