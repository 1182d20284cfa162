"""Makes the places that matching knows out of the rows of the homes table."""

from __future__ import annotations

from datetime import date

from matching.needs import Domain
from matching.places import Impact, PairAssessment, Place, PlaceStatus, PlaceType
from matching.tiers import Tier
from scenarios.baseline.records import HomeRecord


def place_from(home: HomeRecord, day: date) -> Place:
    """Give the place of a home as it is on a day: one that has stopped by then is closed."""
    stopped = home.stops_on is not None and home.stops_on <= day
    return Place(
        id=home.place_id,
        type=PlaceType(home.type),
        tier=None if home.tier is None else Tier(home.tier),
        on_island=home.on_island,
        capacity=home.capacity,
        bedrooms=home.bedrooms,
        youngest=home.youngest,
        oldest=home.oldest,
        sexes=home.sexes,
        capability={Domain(domain): level for domain, level in home.capability.items()},
        with_support={Domain(domain): level for domain, level in home.with_support.items()},
        offers=home.offers,
        status=PlaceStatus.CLOSED if stopped else PlaceStatus(home.status),
        area=home.area,
        weekly_cost_pence=home.weekly_cost_pence,
        support_cost_pence=home.support_cost_pence,
        support_package=home.support_package,
        support_from=home.support_from,
        named_children=home.named_children,
        exemptions=home.exemptions,
        emergency_admission=home.emergency_admission,
        held_until=home.held_until,
        available_from=home.available_from,
        stops_on=home.stops_on,
        reserved_for_emergencies=home.reserved_for_emergencies,
        pair_assessments=tuple(
            PairAssessment(child, other, Impact(impact))
            for child, other, impact in home.pair_assessments
        ),
        unavailable_reason=home.unavailable_reason,
    )
