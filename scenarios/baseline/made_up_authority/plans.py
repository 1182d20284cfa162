"""What is being decided for each made-up child: who waits, who may move, who stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from matching.children import ChildStatus, NeededBy, SiblingPlan
from scenarios.baseline.made_up_authority.children_today import ChildToday
from scenarios.baseline.made_up_authority.truth import Setting

WAITING_ALONE = 3
TEMPORARY = 4
RETURNABLE = 7
APART_SHARE = 0.12
TOGETHER_SHARE = 0.6
FAMILY_SETTINGS = (Setting.FOSTER, Setting.KINSHIP, Setting.OFF_FOSTER)


@dataclass(frozen=True, slots=True)
class Plan:
    """The decision open for one child, and the sibling assessment."""

    status: ChildStatus
    siblings: str | None = None
    sibling_plan: SiblingPlan | None = None
    needed_by: NeededBy | None = None


def plans(children: tuple[ChildToday, ...], rng: np.random.Generator) -> dict[str, Plan]:
    """Decide for every child; brothers and sisters share a word and a plan.

    Waiting are one sibling group in fostering and the newest children who are fostered alone:
    they are in a bridging bed, or with carers who are leaving; neither is in the homes file.
    """
    families = brothers_and_sisters(children)
    words = {family: f"s{number}" for number, family in enumerate(sorted(families), start=1)}
    chance = {family: float(rng.random()) for family in sorted(families)}
    waiting_family = _waiting_family(families)
    status = _statuses(children, families, waiting_family)
    decided: dict[str, Plan] = {}
    for child in children:
        group = families.get(child.family, ())
        assessed = (
            SiblingPlan.TOGETHER
            if child.family == waiting_family
            else _sibling_plan(group, chance.get(child.family, 0.0))
        )
        waits = status[child.id] is ChildStatus.WAITING
        decided[child.id] = Plan(
            status=status[child.id],
            siblings=words.get(child.family),
            sibling_plan=assessed,
            needed_by=list(NeededBy)[len(decided) % 3] if waits else None,
        )
    return _family_needed_by(decided)


def brothers_and_sisters(children: Iterable[ChildToday]) -> dict[int, tuple[ChildToday, ...]]:
    """Give the families of which more than one child is looked after today."""
    found: dict[int, list[ChildToday]] = defaultdict(list)
    for child in children:
        found[child.family].append(child)
    return {family: tuple(group) for family, group in found.items() if len(group) > 1}


def _sibling_plan(group: tuple[ChildToday, ...], chance: float) -> SiblingPlan | None:
    """Those who live in different settings are planned apart, or together if possible."""
    if not group:
        return None
    if len({child.setting for child in group}) > 1 or group[0].setting not in FAMILY_SETTINGS:
        return SiblingPlan.APART if chance < 0.5 else SiblingPlan.TOGETHER_IF_POSSIBLE
    if chance < APART_SHARE:
        return SiblingPlan.APART
    together = chance < APART_SHARE + TOGETHER_SHARE
    return SiblingPlan.TOGETHER if together else SiblingPlan.TOGETHER_IF_POSSIBLE


def _waiting_family(families: Mapping[int, tuple[ChildToday, ...]]) -> int | None:
    """Choose the fostered sibling group whose placement is newest, or none."""
    fostered = [
        group
        for group in families.values()
        if {child.setting for child in group} == {Setting.FOSTER} and len(group) <= 3
    ]
    if not fostered:
        return None
    newest = max(fostered, key=lambda group: (max(c.placement_began for c in group), group[0].id))
    return newest[0].family


def _statuses(
    children: tuple[ChildToday, ...],
    families: Mapping[int, tuple[ChildToday, ...]],
    waiting_family: int | None,
) -> dict[str, ChildStatus]:
    newest = sorted(children, key=lambda c: (c.placement_began, c.id), reverse=True)
    alone = [c for c in newest if c.setting is Setting.FOSTER and c.family not in families]
    waiting = {c.id for c in alone[:WAITING_ALONE]}
    waiting |= {c.id for c in children if c.family == waiting_family}
    moving = [
        c
        for c in newest
        if c.setting in (Setting.FOSTER, Setting.RESIDENTIAL)
        and c.id not in waiting
        and c.family not in families
        and not c.long_term
    ]
    temporary = {c.id for c in moving[:TEMPORARY]}
    returnable = {c.id for c in newest if c.is_off_island and c.family not in families}
    returnable = set(sorted(returnable)[:RETURNABLE])
    return {
        c.id: (
            ChildStatus.WAITING
            if c.id in waiting
            else ChildStatus.TEMPORARY
            if c.id in temporary
            else ChildStatus.RETURNABLE
            if c.id in returnable
            else ChildStatus.SETTLED
        )
        for c in children
    }


def _family_needed_by(decided: dict[str, Plan]) -> dict[str, Plan]:
    """Brothers and sisters who wait together need a home by the same day."""
    first: dict[str, NeededBy | None] = {}
    for plan in decided.values():
        if plan.siblings and plan.status is ChildStatus.WAITING:
            first.setdefault(plan.siblings, plan.needed_by)
    return {
        child: (
            Plan(plan.status, plan.siblings, plan.sibling_plan, first[plan.siblings])
            if plan.siblings in first and plan.status is ChildStatus.WAITING
            else plan
        )
        for child, plan in decided.items()
    }
