"""Everything that is not fostering on the island: kin, children's homes, supported, elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from matching.places import PlaceType
from matching.tiers import Tier
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.geography import OFF_ISLAND, a_parish
from scenarios.baseline.made_up_authority.homes import (
    Home,
    bedrooms_needed,
    levels_for,
    limits_of,
)
from scenarios.baseline.made_up_authority.needs import DrawnNeeds

HOME_CAPACITIES: tuple[int, ...] = (4, 3, 2, 1)
"""Four small homes, ten places: Jersey's numbers of November 2021 (DOMAIN 9)."""
SUPPORTED_CAPACITIES: tuple[int, ...] = (4, 2)
SECURE_PLACES = 4
OPEN_OFF_ISLAND: tuple[tuple[PlaceType, int, int, Tier], ...] = (
    (PlaceType.OFF_ISLAND_FOSTER, 8, 16, Tier.FOS3),
    (PlaceType.OFF_ISLAND_FOSTER, 5, 14, Tier.FOS2),
    (PlaceType.OFF_ISLAND_RESIDENTIAL, 10, 17, Tier.HOM1),
    (PlaceType.OFF_ISLAND_RESIDENTIAL, 11, 17, Tier.HOM2),
)
"""What could be bought today, one place each."""
KINSHIP_WEEK, SUPPORTED_WEEK, RESIDENTIAL_WEEK = 430, 1_450, 6_500
"""Made up: no figure is published for kinship or supported care; homes near England's 7,385."""
OFF_FOSTER_WEEK, OFF_RESIDENTIAL_WEEK = 1_600, 5_400
"""Made up, so that the mix costs about Jersey's £178,000 a year (2022) on average."""


def kinship_homes(
    units: Sequence[tuple[ChildToday, ...]],
    needs: dict[str, DrawnNeeds],
    rng: np.random.Generator,
) -> Iterator[Home]:
    """One household for each child or sibling group, for them alone, besides the foster ones."""
    for residents in units:
        yield Home(
            type=PlaceType.KINSHIP,
            capacity=len(residents),
            youngest=0,
            oldest=17,
            levels=levels_for(Tier.KIN, residents, needs, rng),
            residents=residents,
            bedrooms=bedrooms_needed(residents),
            area=a_parish(rng),
            only_named=True,
            approved_from=min(child.placement_began for child in residents),
            weekly_cost=KINSHIP_WEEK,
            price_year=2026,
        )


def childrens_homes(
    residents: Sequence[ChildToday],
    rng: np.random.Generator,
    capacities: Sequence[int] = HOME_CAPACITIES,
) -> Iterator[Home]:
    """Small homes on the island: the youngest in the smallest, the room left in the largest."""
    left = sorted(residents, key=lambda child: (child.age, child.id))
    for index, capacity in enumerate(sorted(capacities)):
        here, left = tuple(left[:capacity]), left[capacity:]
        ages = [child.age for child in here]
        bespoke = capacity <= 2
        yield Home(
            type=PlaceType.RESIDENTIAL,
            capacity=capacity,
            youngest=min([9 if bespoke else 11, *ages]),
            oldest=17,
            levels=limits_of(Tier.HOM2 if bespoke else Tier.HOM1),
            residents=here,
            bedrooms=capacity,
            area=a_parish(rng),
            approved_from=date(2018 + index, 4, 1),
            emergency_admission=capacity == max(capacities),
            weekly_cost=RESIDENTIAL_WEEK + 700 * bespoke,
            price_year=2024,
        )


def supported_homes(
    residents: Sequence[ChildToday],
    rng: np.random.Generator,
    capacities: Sequence[int] = SUPPORTED_CAPACITIES,
) -> Iterator[Home]:
    """Supported accommodation for those of 16 and 17."""
    left = list(residents)
    for capacity in capacities:
        here, left = tuple(left[:capacity]), left[capacity:]
        yield Home(
            type=PlaceType.SUPPORTED,
            capacity=capacity,
            youngest=16,
            oldest=17,
            levels=limits_of(Tier.SUP),
            residents=here,
            bedrooms=capacity,
            area=a_parish(rng),
            approved_from=date(2022, 9, 1),
            weekly_cost=SUPPORTED_WEEK,
            price_year=2026,
        )


def secure_home() -> Home:
    """Give the secure home: shown as a fact, never proposed (C2)."""
    return Home(
        type=PlaceType.SECURE,
        capacity=SECURE_PLACES,
        youngest=10,
        oldest=17,
        levels=limits_of(Tier.HOM2),
        bedrooms=SECURE_PLACES,
        area="St Saviour",
        approved_from=date(2012, 1, 1),
    )


def off_island_homes(
    units: Sequence[tuple[ChildToday, ...]],
    needs: dict[str, DrawnNeeds],
    rng: np.random.Generator,
) -> Iterator[Home]:
    """Where children live off the island, and the few places that could be bought today."""
    for residents in units:
        fostered = residents[0].setting == "fostered off island"
        tier = Tier.FOS3 if fostered else Tier.HOM2 if len(residents) == 1 else Tier.HOM1
        yield _off_island(
            PlaceType.OFF_ISLAND_FOSTER if fostered else PlaceType.OFF_ISLAND_RESIDENTIAL,
            levels_for(tier, residents, needs, rng),
            residents,
            rng,
        )
    for kind, youngest, oldest, tier in OPEN_OFF_ISLAND:
        yield _off_island(kind, limits_of(tier), (), rng, youngest, oldest)


def _off_island(
    kind: PlaceType,
    levels: tuple[int, ...],
    residents: tuple[ChildToday, ...],
    rng: np.random.Generator,
    youngest: int = 8,
    oldest: int = 17,
) -> Home:
    week = OFF_FOSTER_WEEK if kind is PlaceType.OFF_ISLAND_FOSTER else OFF_RESIDENTIAL_WEEK
    return Home(
        type=kind,
        capacity=max(1, len(residents)),
        youngest=min([youngest, *(child.age for child in residents)]),
        oldest=oldest,
        levels=levels,
        residents=residents,
        bedrooms=max(1, len(residents)),
        area=OFF_ISLAND,
        weekly_cost=round(week * rng.uniform(0.85, 1.15)),
        price_year=2022,
    )
