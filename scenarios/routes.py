"""Where children to come will live, before any matching: with kin, elsewhere, or in a home we find.

A *route* is settled on arrival here: a relative or friend who offers a home brings that home with
them, and a child who lives with parents, with adopters, in hospital or in custody takes none of
the homes that matching fills. Everyone else needs a home.
"""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from forecasting.history import EpisodeHistory, History
from forecasting.placement import GROUPS, PlacementGroup
from scenarios.needs_to_come import AGES_ALIKE
from scenarios.reference.placement_mix import SHARES

REFERENCE_CHILD_YEARS = 5.0
"""How many child-years of published mix count beside an age's own [A]."""


class Route(IntEnum):
    """How a child comes to live somewhere."""

    HOME = 0
    KIN = 1
    ELSEWHERE = 2


def route_of(group: PlacementGroup) -> Route:
    """Give the route that ends in a placement group."""
    match group:
        case PlacementGroup.KINSHIP:
            return Route.KIN
        case PlacementGroup.PARENTS | PlacementGroup.ADOPTION | PlacementGroup.OTHER:
            return Route.ELSEWHERE
        case _:
            return Route.HOME


def routes_by_age(history: History | None) -> NDArray[np.float64]:
    """Give the chance of each route: groups of ages × routes, cumulated along the routes.

    The share of time in care spent in each kind of home, by age on entry, over the days the
    history holds in full, with the published mix weighed in where there is little of it.
    """
    years = np.array([_reference(youngest) for youngest, _ in AGES_ALIKE])
    years *= REFERENCE_CHILD_YEARS
    if isinstance(history, EpisodeHistory) and len(history.stays):
        years += _child_years(history)
    chances: NDArray[np.float64] = np.cumsum(years / years.sum(axis=1, keepdims=True), axis=1)
    return chances


def _reference(age: int) -> NDArray[np.float64]:
    shares = next(mix for (lowest, highest), mix in SHARES.items() if lowest <= age <= highest)
    found = np.zeros(len(Route))
    for group, share in shares.items():
        found[route_of(group)] += share / 100
    shares_of_all: NDArray[np.float64] = found / found.sum()
    return shares_of_all


def _child_years(history: EpisodeHistory) -> NDArray[np.float64]:
    """Add up the years spent on each route, by group of ages on entry."""
    spells, stays = history.spells, history.stays
    first = np.datetime64(history.complete_from, "D")
    last = np.datetime64(history.known_to, "D")
    ended = np.where(np.isnat(stays.ended), last, np.minimum(stays.ended, last))
    days = (ended - np.maximum(stays.began, first)).astype(np.int64)
    entered = spells.began[stays.spell]
    age = (entered - spells.born[stays.spell]).astype(np.int64) / 365.25
    lowest = np.array([youngest for youngest, _ in AGES_ALIKE])
    group: NDArray[np.int64] = np.clip(
        np.searchsorted(lowest, age, side="right") - 1, 0, len(AGES_ALIKE) - 1
    )
    route = np.array([int(route_of(each)) for each in GROUPS])[stays.group]
    kept = (days > 0) & (entered >= first)
    cells = np.bincount(
        group[kept] * len(Route) + route[kept],
        weights=days[kept] / 365.25,
        minlength=len(AGES_ALIKE) * len(Route),
    )
    result: NDArray[np.float64] = cells.astype(np.float64).reshape(len(AGES_ALIKE), len(Route))
    return result
