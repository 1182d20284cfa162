"""A home of the made-up authority, whatever its kind: one row of the homes file to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from matching.needs import INTENSITY
from matching.places import Impact, PlaceStatus, PlaceType
from matching.tiers import TIERS, Tier
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.needs import DrawnNeeds

Levels = tuple[int, ...]

PACKAGE = "weekly consultation and planned breaks for the carers"
"""What a support package is, wherever a home has one."""


@dataclass(frozen=True, slots=True)
class Home:
    """A household or home, with the children who live there today."""

    type: PlaceType
    capacity: int
    youngest: int
    oldest: int
    levels: Levels
    """What it can do unaided, in the order of `INTENSITY`."""
    residents: tuple[ChildToday, ...] = ()
    bedrooms: int | None = None
    area: str = ""
    status: PlaceStatus = PlaceStatus.AVAILABLE
    reason: str = ""
    held_until: date | None = None
    approved_from: date | None = None
    offers: tuple[str, ...] = ()
    only_named: bool = False
    """Kept for the children who live there: family and friends, and long-term matches."""
    with_support: tuple[tuple[str, int], ...] = ()
    pair_assessments: tuple[tuple[str, str, Impact], ...] = ()
    """A child who waits, one who lives there, and what is recorded of the two."""
    emergency_admission: bool | None = None
    weekly_cost: float | None = None
    support_cost: float | None = None
    price_year: int | None = None

    @property
    def room(self) -> int:
        """Places not filled today."""
        return self.capacity - len(self.residents)

    def row(self, place_id: str) -> dict[str, object]:
        """Give the row of the homes file."""
        return {
            "place_id": place_id,
            "type": self.type,
            "on_island": "no" if self.type.startswith("off_island") else "yes",
            "capacity": self.capacity,
            "bedrooms": self.bedrooms,
            "youngest": self.youngest,
            "oldest": self.oldest,
            "sexes": "any",
            "status": self.status,
            "held_until": self.held_until,
            "unavailable_reason": self.reason,
            "approved_from": self.approved_from,
            "area": self.area,
            "offers": ";".join(self.offers),
            "named_children": ";".join(c.id for c in self.residents) if self.only_named else "",
            "emergency_admission": _yes_no(self.emergency_admission),
            **{str(d): level for d, level in zip(INTENSITY, self.levels, strict=True)},
            "with_support": ";".join(f"{domain}:{level}" for domain, level in self.with_support),
            "pair_assessments": ";".join(
                f"{child}+{other}:{impact}" for child, other, impact in self.pair_assessments
            ),
            "weekly_cost": self.weekly_cost,
            "support_cost": self.support_cost,
            "support_package": PACKAGE if self.with_support else "",
            "price_year": self.price_year,
        }


def bedrooms_needed(residents: Sequence[ChildToday]) -> int:
    """Two brothers and sisters to a room when of one sex or both under 9, others their own."""
    alone = sorted(residents, key=lambda child: (child.family, child.sex, child.age))
    rooms = 0
    while alone:
        child = alone.pop(0)
        rooms += 1
        mate = next((other for other in alone if _may_share(child, other)), None)
        if mate is not None:
            alone.remove(mate)
    return rooms


def _may_share(one: ChildToday, other: ChildToday) -> bool:
    both_small = one.age < 9 and other.age < 9
    return one.family == other.family and (one.sex == other.sex or both_small)


def limits_of(tier: Tier) -> Levels:
    """Give the most a tier is asked for; kinship has no limits, so those of skilled fostering."""
    return TIERS[tier].envelope or TIERS[Tier.FOS2].envelope or ()


def levels_for(
    tier: Tier,
    residents: Iterable[ChildToday],
    needs: dict[str, DrawnNeeds],
    rng: np.random.Generator,
) -> Levels:
    """Draw what a home of a tier can do: a little less than its limits, but enough for most.

    A child whose needs are beyond the tier is left beyond it: such children are the gap.
    """
    limits = np.array(limits_of(tier))
    levels = np.maximum(0, limits - (rng.random(len(limits)) < 0.2))
    for child in residents:
        levels = np.maximum(levels, np.minimum(np.array(needs[child.id].levels), limits))
    return tuple(int(level) for level in levels)


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"
