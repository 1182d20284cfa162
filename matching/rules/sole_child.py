"""SOLE: a child who must be the only child in a home."""

from collections.abc import Sequence
from datetime import date

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.in_words.how_many import how_many
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, ResidentRule


def not_alone(
    group: Sequence[Child], place: Place, occupancy: Occupancy, _day: date, _policy: Policy
) -> Reason | None:
    """Refuse company for a child who must be the only one, newcomer or resident."""
    if not occupancy.residents:
        return None
    for child in group:
        if child.sole_child:
            return Reason(
                "SOLE",
                f"{child.begins} needs to be the only child, and "
                f"{_who(occupancy)} at {place.label}",
                Change(ChangeKind.REVIEW_PAIR, f"review whether {child.label} must live alone"),
            )
    for resident in occupancy.residents:
        if resident.sole_child:
            return Reason(
                "SOLE",
                f"A child who needs to be the only child lives at {place.label}",
                Change(
                    ChangeKind.REVIEW_PAIR, f"review whether child {resident.id} must live alone"
                ),
            )
    return None


def _who(occupancy: Occupancy) -> str:
    number = len(occupancy.residents)
    return how_many(number, "child lives", "children live")


SOLE = ResidentRule(
    id="SOLE",
    in_short="Nobody could be the only child there",
    about="A child who must be the only child in the home",
    source="case data",
    reason=not_alone,
)
