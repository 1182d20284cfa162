"""ESSENTIAL: requirements a home must meet for this child."""

from collections.abc import Mapping
from datetime import date

from matching.children import Child
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule

SAME_SCHOOL = "same_school"


def essential_not_met(child: Child, place: Place, _day: date, _policy: Policy) -> Reason | None:
    """Refuse a home that does not offer something essential; what it does not list is not met."""
    lacking = [w for w in child.essential if w != SAME_SCHOOL and w not in place.offers]
    if not lacking:
        return None
    wanted = " and ".join(map(in_plain_words, dict.fromkeys(lacking)))
    return Reason(
        "ESSENTIAL",
        f"{place.label} does not offer {wanted}, essential for {child.label}",
        Change(ChangeKind.ARRANGE, f"arrange {wanted} at {place.label}"),
    )


def in_plain_words(requirement: str) -> str:
    """Write a requirement as people read it: "faith: Roman Catholic", "adapted home"."""
    kind, colon, what = requirement.partition(":")
    plain = kind.strip().replace("_", " ")
    return f"{plain}: {what.strip()}" if colon else plain


def school_out_of_reach(
    child: Child, place: Place, minutes: Mapping[tuple[str, str], int], policy: Policy
) -> Reason | None:
    """Refuse a home too far from a school that is essential; minutes not known do not exclude."""
    if SAME_SCHOOL not in child.essential or child.school is None or place.area is None:
        return None
    journey = minutes.get((place.area, child.school))
    if journey is None or journey <= policy.school_minutes:
        return None
    return Reason(
        "ESSENTIAL",
        f"{child.school} is {journey} minutes from {place.label}, over the limit of "
        f"{policy.school_minutes}, and staying at that school is essential for {child.label}",
        Change(ChangeKind.ARRANGE, f"arrange transport to {child.school}"),
    )


ESSENTIAL = StaticRule(
    id="ESSENTIAL",
    in_short="Lacks what the child must have",
    about="Essential requirements are met",
    source="the child's plan",
    reason=essential_not_met,
)
