"""When homes stop taking children: by chance, each with numbers of its own, or on a planned day."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from matching.places import Place
from scenarios.children.happenings import a_month
from scenarios.futures.steps import times_by_step
from scenarios.homes.households_to_come import RECRUITED
from scenarios.world import World

Steps = NDArray[np.int16]
Chance = NDArray[np.float64]
"""Between 0 and 1, for each draw and place."""


def chance_of_each(parts: tuple[int, int, int], draws: int, seed: int) -> list[Chance]:
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


def stops_of(
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


def stopping_as_planned(stops: Steps, places: Sequence[Place], dates: Sequence[date]) -> Steps:
    """Let places stop on the day recorded for them, where chance is not sooner.

    Nobody is placed at the end of a month on or after that day.
    """
    found = stops.copy()
    for column, place in enumerate(places):
        if place.stops_on is not None:
            step = sum(day < place.stops_on for day in dates)
            found[:, column] = np.minimum(found[:, column], step)
    return found
