"""F2: inside the ages a household is approved for, or a home is registered for."""

from datetime import date

from matching.children import Child, NeededBy
from matching.places import Place
from matching.policy import Jurisdiction, Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule


def age_outside_terms(child: Child, place: Place, day: date, policy: Policy) -> Reason | None:
    """Refuse a child younger or older than the terms allow, unless F3 allows some days."""
    age = child.age_on(day)
    if place.youngest <= age <= place.oldest or emergency_outside_terms(child, place, policy):
        return None
    ages = f"ages {place.youngest} to {place.oldest}"
    word, terms = ("approved", "terms") if place.type.is_foster else ("registered", "registration")
    return Reason(
        "F2",
        f"{place.label} is {word} for {ages}; {child.label} is {age or 'under 1'}",
        Change(ChangeKind.VARY_TERMS, f"vary {terms} to {age}"),
    )


def emergency_outside_terms(child: Child, place: Place, policy: Policy) -> bool:
    """Say whether England's six working days outside terms (F3) apply."""
    emergency = child.needed_by is NeededBy.TODAY and place.type.is_foster
    return emergency and policy.jurisdiction is Jurisdiction.ENG


TERMS = StaticRule(
    id="F2",
    in_short="Outside the ages approved",
    about="Inside terms of approval or registration",
    source="CoramBAAF guidance",
    reason=age_outside_terms,
)
