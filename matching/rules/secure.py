"""C2: secure accommodation is never proposed and never counted as an option."""

from datetime import date

from matching.children import Child
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule
from matching.tiers import Tier


def never_secure(_child: Child, place: Place, _day: date, _policy: Policy) -> Reason | None:
    """Refuse secure accommodation, always."""
    if place.type is not PlaceType.SECURE and place.in_tier is not Tier.SEC:
        return None
    return Reason(
        "C2",
        f"{place.label} is secure accommodation, which only a court can decide on",
        Change(ChangeKind.NONE, "none: it is never proposed"),
    )


SECURE = StaticRule(
    id="C2",
    in_short="Secure, never proposed",
    about="Secure accommodation is never proposed or counted as an option",
    source="Secure Accommodation (Jersey) Order 2005; Children Act 1989 s25",
    reason=never_secure,
)
