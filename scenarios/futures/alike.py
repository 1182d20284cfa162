"""Places that differ in name only: what is asked of one need not be asked of the others."""

from collections.abc import Sequence

import numpy as np

from forecasting.ages import Whole
from matching.children import Child
from matching.places import Place


def alike(places: Sequence[Place], named: frozenset[str]) -> tuple[Whole, list[Place]]:
    """Give places that differ in name only one number, and for each number a place.

    Households to come are copies of a few kinds. A place that a child's own words may name, or that
    is approved for named children, is like no other but itself.
    """
    keys: list[object] = []
    for place in places:
        alone = place.id in named or place.named_children
        itself = (place.id, place.named_children) if alone else ()
        keys.append((*itself, *_traits(place)))
    return by_key(places, keys)


def by_key(places: Sequence[Place], keys: Sequence[object]) -> tuple[Whole, list[Place]]:
    """Give places with equal keys one number, and for each number the first of them."""
    numbers: dict[object, int] = {}
    found = [numbers.setdefault(key, len(numbers)) for key in keys]
    first = dict(zip(reversed(found), reversed(places), strict=True))
    return np.array(found, dtype=np.int64), [first[number] for number in range(len(numbers))]


def named_in(children: Sequence[Child]) -> frozenset[str]:
    """List the words in which children, or a court for them, may name a place."""
    words = [word for child in children for word in (*child.wishes, *child.court_conditions)]
    return frozenset((*words, *(word.partition(":")[2] for word in words)))


def _traits(place: Place) -> tuple[object, ...]:
    """List all that a rule about a child and a place alone, or a preference, may look at."""
    return (
        *(place.type, place.in_tier, place.on_island, place.capacity, place.bedrooms),
        *(place.youngest, place.oldest, place.sexes, place.levels, place.supported),
        *(place.offers, place.area, place.weekly_cost_pence, place.support_cost_pence),
        *(place.exemptions, place.emergency_admission),
        *(place.reserved_for_emergencies, place.pair_assessments),
    )
