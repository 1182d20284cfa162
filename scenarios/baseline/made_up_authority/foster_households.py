"""The foster households: 36 with 57 approved places, and who lives in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np

from matching.places import PlaceStatus, PlaceType
from matching.tiers import Tier
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.geography import a_parish
from scenarios.baseline.made_up_authority.homes import Home, bedrooms_needed, levels_for
from scenarios.baseline.made_up_authority.needs import DrawnNeeds

CAPACITIES: tuple[int, ...] = (4, *[3] * 2, *[2] * 14, *[1] * 19)
"""36 households, 57 places: Jersey's numbers of June 2019 (Improvement Board, One year on)."""
INTENSIVE = 2
"""Households of one place each whose carer has no other job."""
AGE_GAP_OF_STRANGERS = 6
VACANT_TERMS = ((0, 4), (0, 5), (0, 8), (2, 9), (4, 10), (5, 12), (6, 11), (8, 13), (10, 16))
ENGLAND_FOSTER_WEEK = 765
"""Pounds a week in England 2024-25, outturn (DfE LAIT)."""
PRICE_YEAR = 2024
INTENSIVE_FEE_YEAR = 56_000
"""Pounds a year in Jersey 2023, a carer's fee at least (DOMAIN 9)."""
PACKAGES = (("BEH", 3), ("EMO", 3), ("REL", 3), ("SAF", 3))

UNUSABLE: tuple[tuple[PlaceStatus, str, int | None], ...] = (
    (PlaceStatus.BREAK, "carers on a break after a child moved on", 60),
    (PlaceStatus.BREAK, "carer illness", 120),
    (PlaceStatus.HOLD, "bedroom lost: building work", 150),
    (PlaceStatus.HOLD, "reserved for a long-term match", 45),
    (PlaceStatus.UNDER_REVIEW, "approval under review", None),
    (PlaceStatus.BREAK, "carers' own child newly born", 200),
    (PlaceStatus.HOLD, "in training for a new type of care", 75),
)
"""Why seven households without children cannot be used now, and for how many days."""
SOLE_CARE = "a child who lives here needs sole care at present"


@dataclass
class _Household:
    """A household while children are being given homes; capacity never changes."""

    capacity: int
    intensive: bool = False
    residents: list[ChildToday] = field(default_factory=list)

    @property
    def room(self) -> int:
        return self.capacity - len(self.residents)


def foster_households(
    units: Sequence[tuple[ChildToday, ...]],
    needs: dict[str, DrawnNeeds],
    last_day: date,
    rng: np.random.Generator,
    capacities: Sequence[int] = CAPACITIES,
) -> tuple[Home, ...]:
    """Give all households; the units are the children who live together, largest group first."""
    households = _filled(units, needs, rng, capacities)
    unusable = iter(UNUSABLE)
    homes = []
    for household in households:
        home = (
            _occupied(household, needs, last_day, rng)
            if household.residents
            else _vacant(household, rng)
        )
        if not home.residents and home.type is PlaceType.FOSTER:
            home = _made_unusable(home, next(unusable, None), last_day)
        homes.append(home)
    return tuple(homes)


def _filled(
    units: Sequence[tuple[ChildToday, ...]],
    needs: dict[str, DrawnNeeds],
    rng: np.random.Generator,
    capacities: Sequence[int],
) -> list[_Household]:
    households = [_Household(capacity) for capacity in capacities]
    for household in households[-INTENSIVE:]:
        household.intensive = True
    for unit in sorted(units, key=lambda u: (-len(u), needs[u[0].id].tier is not Tier.FOS3)):
        _choose(households, unit, needs, rng).residents.extend(unit)
    return households


def _choose(
    households: list[_Household],
    unit: tuple[ChildToday, ...],
    needs: dict[str, DrawnNeeds],
    rng: np.random.Generator,
) -> _Household:
    """Brothers and sisters go to the smallest household that holds them, others anywhere fit."""
    intensive = needs[unit[0].id].tier is Tier.FOS3
    for_them = [h for h in households if h.intensive and h.room and intensive and len(unit) == 1]
    if for_them:
        return for_them[0]
    fit = [h for h in households if h.room >= len(unit) and not h.intensive]
    empty = [h for h in fit if not h.residents]
    if len(unit) > 1:
        return min(empty, key=lambda h: h.capacity)
    shared = [h for h in fit if h.residents and _get_on(unit[0], h, needs)]
    choices = [*(h for h in empty if h.capacity <= 2), *shared] or empty or fit
    if not choices:
        raise ValueError("There are more fostered children than approved places")
    return choices[int(rng.integers(len(choices)))]


def _get_on(child: ChildToday, household: _Household, needs: dict[str, DrawnNeeds]) -> bool:
    everyone = [child, *household.residents]
    near = max(c.age for c in everyone) - min(c.age for c in everyone) <= AGE_GAP_OF_STRANGERS
    calm = all(needs[c.id].tier is not Tier.FOS3 for c in everyone)
    return near and calm and len(everyone) <= 3


def _occupied(
    household: _Household,
    needs: dict[str, DrawnNeeds],
    last_day: date,
    rng: np.random.Generator,
) -> Home:
    residents = tuple(household.residents)
    skilled = any(needs[c.id].tier is not Tier.FOS1 for c in residents)
    tier = Tier.FOS3 if household.intensive else Tier.FOS2 if skilled else Tier.FOS1
    ages = [child.age for child in residents]
    spare = household.capacity - len(residents)
    matched = all(child.long_term for child in residents)
    shares = bedrooms_needed(residents)
    home = Home(
        type=PlaceType.INTENSIVE_FOSTER if household.intensive else PlaceType.FOSTER,
        capacity=household.capacity,
        youngest=max(0, min(ages) - int(rng.integers(0, 5))),
        oldest=min(17, max(ages) + int(rng.integers(1, 6))),
        levels=levels_for(tier, residents, needs, rng),
        residents=residents,
        bedrooms=shares + spare,
        area=a_parish(rng),
        only_named=matched and rng.random() < 0.7,
        offers=_offers(rng),
        with_support=_package(tier, rng),
        approved_from=_approved(residents, last_day, rng),
    )
    home = _priced(home, rng)
    if spare and not home.only_named and rng.random() < 0.3:
        until = last_day + timedelta(days=90)
        home = replace(home, status=PlaceStatus.HOLD, reason=SOLE_CARE, held_until=until)
    return home


def _vacant(household: _Household, rng: np.random.Generator) -> Home:
    """Give a household without children: mostly for younger ones, at the level of ordinary care."""
    if household.intensive:
        youngest, oldest, tier = 8, 16, Tier.FOS3
    else:
        youngest, oldest = VACANT_TERMS[int(rng.integers(len(VACANT_TERMS)))]
        tier = Tier.FOS2 if rng.random() < 0.4 else Tier.FOS1
    home = Home(
        type=PlaceType.INTENSIVE_FOSTER if household.intensive else PlaceType.FOSTER,
        capacity=household.capacity,
        youngest=youngest,
        oldest=oldest,
        levels=levels_for(tier, (), {}, rng),
        bedrooms=max(1, household.capacity - int(rng.random() < 0.3)),
        area=a_parish(rng),
        offers=_offers(rng),
        with_support=_package(tier, rng),
        approved_from=date(2019 + int(rng.integers(0, 7)), 1 + int(rng.integers(0, 12)), 1),
    )
    return _priced(home, rng)


def _made_unusable(
    home: Home, why: tuple[PlaceStatus, str, int | None] | None, last_day: date
) -> Home:
    if why is None:
        return home
    status, reason, days = why
    until = last_day + timedelta(days=days) if days else None
    return replace(home, status=status, reason=reason, held_until=until)


def _offers(rng: np.random.Generator) -> tuple[str, ...]:
    chances = (
        ("faith:Roman Catholic", 0.2),
        ("language:Portuguese", 0.12),
        ("no_pets", 0.4),
        ("adapted_home", 0.05),
    )
    return tuple(offer for offer, chance in chances if rng.random() < chance)


def _package(tier: Tier, rng: np.random.Generator) -> tuple[tuple[str, int], ...]:
    if tier is not Tier.FOS2 or rng.random() < 0.45:
        return ()
    first = int(rng.integers(len(PACKAGES)))
    return tuple(sorted({PACKAGES[first], PACKAGES[(first + 1) % len(PACKAGES)]}))


def _approved(residents: Sequence[ChildToday], last_day: date, rng: np.random.Generator) -> date:
    before = min(child.placement_began for child in residents)
    return min(before, last_day) - timedelta(days=int(rng.integers(30, 2_000)))


def _priced(home: Home, rng: np.random.Generator) -> Home:
    if home.type is PlaceType.INTENSIVE_FOSTER:
        return replace(home, weekly_cost=round(INTENSIVE_FEE_YEAR / 52), price_year=2023)
    week = round(ENGLAND_FOSTER_WEEK * rng.uniform(0.75, 1.3))
    support = 180 + 10 * int(rng.integers(0, 15)) if home.with_support else None
    return replace(home, weekly_cost=week, support_cost=support, price_year=PRICE_YEAR)
