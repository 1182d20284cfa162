"""H4: two children a person has marked as not to live together."""

from collections.abc import Sequence
from datetime import date

from matching.children import Child, SiblingPlan
from matching.home.occupancy import Occupancy
from matching.places import Place
from matching.policy import Policy
from matching.rules.court_conditions import NOT_WITH
from matching.rules.rule import Change, ChangeKind, Reason, ResidentRule


def with_a_child_to_avoid(
    group: Sequence[Child], place: Place, occupancy: Occupancy, _day: date, _policy: Policy
) -> Reason | None:
    """Refuse a place where someone lives whom one of the group must not live with."""
    for child in group:
        for resident in occupancy.residents:
            if must_be_apart(child, resident):
                return Reason(
                    "H4",
                    f"{child.begins} and child {resident.id}, who lives at "
                    f"{place.label}, are marked as not to live together",
                    Change(
                        ChangeKind.REVIEW_PAIR,
                        f"review that decision for child {child.id} and child {resident.id}",
                    ),
                )
    return None


def must_be_apart(one: Child, other: Child) -> bool:
    """Say whether a person, a court or the sibling plan keeps two children apart."""
    return _keeps_away(one, other) or _keeps_away(other, one)


def _keeps_away(one: Child, other: Child) -> bool:
    siblings_apart = (
        one.sibling_plan is SiblingPlan.APART
        and one.siblings is not None
        and one.siblings == other.siblings
    )
    court = f"{NOT_WITH}{other.id}" in one.court_conditions
    return other.id in one.not_with or court or siblings_apart


NOT_TOGETHER = ResidentRule(
    id="H4",
    in_short="Somebody there must not live with this child",
    about="A pair marked as not to live together",
    source="human entry",
    reason=with_a_child_to_avoid,
)
