"""FLAGS: children whose recorded flags keep them out of one home, and ages somebody ruled out."""

from collections.abc import Sequence
from datetime import date

from matching.child.flags import FLAGS, NO_SAME_AGE, ONLY_OLDER_CHILDREN, ONLY_YOUNGER_CHILDREN
from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, ResidentRule


def kept_apart_by_flags(
    group: Sequence[Child], place: Place, occupancy: Occupancy, day: date, policy: Policy
) -> Reason | None:
    """Refuse a place where someone lives whom a flag of either keeps apart from a newcomer."""
    for child in group:
        for resident in occupancy.residents:
            why = flags_against(child, resident, policy) or ages_against(child, resident, day)
            if why:
                return Reason(
                    "FLAGS",
                    f"{child.begins} and child {resident.id}, who lives at "
                    f"{place.label}, are not to live together: {why}",
                    Change(ChangeKind.REVIEW_PAIR, f"review the flags of child {child.id}"),
                )
    return None


def flags_against(one: Child, other: Child, policy: Policy) -> str:
    """Say which pair of flags of the policy keeps two children apart; nothing where none does."""
    for first, second in policy.flags_apart:
        for a, b in ((one, other), (other, one)):
            if first in a.flags and second in b.flags:
                return f"the flags {first} and {second}"
    return ""


def ages_against(one: Child, other: Child, day: date) -> str:
    """Say which flag about the ages of other children is broken; a sibling plan goes before it."""
    if one.siblings is not None and one.siblings == other.siblings:
        return ""
    for child, company in ((one, other), (other, one)):
        mine, theirs = child.age_on(day), company.age_on(day)
        broken = {
            ONLY_OLDER_CHILDREN: theirs <= mine,
            ONLY_YOUNGER_CHILDREN: theirs >= mine,
            NO_SAME_AGE: theirs == mine,
        }
        for flag, is_broken in broken.items():
            if is_broken and flag in child.flags:
                return f"“{FLAGS[flag]}” is recorded of child {child.id}"
    return ""


FLAGS_APART = ResidentRule(
    id="FLAGS",
    in_short="Flags keep this child and somebody there apart",
    about="Recorded flags that keep two children out of one home",
    source="human entry; which flags clash is a setting of the policy [A]",
    reason=kept_apart_by_flags,
)
