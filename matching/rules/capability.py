"""NEED: what the home can do, unaided or with its support package, against what the child needs."""

from datetime import date

from matching.children import Child
from matching.home.fit import Fit, fit
from matching.needs import INTENSITY
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule
from matching.tiers import OTH, Suitability

MAY_THEN_BE = ": this may then be an option"
"""What an assessment may lead to; left out where more than the assessment is missing."""


def beyond_the_home(child: Child, place: Place, day: date, policy: Policy) -> Reason | None:
    """Refuse a home that could not meet the child's needs even with the package it has today."""
    found = fit(child.needs, place, policy.not_known_counts_as)
    if found.suitability is Suitability.NOT_SUITABLE:
        return Reason("NEED", _words(child, place, found), _change(child, place, found))
    begins = place.support_from
    if found.suitability is Suitability.SUITABLE or begins is None or begins <= day:
        return None
    return Reason(
        "NEED",
        f"{place.label} meets {child.label}'s needs only with its support package, which begins on "
        f"{begins.isoformat()}",
        Change(ChangeKind.WAIT, f"wait until {begins.isoformat()}, or begin the package sooner"),
    )


def _words(child: Child, place: Place, found: Fit) -> str:
    parts = [
        f"{domain} ({domain.words}): needs "
        f"{_needed(need, not_known=domain in found.assess_first)}, offers {offer}"
        for domain, need, offer in found.exceeds
    ]
    return f"{place.label} cannot yet meet {child.label}'s needs in {'; '.join(parts)}"


def _needed(need: int, *, not_known: bool) -> str:
    return f"not known, counted as {need}" if not_known else str(need)


def _change(child: Child, place: Place, found: Fit) -> Change:
    """Name the smallest change: assess what is not known, add a package, or another home."""
    if found.assess_first and _would_do_if_assessed(child, place):
        names = ", ".join(found.assess_first)
        return Change(ChangeKind.ASSESS, f"assess {names} first{MAY_THEN_BE}")
    small = found.shortfall <= 2 and all(need - offer == 1 for _, need, offer in found.exceeds)
    if small and INTENSITY[OTH] not in (domain for domain, _, _ in found.exceeds):
        wanted = ", ".join(f"{domain} to {need}" for domain, need, _ in found.exceeds)
        return Change(ChangeKind.SUPPORT_PACKAGE, f"add a support package: {wanted}")
    wanted = ", ".join(f"{domain} {need}" for domain, need, _ in found.exceeds)
    return Change(ChangeKind.CAPABILITY, f"a home able to meet {wanted} is needed")


def _would_do_if_assessed(child: Child, place: Place) -> bool:
    """Say whether the home would do if everything not known turned out to be nothing unusual."""
    return fit(child.needs, place, 0).suitability is not Suitability.NOT_SUITABLE


CAPABILITY = StaticRule(
    id="NEED",
    in_short="Cannot meet the child's needs",
    about="The home can meet the child's needs, unaided or with a support package",
    source="codification of need; envelopes and the package rule are our settings [A]",
    reason=beyond_the_home,
)
