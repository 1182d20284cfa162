"""C3: conditions a court has made on contact, location or people."""

from datetime import date

from matching.children import Child
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule

ON_ISLAND_ONLY = "on_island_only"
NOT_IN_AREA = "not_in_area:"
NOT_PLACE = "not_place:"
NOT_WITH = "not_with:"
READ_BY_MACHINE = (ON_ISLAND_ONLY, NOT_IN_AREA, NOT_PLACE, NOT_WITH)


def against_court_condition(
    child: Child, place: Place, _day: date, _policy: Policy
) -> Reason | None:
    """Refuse what a court condition rules out; conditions in free words open a task instead."""
    for condition in child.court_conditions:
        broken = _broken(condition, place)
        if broken:
            return Reason(
                "C3",
                f"A court condition for {child.label} rules out {broken}",
                Change(ChangeKind.COURT, "ask the court to vary the condition"),
            )
    return None


def broken_conditions(child: Child, place: Place) -> tuple[str, ...]:
    """List the conditions that rule this place out."""
    return tuple(c for c in child.court_conditions if _broken(c, place))


def in_free_words(child: Child) -> tuple[str, ...]:
    """List the court conditions that a person has to read."""
    return tuple(c for c in child.court_conditions if not c.startswith(READ_BY_MACHINE))


def _broken(condition: str, place: Place) -> str:
    if condition == ON_ISLAND_ONLY and not place.on_island:
        return "a home off the island"
    if condition.startswith(NOT_IN_AREA) and condition.removeprefix(NOT_IN_AREA) == place.area:
        return f"a home in {place.area}"
    if condition == f"{NOT_PLACE}{place.id}":
        return place.label
    return ""


COURT_CONDITIONS = StaticRule(
    id="C3",
    in_short="Against a court condition",
    about="Court-ordered conditions on contact, location or people",
    source="case data",
    reason=against_court_condition,
)
