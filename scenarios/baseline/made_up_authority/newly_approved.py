"""Households that came through the pipeline are homes of today: the two files speak of each other.

Which campaign brought an enquiry is made up here too, from the day of the enquiry alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from matching.needs import INTENSITY
from matching.places import PlaceStatus, PlaceType
from matching.tiers import TIERS, Tier
from scenarios.baseline.made_up_authority.costs import AUTUMN, FORTNIGHT
from scenarios.baseline.made_up_authority.homes import Home

AFTER_MAY, IN_AUTUMN = (5, 6, 7), (9, 10, 11)
TOLD_BY_CARERS = "Told of it by carers"

Row = dict[str, object]


def with_newly_approved(homes: Mapping[str, Home], rows: list[Row]) -> dict[str, Home]:
    """Let each approved application be one of the homes, on the day it was approved.

    A home fits if nobody lived there before that day. One that can be used is likelier, and one
    where a child has come since.
    """
    found = dict(homes)
    for row in rows:
        approved = row["approved_on"]
        if not isinstance(approved, date):
            continue
        fitting = [place for place, home in found.items() if _may_be(home, approved)]
        if fitting:
            place = max(fitting, key=lambda each: _likely(found[each]))
            found[place] = replace(found[place], approved_from=approved)
            row.update(as_home(place, found[place]))
    return found


def with_campaigns(rows: list[Row]) -> None:
    """Say what brought each enquiry; of some nobody asked."""
    for number, row in enumerate(rows):
        enquired = row["enquired_on"]
        assert isinstance(enquired, date)  # noqa: S101 -- every made-up row has the day
        row["campaign"] = _campaign(enquired, number)


def _campaign(enquired: date, number: int) -> str:
    if enquired.month in AFTER_MAY:
        return f"{FORTNIGHT} {enquired.year}"
    if enquired.month in IN_AUTUMN:
        return f"{AUTUMN} {enquired.year}"
    return TOLD_BY_CARERS if number % 2 else ""


def _may_be(home: Home, approved: date) -> bool:
    return (
        home.type is PlaceType.FOSTER
        and not home.only_named
        and all(child.placement_began >= approved for child in home.residents)
    )


def _likely(home: Home) -> tuple[bool, int]:
    return home.status is PlaceStatus.AVAILABLE, len(home.residents)


def as_home(place: str, home: Home) -> Row:
    """Give what the record of recruitment says of a household that is now this home."""
    came = [child.placement_began for child in home.residents]
    levels = zip(INTENSITY, home.levels, strict=True)
    return {
        "places": home.capacity,
        "bedrooms": home.bedrooms,
        "youngest": home.youngest,
        "oldest": home.oldest,
        "area": home.area,
        **{str(domain): level for domain, level in levels},
        "first_child_on": min(came, default=None),
        "recruited_for": _tier(home),
        "became_place": place,
    }


def _tier(home: Home) -> Tier:
    """Give the lowest kind of fostering that may be asked for all the home can do."""
    for tier in (Tier.FOS1, Tier.FOS2):
        envelope = TIERS[tier].envelope or ()
        if all(level <= most for level, most in zip(home.levels, envelope, strict=True)):
            return tier
    return Tier.FOS3
