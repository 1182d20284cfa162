"""The needs file: what is recorded of each child who lives, or waits to live, in a home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from matching.children import ChildStatus
from matching.needs import INTENSITY, Domain
from matching.tiers import PATHWAY_PLAN, Tier
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.geography import a_parish, a_school
from scenarios.baseline.made_up_authority.needs import DrawnNeeds
from scenarios.baseline.made_up_authority.plans import Plan
from scenarios.baseline.made_up_authority.truth import Setting

REQUIREMENTS = (("faith:Roman Catholic", 0.10), ("language:Portuguese", 0.06), ("no_pets", 0.03))
SAME_SCHOOL_SHARE = 0.45
RATED_WITHIN_DAYS = 300


EVALUATED_AFTER_DAYS, NOT_EVALUATED_YET_DAYS = 12, 48
"""An emergency move is evaluated so many days after, but for those of so many last days."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What else is looked up for a row."""

    plan: Plan
    drawn: DrawnNeeds
    place: str
    last_day: date


def needs_rows(
    children: tuple[ChildToday, ...],
    needs: Mapping[str, DrawnNeeds],
    decided: Mapping[str, Plan],
    place_of: Mapping[str, str],
    last_day: date,
    rng: np.random.Generator,
) -> list[dict[str, object]]:
    """Give a row a child, in order; those with parents or adopters have none."""
    rows = []
    for child in children:
        if child.id not in needs:
            continue
        facts = _Facts(decided[child.id], needs[child.id], place_of.get(child.id, ""), last_day)
        rows.append(_row(child, facts, rng))
    return _kept_apart(rows, children)


def _row(child: ChildToday, facts: _Facts, rng: np.random.Generator) -> dict[str, object]:
    parish = a_parish(rng)
    school = None if child.is_off_island else a_school(child.age, parish, rng)
    wanted = [name for name, chance in REQUIREMENTS if rng.random() < chance]
    same_school = rng.random() < SAME_SCHOOL_SHARE
    if school and same_school:
        wanted.insert(0, "same_school")
    waits = facts.plan.status is ChildStatus.WAITING
    rated = facts.last_day - timedelta(days=int(rng.integers(5, RATED_WITHIN_DAYS)))
    return {
        "child_id": child.id,
        "status": facts.plan.status,
        "current_place": facts.place,
        "siblings": facts.plan.siblings or "",
        "sibling_plan": facts.plan.sibling_plan or "",
        **facts.drawn.recorded,
        "requirements": ";".join(wanted),
        "essential": "adapted_home" if facts.drawn.tier is Tier.DIS else "",
        "sole_child": "yes" if _alone(child, facts) else "no",
        "home_area": parish,
        "school": school or "",
        "contact_area": parish if rng.random() < 0.8 else a_parish(rng),
        "off_island_agreed": _agreed(child, facts.plan),
        "needed_by": facts.plan.needed_by or "",
        "planned_end": _planned_end(child, facts, rng),
        "flags": PATHWAY_PLAN if child.setting is Setting.SUPPORTED else "",
        "parents_ruled_out": "yes" if waits else "",
        "kin_ruled_out": "yes" if waits and rng.random() < 0.8 else "",
        **_emergency(child, facts),
        "rated_on": max(rated, child.care_began) if _assessed(facts.drawn) else "",
    }


def _agreed(child: ChildToday, plan: Plan) -> str:
    """Off the island it is agreed for those who stay, and not for those who could come back."""
    if not child.is_off_island:
        return ""
    return "no" if plan.status is ChildStatus.RETURNABLE else "yes"


def _alone(child: ChildToday, facts: _Facts) -> bool:
    """Whether a child who rejects closeness must be the only one; never one of a sibling group."""
    rejects = facts.drawn.levels[INTENSITY.index(Domain.REL)] >= 3
    single = facts.plan.siblings is None and child.setting in (Setting.FOSTER, Setting.OFF_FOSTER)
    return rejects and single and facts.drawn.tier is Tier.FOS3


def _emergency(child: ChildToday, facts: _Facts) -> dict[str, object]:
    """Say that children in a temporary home came there in an emergency, and most were evaluated."""
    if facts.plan.status is not ChildStatus.TEMPORARY:
        return {}
    days = (facts.last_day - child.placement_began).days
    evaluated = child.placement_began + timedelta(days=EVALUATED_AFTER_DAYS)
    return {
        "emergency_on": child.placement_began,
        "evaluated_on": evaluated if days > NOT_EVALUATED_YET_DAYS else "",
    }


def _planned_end(child: ChildToday, facts: _Facts, rng: np.random.Generator) -> date | str:
    """Give a few planned moves their recorded day: nobody predicts one for a named child."""
    movable = facts.plan.status in (ChildStatus.TEMPORARY, ChildStatus.RETURNABLE)
    if not movable or rng.random() < 0.5:
        return ""
    adult = child.born.replace(year=child.born.year + 18, day=min(child.born.day, 28))
    return min(adult, facts.last_day + timedelta(days=int(rng.integers(20, 200))))


def _assessed(drawn: DrawnNeeds) -> bool:
    return any(word not in ("NK", "NA") for word in drawn.recorded.values())


def _kept_apart(
    rows: list[dict[str, object]], children: tuple[ChildToday, ...]
) -> list[dict[str, object]]:
    """Two teenagers who know each other from a children's home must not live together again."""
    setting = {child.id: (child.setting, child.age) for child in children}
    able = [
        row
        for row in rows
        if setting[str(row["child_id"])][1] >= 12 and not row["siblings"] and row["current_place"]
    ]
    on = [r for r in able if setting[str(r["child_id"])][0] is Setting.RESIDENTIAL][:1]
    off = [r for r in able if setting[str(r["child_id"])][0] is Setting.OFF_RESIDENTIAL][:1]
    for one, other in zip(on, off, strict=False):
        one["not_with"], other["not_with"] = other["child_id"], one["child_id"]
    return rows
