"""F8: places for named children, and with relatives, are not general capacity."""

from datetime import date

from matching.children import Child
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule


def for_other_children(child: Child, place: Place, _day: date, _policy: Policy) -> Reason | None:
    """Refuse a child who is not named where the approval names children, or with a relative."""
    if child.id in place.named_children:
        return None
    if place.type is PlaceType.KINSHIP:
        return Reason(
            "F8",
            f"{place.label} is a relative or friend of other children, not of {child.label}",
            Change(ChangeKind.NONE, "none: only for a relative or friend of the child"),
        )
    if not place.named_children:
        return None
    return Reason(
        "F8",
        f"{place.label} is approved for named children only, and {child.label} is not named",
        Change(ChangeKind.NAME_CHILD, f"ask the panel to name {child.label} in the approval"),
    )


NAMED_CHILDREN = StaticRule(
    id="F8",
    in_short="For named children only",
    about="Named-child, kinship and long-term-matched places are not general capacity",
    source="Fostering Network 2019; Ofsted 2020",
    reason=for_other_children,
)
