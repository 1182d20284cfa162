"""F1: the usual fostering limit, and who may go over it together."""

from collections.abc import Sequence
from datetime import date

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import Place
from matching.policy import Jurisdiction, Policy
from matching.rules.rule import Change, ChangeKind, Reason, ResidentRule


def over_foster_limit(
    group: Sequence[Child], place: Place, occupancy: Occupancy, _day: date, policy: Policy
) -> Reason | None:
    """Refuse more foster children than the limit unless all are siblings or exempt by name."""
    everyone = (*group, *occupancy.residents)
    if within_foster_limit(everyone, place, policy):
        return None
    unverified = policy.jurisdiction is Jurisdiction.JEY
    note = " (Jersey's limit is not verified)" if unverified else ""
    return Reason(
        "F1",
        f"{place.label} would have {len(everyone)} foster children who are not all brothers and "
        f"sisters; the limit is {policy.foster_limit}{note}",
        Change(ChangeKind.EXEMPTION, "agree an exemption that names each child"),
    )


def within_foster_limit(everyone: Sequence[Child], place: Place, policy: Policy) -> bool:
    """Say whether these children may all be fostered here together."""
    limit = policy.foster_limit
    if limit is None or len(everyone) <= limit or not place.type.is_foster:
        return True
    families = {child.siblings for child in everyone}
    return (len(families) == 1 and None not in families) or all(
        child.id in place.exemptions for child in everyone
    )


FOSTER_LIMIT = ResidentRule(
    id="F1",
    in_short="Over the fostering limit",
    about="No more than three foster children unless all are siblings, or each has an exemption",
    source="Children Act 1989 Sch 7; Jersey: a setting, not verified (F5)",
    reason=over_foster_limit,
)
