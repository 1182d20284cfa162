"""Who may live where: the one rule that excludes a place, or none."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from matching.children import Child
from matching.home.occupancy import Occupancy
from matching.places import Place
from matching.policy import Policy
from matching.rules import NOTE_RULES, RESIDENT_RULES, RULES, STATIC_RULES, TASK_RULES
from matching.rules.essential import school_out_of_reach
from matching.rules.rule import HardRule, Reason, ResidentRule, StaticRule, Task, TaskRule

Minutes = Mapping[tuple[str, str], int]

NO_MINUTES: Minutes = {}

STAYING = ("C2", "C3", "H4", "FLAGS", "SOLE")
"""The rules that hold even for a child who already lives there: the others describe how children
come to live somewhere, and where a child lives today is a fact."""

NEWCOMERS_ONLY = ("F9", "H3", "F8")
"""Rules about newcomers: a home is no less suitable for those who live there when they fail."""


def static_reason(
    child: Child,
    place: Place,
    day: date,
    policy: Policy,
    minutes: Minutes = NO_MINUTES,
    rules: Sequence[StaticRule] = STATIC_RULES,
) -> Reason | None:
    """Give the first rule about the child and the place alone that excludes it."""
    for rule in rules:
        if policy.jurisdiction in rule.jurisdictions:
            reason = _static_reason(rule, child, place, day, policy, minutes)
            if reason is not None:
                return reason
    return None


def resident_reason(
    group: Sequence[Child],
    place: Place,
    occupancy: Occupancy,
    day: date,
    policy: Policy,
    rules: Sequence[ResidentRule] = RESIDENT_RULES,
) -> Reason | None:
    """Give the first rule about who lives there that excludes the newcomers."""
    for rule in rules:
        if policy.jurisdiction in rule.jurisdictions:
            reason = rule.reason(group, place, occupancy, day, policy)
            if reason is not None:
                return reason
    return None


def first_reason(
    group: Sequence[Child],
    place: Place,
    occupancy: Occupancy,
    day: date,
    policy: Policy,
    minutes: Minutes = NO_MINUTES,
) -> Reason | None:
    """Give the one excluding rule, in the published order, for everyone who would live together.

    Members of the group who live there already are judged by the rules of staying alone.
    """
    return next(every_reason(group, place, occupancy, day, policy, minutes), None)


def every_reason(
    group: Sequence[Child],
    place: Place,
    occupancy: Occupancy,
    day: date,
    policy: Policy,
    minutes: Minutes = NO_MINUTES,
) -> Iterator[Reason]:
    """Give every reason that keeps a group out of a place, in the published order of rules."""
    newcomers = [child for child in group if child.lives_here != place.id]
    stayers = [child for child in group if child.lives_here == place.id]
    for rule in RULES:
        if policy.jurisdiction in rule.jurisdictions:
            judged = (*newcomers, *stayers) if rule.id in STAYING else newcomers
            yield from _reasons(rule, judged, stayers, place, occupancy, day, policy, minutes)


def suits_who_lives_there(child: Child, place: Place, day: date, policy: Policy) -> bool:
    """Say whether a home suits a child who lives there, by the rules about the two alone."""
    return not any(
        rule.reason(child, place, day, policy)
        for rule in STATIC_RULES
        if rule.id not in NEWCOMERS_ONLY and policy.jurisdiction in rule.jurisdictions
    )


def tasks_for(
    group: Sequence[Child], place: Place, occupancy: Occupancy, day: date, policy: Policy
) -> tuple[Task, ...]:
    """List what people have to do for this group to live here."""
    return _tasks(TASK_RULES, group, place, occupancy, day, policy)


def notes_for(
    group: Sequence[Child], place: Place, occupancy: Occupancy, day: date, policy: Policy
) -> tuple[Task, ...]:
    """List what a rule has to say beside an option, with nothing to do."""
    return _tasks(NOTE_RULES, group, place, occupancy, day, policy)


def _tasks(
    rules: Sequence[TaskRule],
    group: Sequence[Child],
    place: Place,
    occupancy: Occupancy,
    day: date,
    policy: Policy,
) -> tuple[Task, ...]:
    return tuple(
        task
        for rule in rules
        if policy.jurisdiction in rule.jurisdictions
        for task in rule.tasks(group, place, occupancy, day, policy)
    )


def _reasons(
    rule: HardRule,
    judged: Sequence[Child],
    stayers: Sequence[Child],
    place: Place,
    occupancy: Occupancy,
    day: date,
    policy: Policy,
    minutes: Minutes,
) -> Iterator[Reason]:
    if not judged:
        return
    if isinstance(rule, StaticRule):
        for child in judged:
            reason = _static_reason(rule, child, place, day, policy, minutes)
            if reason is not None:
                yield reason
        return
    around = occupancy
    if rule.id not in STAYING:
        around = Occupancy((*occupancy.residents, *stayers), occupancy.room - len(stayers))
    reason = rule.reason(judged, place, around, day, policy)
    if reason is not None:
        yield reason


def _static_reason(
    rule: StaticRule, child: Child, place: Place, day: date, policy: Policy, minutes: Minutes
) -> Reason | None:
    reason = rule.reason(child, place, day, policy)
    if reason is None and minutes and rule.id == "ESSENTIAL":
        return school_out_of_reach(child, place, minutes, policy)
    return reason
