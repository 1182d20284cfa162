"""The nearest change that would open a place: what all the rules that exclude it ask for."""

from collections.abc import Sequence

from matching.in_words.listed import listed
from matching.rules.capability import MAY_THEN_BE
from matching.rules.rule import Change, ChangeKind, Reason

NEVER_LAWFUL = ("C2", "S1")
"""Rules that no decision lifts: while one holds, nothing that other rules ask for opens the place.
"""

ANOTHER_HOME = (ChangeKind.NONE, ChangeKind.CAPABILITY)
"""Changes that say this place is not the one: it is not for this child, or cannot do enough."""

SOMEBODY_LEAVES = (ChangeKind.FREE_A_PLACE, ChangeKind.WAIT)
ROOM_ALONE = ("F1", "F7")
"""Rules about how many live there, which come out otherwise when somebody leaves."""


SAID_ONCE = ("vary terms to ", "vary registration to ", "add a support package: ")


def nearest_change(reasons: Sequence[Reason]) -> Change:
    """Give the nearest change that opens a place which these reasons, at least one, exclude.

    Each rule's change opens the place only with the others; so they are named together.
    """
    for reason in reasons:
        if reason.rule in NEVER_LAWFUL:
            return reason.change
    for reason in reasons:
        if reason.change.kind in ANOTHER_HOME:
            return reason.change
    leaves = any(r.rule == "FULL" and r.change.kind in SOMEBODY_LEAVES for r in reasons)
    needed = [
        reason.change.text for reason in reasons if not (leaves and reason.rule in ROOM_ALONE)
    ]
    return Change(reasons[0].change.kind, in_one_sentence(needed))


def in_one_sentence(changes: Sequence[str]) -> str:
    """Join changes, those that begin alike said once: "vary terms to 5 and 13"."""
    if len(set(changes)) > 1:
        changes = [change.removesuffix(MAY_THEN_BE) for change in changes]
    ends: dict[str, list[str]] = {}
    for change in dict.fromkeys(changes):
        begins = next((each for each in SAID_ONCE if change.startswith(each)), change)
        ends.setdefault(begins, []).append(change.removeprefix(begins))
    said = [begins + " and ".join(rest) for begins, rest in ends.items()]
    return listed(said)
