"""H3: a children's home takes a child in an emergency only if its statement of purpose allows."""

from datetime import date

from matching.children import Child, NeededBy
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule


def no_emergency_admission(
    child: Child, place: Place, _day: date, _policy: Policy
) -> Reason | None:
    """Refuse a same-day move into a home whose statement of purpose is not known to allow it."""
    if child.needed_by is not NeededBy.TODAY or not place.type.is_home or place.emergency_admission:
        return None
    says = "does not say whether it takes" if place.emergency_admission is None else "does not take"
    return Reason(
        "H3",
        f"{place.label} {says} children in an emergency",
        Change(ChangeKind.VARY_TERMS, "ask the manager whether the statement of purpose allows it"),
    )


EMERGENCY_ADMISSION = StaticRule(
    id="H3",
    in_short="Not known to take a child in an emergency",
    about="Emergency admission only if the statement of purpose allows",
    source="Hull procedures",
    reason=no_emergency_admission,
)
