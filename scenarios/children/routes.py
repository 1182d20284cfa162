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
from scenarios.children.needs_to_come import AGES_ALIKE
from scenarios.reference.placement_mix import SHARES

REFERENCE_CHILDREN = 5.0
"""How many children of the published mix count beside an age's own [A]."""


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
    """Give the chance of each route on arrival: groups of ages × routes, cumulated along routes.

    How the children of each age began, in the days the history holds in full, with the published
    mix weighed in where there are few.
    """
    began = REFERENCE_CHILDREN * np.array([_reference(youngest) for youngest, _ in AGES_ALIKE])
    if isinstance(history, EpisodeHistory) and len(history.stays):
        began += _beginnings(history)
    chances: NDArray[np.float64] = np.cumsum(began / began.sum(axis=1, keepdims=True), axis=1)
    return chances


def _reference(age: int) -> NDArray[np.float64]:
    shares = next(mix for (lowest, highest), mix in SHARES.items() if lowest <= age <= highest)
    found = np.zeros(len(Route))
    for group, share in shares.items():
        found[route_of(group)] += share / 100
    shares_of_all: NDArray[np.float64] = found / found.sum()
    return shares_of_all


def _beginnings(history: EpisodeHistory) -> NDArray[np.float64]:
    """Count on which route periods of care began, by group of ages."""
    spells, stays = history.spells, history.stays
    order = np.lexsort((stays.began, stays.spell))
    spell, began = stays.spell[order], stays.began[order]
    opens = np.ones(len(order), dtype=bool)
    opens[1:] = spell[1:] != spell[:-1]
    known = (began >= np.datetime64(history.complete_from, "D")) & (
        began <= np.datetime64(history.known_to, "D")
    )
    age = (began - spells.born[spell]).astype(np.int64) / 365.25
    lowest = np.array([youngest for youngest, _ in AGES_ALIKE])
    group = np.clip(np.searchsorted(lowest, age, side="right") - 1, 0, len(AGES_ALIKE) - 1)
    route = np.array([int(route_of(each)) for each in GROUPS])[stays.group[order]]
    found = np.zeros((len(AGES_ALIKE), len(Route)))
    np.add.at(found, (group[opens & known], route[opens & known]), 1.0)
    return found
