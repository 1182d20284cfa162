"""C2: secure accommodation is never proposed and never counted as an option."""

from datetime import date

from matching.children import Child
from matching.places import Place, PlaceType
from matching.policy import Jurisdiction, Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule
from matching.tiers import Tier


def never_secure(_child: Child, place: Place, _day: date, _policy: Policy) -> Reason | None:
    """Refuse secure accommodation, always."""
    if not _is_secure(place):
        return None
    return Reason(
        "C2",
        f"{place.label} is secure accommodation, which only a court can decide on",
        Change(ChangeKind.NONE, "none: it is never proposed"),
    )


def living_in_secure(child: Child, place: Place | None, policy: Policy) -> str | None:
    """Say, of a child who lives in secure accommodation, how long that may last; else nothing."""
    if place is None or not _is_secure(place):
        return None
    fact = f"{child.begins} lives at {place.label}, which is secure accommodation"
    if policy.jurisdiction is not Jurisdiction.JEY:
        return f"{fact} (rule C2)"
    return (
        f"{fact}: without a court's order for at most 72 hours in 28 days; a first order lasts at "
        "most 3 months, a later one at most 6 (rule C2)"
    )


def _is_secure(place: Place) -> bool:
    return place.type is PlaceType.SECURE or place.in_tier is Tier.SEC


SECURE = StaticRule(
    id="C2",
    in_short="Secure, never proposed",
    about="Secure accommodation is never proposed or counted as an option",
    source="Secure Accommodation (Jersey) Order 2005; Children Act 1989 s25",
    reason=never_secure,
)
