"""Rules that are shown beside an option: they exclude nothing and ask nobody for anything."""

from collections.abc import Sequence
from datetime import date

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.rules.rule import ENGLAND, Kind, Task, TaskRule
from matching.rules.stopping import PLAN_TO_STOP

SHORT_BREAKS = "short_breaks"
"""The flag of a child who comes for short breaks, and returns to a parent after each."""

MOST_DAYS_A_BREAK = 17
MOST_DAYS_A_YEAR = 75


def duty_order(
    group: Sequence[Child], place: Place, _occupancy: Occupancy, _day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Recall the order of the duty: the most appropriate home, relatives before others."""
    if place.type is PlaceType.KINSHIP:
        text = "A relative or friend comes first where that is the most appropriate home"
    else:
        text = (
            "The most appropriate home: relatives and friends come before others; then, as far as "
            "can be, near home, at the same school, with brothers and sisters, suited to a "
            "disability, and inside the area"
        )
    return tuple(Task("P1", text) for _ in group[:1])


def short_breaks(
    group: Sequence[Child], place: Place, _occupancy: Occupancy, day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Recall the limits of short breaks, and say where a planned stay is over them."""
    notes = []
    for child in group:
        if SHORT_BREAKS not in child.flags:
            continue
        text = (
            f"Short breaks of {child.label} at {place.label}: at most {MOST_DAYS_A_BREAK} days "
            f"each and {MOST_DAYS_A_YEAR} days in 12 months, returning to a parent, and not under "
            "a care order"
        )
        days = None if child.planned_end is None else (child.planned_end - day).days
        if days is not None and days > MOST_DAYS_A_BREAK:
            text += f"; this one is planned for {days} days"
        notes.append(Task("B1", text))
    return tuple(notes)


NOTE_RULES: tuple[TaskRule, ...] = (
    TaskRule(
        "P1",
        "The order of the duty when a home is chosen",
        "Children Act 1989 s22C, s22G and guidance",
        duty_order,
        ENGLAND,
        kind=Kind.NOTE,
    ),
    TaskRule(
        "B1",
        "Short breaks: 17 days each, 75 days in 12 months",
        "Care Planning, Placement and Case Review (England) Regulations 2010 r48",
        short_breaks,
        ENGLAND,
        kind=Kind.NOTE,
    ),
    PLAN_TO_STOP,
)
