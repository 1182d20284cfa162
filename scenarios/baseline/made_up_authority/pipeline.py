"""Households on their way to approval: 25 enquiries in the eighteen months before the last day.

Those who enquired before are in `earlier_enquiries`; the days of the stages between in
`stage_days`. One household is long over the days usual at stage 2, and one at stage 1.

Of enquiries to English councils 12% become applications, and of concluded applications 47% end in
approval, after nine months (Ofsted, DOMAIN 9): so about one enquiry in eighteen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from matching.needs import INTENSITY
from matching.places import PlaceType
from matching.tiers import TIERS, Tier
from scenarios.baseline.made_up_authority.geography import a_parish


@dataclass(frozen=True, slots=True)
class _Group:
    """So many households at one stage, having enquired between so many days ago."""

    households: int
    stage: str
    enquired: tuple[int, int]
    applied_after: tuple[int, int] | None = None
    stage_days: tuple[int, int] = (5, 40)
    intensive: bool = False


GROUPS: tuple[_Group, ...] = (
    _Group(1, "approved", (430, 480), (60, 90), (20, 50)),
    _Group(1, "panel", (320, 360), (50, 80), (5, 25)),
    _Group(1, "stage_2", (330, 390), (40, 70), (95, 125), intensive=True),
    _Group(1, "stage_1", (140, 180), (30, 60), (65, 90)),
    _Group(2, "visit", (30, 80)),
    _Group(4, "enquiry", (2, 40), None, (0, 0)),
    _Group(1, "withdrawn", (350, 420), (50, 80), (100, 150)),
    _Group(14, "withdrawn", (60, 540), None, (10, 50)),
)
LEFT_BEFORE = ("AW0", "AW0", "AW1", "AW3", "AW3", "AW1", "AW4", "")
LEFT_AFTER = ("AW2", "AW2", "AW1", "AW3", "AW3", "AW0", "AW5", "")
"""Why people leave, each as likely; of some nobody wrote it down. Nobody who has not applied is
disappointed by an assessment."""
TERMS = ((0, 5), (0, 10), (4, 11), (5, 12), (8, 15), (11, 17))


def pipeline_rows(last_day: date, rng: np.random.Generator) -> list[dict[str, object]]:
    """Give one row a household, without a reference yet."""
    return [_row(group, last_day, rng) for group in GROUPS for _ in range(group.households)]


def with_references(rows: list[dict[str, object]]) -> None:
    """Put the earliest enquiry first, and give each household its reference."""
    rows.sort(key=lambda row: str(row["enquired_on"]))
    for number, row in enumerate(rows, start=1):
        row["application_id"] = f"a{number:02d}"


def a_reason(applied: bool, rng: np.random.Generator) -> str:
    """Draw why a household left, nothing where nobody wrote it down."""
    reasons = LEFT_AFTER if applied else LEFT_BEFORE
    return reasons[int(rng.integers(len(reasons)))]


def _row(group: _Group, last_day: date, rng: np.random.Generator) -> dict[str, object]:
    enquired = last_day - timedelta(days=int(rng.integers(*group.enquired)))
    applied = _later(enquired, group.applied_after, rng) if group.applied_after else None
    withdrawn = group.stage == "withdrawn"
    if withdrawn:
        since = _later(applied or enquired, group.stage_days, rng)
    elif group.stage == "enquiry":
        since = enquired
    else:
        since = last_day - timedelta(days=int(rng.integers(*group.stage_days)))
    youngest, oldest = (8, 16) if group.intensive else TERMS[int(rng.integers(len(TERMS)))]
    reached = group.stage in ("approved", "panel", "stage_2")
    tier = Tier.FOS3 if group.intensive else Tier.FOS2 if rng.random() < 0.5 else Tier.FOS1
    places = 1 if group.intensive else int(rng.choice((1, 2, 3), p=(0.5, 0.4, 0.1)))
    levels = dict(zip(INTENSITY, TIERS[tier].envelope or (), strict=True)) if reached else {}
    return {
        "type": PlaceType.INTENSIVE_FOSTER if group.intensive else PlaceType.FOSTER,
        "stage": group.stage,
        "enquired_on": enquired,
        "applied_on": applied,
        "stage_since": since,
        "approved_on": since if group.stage == "approved" else None,
        "withdrawn_on": since if withdrawn else None,
        "withdrawal_reason": a_reason(bool(applied), rng) if withdrawn else "",
        "places": places,
        "bedrooms": places if reached else None,
        "youngest": youngest,
        "oldest": oldest,
        "sexes": "any",
        "area": a_parish(rng),
        **{str(domain): level for domain, level in levels.items()},
    }


def _later(day: date, days: tuple[int, int], rng: np.random.Generator) -> date:
    return day + timedelta(days=int(rng.integers(*days)))
