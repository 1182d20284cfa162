"""F9: a place can be used only when it is available on the day."""

from datetime import date

from matching.children import Child
from matching.places import Place, PlaceStatus
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule

WORDS = {
    PlaceStatus.HOLD: ("is on hold", "ask when the hold ends"),
    PlaceStatus.BREAK: ("is taking a break", "ask when the break ends"),
    PlaceStatus.FULL: ("is marked as full", "ask when a place comes free"),
    PlaceStatus.UNDER_REVIEW: ("is under review", "complete the review"),
    PlaceStatus.CLOSED: ("has closed", "reopen it"),
    PlaceStatus.NOT_AVAILABLE: ("is not available", "ask when it will be available"),
}

ENDS_ON_A_DAY = (PlaceStatus.HOLD, PlaceStatus.BREAK, PlaceStatus.NOT_AVAILABLE)
"""A place marked so opens on the day recorded for it; any other mark stands until it is changed."""


def not_available(_child: Child, place: Place, day: date, _policy: Policy) -> Reason | None:
    """Refuse a place that is on hold, on a break, full, under review, closed or not open yet.

    And one that takes nobody new any more, as was planned.
    """
    if place.status in WORDS:
        state, change = WORDS[place.status]
        because = f" ({place.unavailable_reason})" if place.unavailable_reason else ""
        if place.status in ENDS_ON_A_DAY:
            if place.opens_on is None:
                state = f"{state}, with no end recorded"
            elif place.opens_on > day:
                from_then = place.opens_on.isoformat()
                state = f"{state} and can be used from {from_then}"
                change = f"wait until {from_then}"
        return Reason("F9", f"{place.label} {state}{because}", Change(ChangeKind.WAIT, change))
    if place.held_until is not None and place.held_until >= day:
        text = f"{place.label} is held until {place.held_until.isoformat()}"
        return Reason(
            "F9", text, Change(ChangeKind.WAIT, f"ask again after {place.held_until.isoformat()}")
        )
    if place.available_from is not None and place.available_from > day:
        opens = place.available_from.isoformat()
        return Reason(
            "F9",
            f"{place.label} is available from {opens}",
            Change(ChangeKind.WAIT, f"wait until {opens}"),
        )
    if place.stops_on is not None and place.stops_on <= day:
        return Reason(
            "F9",
            f"{place.label} takes nobody new from {place.stops_on.isoformat()} on, as was planned",
            Change(
                ChangeKind.ARRANGE,
                f"ask whether {place.label} would go on after all, and correct the day (stops_on)",
            ),
        )
    return None


AVAILABILITY = StaticRule(
    id="F9",
    in_short="Not available today",
    about="The household or home must be available on the day",
    source="practice, to be confirmed with the service",
    reason=not_available,
)
