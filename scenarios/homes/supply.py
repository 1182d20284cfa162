"""The homes that will exist, month by month: today's, those on their way, and those that close.

A *place* is a household or home. In each draw a place opens at the end of some month step (0: it is
there today) and may stop taking children at a later one, by chance or as is planned for it. Carers
who stop keep the children who live with them; they take no more. Nobody is moved because a carer
leaves: an assumption, and a kind one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import month_ends
from matching.in_words.how_many import how_many
from matching.places import Place, PlaceStatus, PlaceType
from matching.rules.availability import ENDS_ON_A_DAY
from scenarios.homes.households_to_come import households_to_come
from scenarios.homes.packages_that_begin import as_on, packages_that_begin, said_of_packages
from scenarios.homes.places_that_stop import (
    chance_of_each,
    chance_of_planned,
    stopping_as_planned,
    stops_of,
)
from scenarios.homes.supply_changes import with_changes, with_closures
from scenarios.world import PlannedPlaces, World

NEVER_CAPACITY = (PlaceType.SECURE, PlaceType.SHORT_BREAK)
"""Places that are nobody's option: a court decides on one, children go home from the other."""

ON_PAPER = (PlaceStatus.CLOSED, PlaceStatus.UNREGISTERED)
"""Homes that are no capacity: nobody is placed there, whatever is written of them."""

Steps = NDArray[np.int16]


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
    """For a place that comes, today's place whose price it has, by its id."""

    def approved(self, place: int, steps: int) -> NDArray[np.bool_]:
        """Say whether a place exists at the end of each month, and not on paper alone.

        Draws × steps.
        """
        step = np.arange(steps)
        opens, stops = self.opens[:, place, None], self.stops[:, place, None]
        on_paper = self.places[place].status in ON_PAPER
        existing: NDArray[np.bool_] = (opens <= step) & (step < stops) & (not on_paper)
        return existing


def supply_of(world: World, *, months: int, draws: int, seed: int) -> Supply:
    """Sample the homes of every draw. The same seed gives the same homes whatever levers add."""
    usable = tuple(p for p in world.baseline.places if p.type not in NEVER_CAPACITY)
    dates = month_ends(world.baseline.as_of, months)
    today = tuple(as_on(dates[0], place) for place in usable)
    to_come = households_to_come(world, dates, draws, seed)
    coming, brought = to_come.places, to_come.brought
    planned = _planned(world.planned_places, dates)
    places = (*today, *coming, *(place for place, _ in planned))
    opens = np.zeros((draws, len(places)), dtype=np.int16)
    opens[:, len(today) : len(today) + len(coming)] = to_come.opens
    opens[:, len(today) + len(coming) :] = [step for _, step in planned]
    chance = np.hstack(
        [
            *chance_of_each((len(today), len(coming) - brought, brought), draws, seed),
            chance_of_planned([place for place, _ in planned], draws, seed),
        ]
    )
    stops = stops_of(places, opens, chance, world, dates)
    stops = stopping_as_planned(stops, places, dates)
    priced_as = {len(today) + n: like.id for n, like in enumerate(to_come.alike)}
    notes = (
        *_notes(world),
        *_secure(world.baseline.places),
        *to_come.notes,
        *said_of_packages(usable, dates),
    )
    changes = (*packages_that_begin(usable, dates), *world.place_changes)
    supply = Supply(places, opens, stops, len(today), notes, priced_as=priced_as)
    return with_closures(with_changes(supply, changes, dates), world.closures, dates)


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


def _secure(places: Sequence[Place]) -> tuple[str, ...]:
    """Say why a secure home is in no table, with its beds, so that nobody looks for it."""
    beds = sum(place.capacity for place in places if place.type is PlaceType.SECURE)
    if not beds:
        return ()
    return (
        f"Secure accommodation ({how_many(beds, 'bed')}) is in no table of places: a court decides "
        "on it, and it is never proposed.",
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
    homes = how_many(len(shut), "home")
    return (
        f"Of {homes} here ({sum(place.capacity for place in shut)} places) that cannot be used, no "
        "day is recorded on which they can again: nobody is placed there in the whole run. Record "
        "the last day of a hold or a break (column held_until of the homes table), or the end of a "
        "review, once it is known.",
    )
