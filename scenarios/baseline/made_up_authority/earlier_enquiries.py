"""Those who enquired in the year before: households of today among them, and who did not come.

All 17 of that year are here, not the approved alone, so that what is read of conversion is not too
good. Households approved without a record (they moved here as carers) stay without one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np

from matching.places import PlaceType
from scenarios.baseline.made_up_authority.geography import a_parish
from scenarios.baseline.made_up_authority.homes import Home
from scenarios.baseline.made_up_authority.newly_approved import Row, as_home
from scenarios.baseline.made_up_authority.pipeline import TERMS, a_reason

ENQUIRIES = 17
"""As many as in the last year."""
ENQUIRED = (541, 900)
APPROVED = (300, 510)
"""So many days before the last one: then an approval belongs to an enquiry of that year."""
MOST_APPROVED = 2
LEFT_AFTER_APPLYING = 1
ASSESSED_FOR = (230, 310)
APPLIED_AFTER, LEFT_AFTER = (40, 80), {True: (60, 160), False: (10, 70)}


def earlier_enquiries(
    homes: Mapping[str, Home], last_day: date, rng: np.random.Generator
) -> list[Row]:
    """Give one row a household; those approved are homes of today where children live."""
    recruited = [place for place, home in homes.items() if _is_recruited(home, last_day)]
    rows = [_approved(place, homes[place], rng) for place in recruited[:MOST_APPROVED]]
    others = range(ENQUIRIES - len(rows))
    return [*rows, *(_left(number < LEFT_AFTER_APPLYING, last_day, rng) for number in others)]


def _is_recruited(home: Home, last_day: date) -> bool:
    if home.type is not PlaceType.FOSTER or home.only_named or home.approved_from is None:
        return False
    nearest, furthest = APPROVED
    return bool(home.residents) and nearest <= (last_day - home.approved_from).days < furthest


def _approved(place: str, home: Home, rng: np.random.Generator) -> Row:
    approved = home.approved_from
    assert approved is not None  # noqa: S101 -- chosen by this day
    applied = approved - _days(ASSESSED_FOR, rng)
    return {
        "type": home.type,
        "stage": "approved",
        "enquired_on": applied - _days(APPLIED_AFTER, rng),
        "applied_on": applied,
        "stage_since": approved,
        "approved_on": approved,
        "sexes": "any",
        **as_home(place, home),
    }


def _left(applied: bool, last_day: date, rng: np.random.Generator) -> Row:
    enquired = last_day - _days(ENQUIRED, rng)
    application = enquired + _days(APPLIED_AFTER, rng) if applied else None
    left = (application or enquired) + _days(LEFT_AFTER[applied], rng)
    youngest, oldest = TERMS[int(rng.integers(len(TERMS)))]
    return {
        "type": PlaceType.FOSTER,
        "stage": "withdrawn",
        "enquired_on": enquired,
        "applied_on": application,
        "stage_since": left,
        "withdrawn_on": left,
        "withdrawal_reason": a_reason(applied, rng),
        "places": int(rng.choice((1, 2, 3), p=(0.5, 0.4, 0.1))),
        "youngest": youngest,
        "oldest": oldest,
        "sexes": "any",
        "area": a_parish(rng),
    }


def _days(between: tuple[int, int], rng: np.random.Generator) -> timedelta:
    return timedelta(days=int(rng.integers(*between)))
