"""A place that is not an option: the one rule, in words, and the nearest change that opens it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.changes.nearest_change import nearest_change
from matching.optimiser.one_home import Together
from matching.places import Place
from matching.resolved import Group, Home
from matching.rules.rule import Change, ChangeKind, Reason


@dataclass(frozen=True, slots=True)
class Excluded:
    """One place that is not an option, the one rule, and the nearest change that would open it."""

    place: str
    rule: str
    reason: str
    nearest_change: str
    change_kind: str


def excluded_by(place: Place, reasons: Sequence[Reason]) -> Excluded:
    """Write down why a place is not an option: the first reason, and what would answer them all."""
    first, change = reasons[0], nearest_change(reasons)
    return Excluded(place.id, first.rule, first.text, change.text, str(change.kind))


def bedrooms_shared_in_the_family(place: Place) -> Reason:
    """Say that those who live there share its bedrooms so that nobody new can be counted in."""
    return Reason(
        "F7",
        f"Brothers and sisters share bedrooms at {place.label} so that none is sure to be free",
        Change(ChangeKind.BEDROOM, "free one more bedroom"),
    )


def given_to_others(
    place: Place, home: Home, group: Group, there: Sequence[Group], together: Together
) -> Reason:
    """Say who, in this answer, lives where this group could have lived."""
    who = ", ".join(f"child {member}" for other in there for member in other.members)
    free = Change(ChangeKind.FREE_A_PLACE, f"if {who} lived elsewhere" if who else "none")
    everyone = (*there, group)
    room = home.places - (0 if group.emergency else home.reserved)
    if sum(each.size for each in everyone) > room:
        return Reason("FULL", f"{place.label} is filled in this answer by {who}", free)
    if any(each.alone for each in everyone) and there:
        return Reason("SOLE", f"Nobody could be the only child at {place.label} with {who}", free)
    if not together.agree(everyone):
        return Reason("H4", f"{place.label} is given to {who}, who must live apart", free)
    if not together.fits(home, everyone) and home.bedrooms is not None:
        rooms = together.rooms(home, everyone)
        if rooms > home.bedrooms:
            return Reason("F7", f"{place.label} has too few bedrooms beside {who}", free)
    if not together.fits(home, everyone):
        return Reason("F1", f"{place.label} would be over the fostering limit beside {who}", free)
    return Reason(
        "ORDER",
        f"{place.label} is open, and the order of objectives asked for puts something before a "
        "home for every child",
        Change(ChangeKind.ARRANGE, "put unplaced first in the order of objectives"),
    )
