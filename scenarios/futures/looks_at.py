"""What each rule and each preference looks at: who and what is alike in that, it is asked once for.

Tests hold them to looking at nothing else but what is put into the words of a reason. One that is
not listed is asked about every child and every place.
"""

from collections.abc import Callable, Hashable
from operator import attrgetter
from typing import Any, NamedTuple

Traits = Callable[[Any], Hashable]


class LooksAt(NamedTuple):
    """Attributes: of a child or of what is wanted, of a place, and of how the place fits."""

    row: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    fit: tuple[str, ...] = ()


RULES = {
    "H1": LooksAt(place=("type", "status")),
    "H3": LooksAt(("needed_by",), ("type", "emergency_admission")),
    "F8": LooksAt(("id",), ("type", "named_children")),
    "F9": LooksAt(place=("status", "held_until", "available_from", "stops_on")),
    "C2": LooksAt(place=("type", "in_tier")),
    "F2": LooksAt(("born", "needed_by"), ("youngest", "oldest", "type")),
    "SEX": LooksAt(("sex",), ("sexes",)),
    "S1": LooksAt(("born",), ("type",)),
    "S2": LooksAt(place=("type", "status")),
    "C3": LooksAt(("court_conditions",), ("id", "on_island", "area")),
    "ESSENTIAL": LooksAt(("essential", "school"), ("offers", "area")),
}

PREFERENCES = {
    # Moves, and brothers and sisters apart, depend on the month, which counts them (`asking.py`).
    # What is wanted says nothing of either, so that no place need be looked at.
    "unplaced": LooksAt(),
    "off_island": LooksAt(("child.off_island_agreed",), ("on_island",)),
    "need_shortfall": LooksAt(fit=("shortfall",)),
    "siblings_apart": LooksAt(("family_at",)),
    "moves": LooksAt(("leaves_a_suitable_home",)),
    "above_preferred_tier": LooksAt(("tier_order", "suitable_tiers"), ("in_tier",)),
    "school_breaks": LooksAt(("child.school", "child.requirements", "child.essential"), ("area",)),
    "wishes_unmet": LooksAt(("child.wishes",), ("id", "type", "in_tier", "area", "offers")),
    "minutes": LooksAt(("child.school", "child.contact_area", "child.home_area"), ("area",)),
    "cost": LooksAt(
        place=("weekly_cost_pence", "support_cost_pence", "in_tier"), fit=("suitability",)
    ),
}


def traits_of(names: tuple[str, ...]) -> Traits:
    """Give what reads these attributes of a thing."""
    return attrgetter(*names) if names else _nothing


def _nothing(_thing: Any) -> Hashable:
    return ()
