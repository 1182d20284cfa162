"""FULL: there must be room for everyone who would move in."""

from collections.abc import Sequence
from datetime import date

from matching.children import Child, NeededBy
from matching.home.occupancy import Occupancy
from matching.in_words.how_many import how_many
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, ResidentRule


def no_room(
    group: Sequence[Child], place: Place, occupancy: Occupancy, day: date, _policy: Policy
) -> Reason | None:
    """Refuse a place with less room than newcomers; reserved beds are for emergencies alone."""
    emergency = all(child.needed_by is NeededBy.TODAY for child in group)
    reserved = 0 if emergency else place.reserved_for_emergencies
    room = occupancy.room - reserved
    if len(group) <= room:
        return None
    return Reason(
        "FULL", _words(group, place, occupancy, room, reserved), _change(place, occupancy, day)
    )


def _words(
    group: Sequence[Child], place: Place, occupancy: Occupancy, room: int, reserved: int
) -> str:
    kept = f" and {reserved} kept for emergencies" if reserved else ""
    lives = f"{len(occupancy.residents)} living there{kept}"
    if room <= 0:
        return f"{place.label} is full: room for {place.capacity}, {lives}"
    return f"{place.label} has room for {room} more, and {len(group)} children need a home together"


def _change(place: Place, occupancy: Occupancy, day: date) -> Change:
    """Read what may come free from recorded dates and approvals; nothing is predicted."""
    moving = [child.id for child in occupancy.residents if child.in_play]
    if moving:
        return Change(ChangeKind.FREE_A_PLACE, f"a place comes free if child {moving[0]} moves")
    ends = sorted(
        (child.planned_end, child.id)
        for child in occupancy.residents
        if child.planned_end is not None and child.planned_end > day
    )
    if ends:
        when, who = ends[0]
        return Change(
            ChangeKind.WAIT, f"wait until {when.isoformat()}, when child {who} plans to move on"
        )
    if place.type.is_foster and place.bedrooms is not None and place.bedrooms > place.capacity:
        more = place.capacity + 1
        children = how_many(more, "child", "children")
        return Change(ChangeKind.VARY_TERMS, f"vary terms to {children}")
    return Change(ChangeKind.WAIT, "ask when a place comes free")


ROOM = ResidentRule(
    id="FULL",
    in_short="Full today",
    about="There is room for everyone who would move in",
    source="terms of approval and registration",
    reason=no_room,
)
