"""S1: nobody under 16 lives in supported accommodation."""

from datetime import date

from matching.children import Child
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule


def too_young_for_supported(child: Child, place: Place, day: date, policy: Policy) -> Reason | None:
    """Refuse supported accommodation below the age for it."""
    age = child.age_on(day)
    if place.type is not PlaceType.SUPPORTED or age >= policy.supported_from:
        return None
    return Reason(
        "S1",
        f"{place.label} is supported accommodation, for {policy.supported_from} and over; "
        f"{child.label} is {age}",
        Change(ChangeKind.WAIT, f"none before {child.label} is {policy.supported_from}"),
    )


SUPPORTED_AGE = StaticRule(
    id="S1",
    in_short="For ages 16 and over only",
    about="Under 16 never in supported or independent accommodation",
    source="Care Planning (England) (Amendment) Regulations 2021; Jersey: our default [A]",
    reason=too_young_for_supported,
)
