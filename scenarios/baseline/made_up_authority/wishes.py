"""Where children who wait would like to live, where they have said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matching.places import PlaceStatus, PlaceType
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.homes import Home

WISHES = 2
"""Children who have asked for a household they know."""


def add_wishes(
    rows: list[dict[str, object]], homes: Mapping[str, Home], children: tuple[ChildToday, ...]
) -> None:
    """Write the wishes of the first children who wait alone into their rows."""
    ages = {child.id: child.age for child in children}
    waiting = [row for row in rows if row["status"] == "waiting" and not row["siblings"]]
    for row in waiting[:WISHES]:
        known = next(_households_for(ages[str(row["child_id"])], homes), None)
        row["wishes"] = known or ""


def _households_for(age: int, homes: Mapping[str, Home]) -> Iterator[str]:
    """Give the households with room whose terms hold for the age."""
    return (
        place
        for place, home in homes.items()
        if home.type is PlaceType.FOSTER
        and home.status is PlaceStatus.AVAILABLE
        and home.room
        and not home.only_named
        and home.youngest <= age <= home.oldest
    )
