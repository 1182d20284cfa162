"""H1 and S2: a building not registered to be lived in is never somewhere a child can live."""

from datetime import date

from matching.children import Child
from matching.places import Place, PlaceStatus, PlaceType
from matching.policy import Jurisdiction, Policy
from matching.rules.rule import ENGLAND, Change, ChangeKind, Reason, StaticRule


def not_registered(_child: Child, place: Place, _day: date, policy: Policy) -> Reason | None:
    """Refuse anything unregistered; supported accommodation in England is rule S2's.

    A home for short breaks is registered for those: children go home from it (B1).
    """
    if place.type is PlaceType.SHORT_BREAK:
        return Reason(
            "H1",
            f"{place.label} is registered for short breaks, from which children go home",
            Change(ChangeKind.NONE, "none: nobody lives there"),
        )
    if place.status is not PlaceStatus.UNREGISTERED or _is_for_s2(place, policy):
        return None
    return _refused("H1", place)


def supported_not_registered(
    _child: Child, place: Place, _day: date, policy: Policy
) -> Reason | None:
    """Refuse supported accommodation in England that is not registered."""
    if place.status is not PlaceStatus.UNREGISTERED or not _is_for_s2(place, policy):
        return None
    return _refused("S2", place)


def _is_for_s2(place: Place, policy: Policy) -> bool:
    return policy.jurisdiction is Jurisdiction.ENG and place.type is PlaceType.SUPPORTED


def _refused(rule: str, place: Place) -> Reason:
    return Reason(
        rule, f"{place.label} is not registered", Change(ChangeKind.REGISTER, "register it first")
    )


REGISTRATION = StaticRule(
    id="H1",
    in_short="Not registered for children to live in",
    about="Unregistered buildings are never capacity",
    source="Jersey Care Commission; Care Standards Act 2000",
    reason=not_registered,
)

SUPPORTED_REGISTRATION = StaticRule(
    id="S2",
    in_short="Not registered for ages 16 and 17",
    about="Supported accommodation for ages 16 and 17 must be registered",
    source="Supported Accommodation (England) Regulations 2023",
    reason=supported_not_registered,
    jurisdictions=ENGLAND,
)
