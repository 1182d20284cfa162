"""Rules that exclude nothing but open a task: who has to do what before, or soon after, a move."""

from collections.abc import Sequence
from datetime import date, timedelta

from matching.child.codification import codes_and_words
from matching.child.flags import TO_AGREE_FIRST
from matching.children import Child, NeededBy
from matching.home.fit import fit
from matching.home.occupancy import Occupancy
from matching.places import Impact, Place, PlaceType
from matching.policy import Policy
from matching.rules.bedrooms import rooms_needed
from matching.rules.court_conditions import in_free_words
from matching.rules.rule import ENGLAND, JERSEY, Task, TaskRule
from matching.rules.stopping import STAY_TO_ASK_ABOUT
from matching.rules.terms import emergency_outside_terms
from matching.tiers import Suitability
from matching.working_days import working_days_after

Asked = Sequence[Child]


def court_approval(
    group: Asked, place: Place, _occupancy: Occupancy, _day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Ask the court before a child in care goes to live off the island."""
    if place.on_island:
        return ()
    return tuple(
        Task("C1", f"Ask the court to approve {child.label} living off the island")
        for child in group
    )


def impact_to_record(
    group: Asked, place: Place, occupancy: Occupancy, _day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Ask a home's manager for the impact assessment with each child who lives there."""
    if not place.type.is_home:
        return ()
    recorded = {frozenset((p.child, p.other)): p.impact for p in place.pair_assessments}
    tasks = []
    for child in group:
        for resident in occupancy.residents:
            match recorded.get(frozenset((child.id, resident.id))):
                case None:
                    state = "not yet assessed"
                case Impact.MANAGEABLE:
                    state = "manageable: agree the plan and who owns it"
                case impact:
                    state = f"assessed as {impact}"
            tasks.append(
                Task(
                    "H2",
                    f"Registered manager of {place.label} records the effect of {child.label} and "
                    f"child {resident.id} living together ({state})",
                )
            )
    return tuple(tasks)


def emergency_to_evaluate(
    group: Asked, _place: Place, _occupancy: Occupancy, day: date, policy: Policy
) -> tuple[Task, ...]:
    """Evaluate a same-day move afterwards."""
    days = policy.evaluate_emergency_within
    return tuple(
        Task(
            "D1",
            f"Evaluate the emergency move of {child.label} within {days} working days, "
            f"by {working_days_after(day, days).isoformat()}",
        )
        for child in group
        if child.needed_by is NeededBy.TODAY
    )


def outside_terms_for_days(
    group: Asked, place: Place, _occupancy: Occupancy, day: date, policy: Policy
) -> tuple[Task, ...]:
    """Vary terms, or move on, within six working days."""
    return tuple(
        Task(
            "F3",
            f"{place.label} is approved for ages {place.youngest} to {place.oldest} and "
            f"{child.label} is {child.age_on(day)}: vary terms within 6 working days, "
            f"by {working_days_after(day, 6).isoformat()}",
        )
        for child in group
        if not place.youngest <= child.age_on(day) <= place.oldest
        and emergency_outside_terms(child, place, policy)
    )


def sharing_to_agree(
    group: Asked, place: Place, occupancy: Occupancy, day: date, policy: Policy
) -> tuple[Task, ...]:
    """Assess in writing, and agree, that brothers and sisters share a room."""
    everyone = (*group, *occupancy.residents)
    if place.bedrooms is None or len(everyone) <= place.bedrooms:
        return ()
    if rooms_needed(everyone, day, policy) >= len(everyone):
        return ()
    if all(child.age_on(day) <= 3 for child in everyone):
        return ()
    return (Task("F6", f"Assess and agree in writing who shares a bedroom at {place.label}"),)


def relative_to_approve(
    group: Asked, place: Place, _occupancy: Occupancy, day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Remember how long a relative may care before approval."""
    if place.type is not PlaceType.KINSHIP:
        return ()
    return tuple(
        Task(
            "F4",
            f"Check the approval of {place.label}: temporary approval lasts 16 weeks for "
            f"{child.label}, to {(day + timedelta(weeks=16)).isoformat()}, extended once by 8",
        )
        for child in group
    )


def package_to_agree(
    group: Asked, place: Place, _occupancy: Occupancy, day: date, policy: Policy
) -> tuple[Task, ...]:
    """Agree the support package that makes the home suitable."""
    tasks = []
    for child in group:
        found = fit(child.needs, place, policy.not_known_counts_as)
        if found.suitability is Suitability.WITH_SUPPORT:
            levels = ", ".join(f"{domain} to {need}" for domain, need, _ in found.exceeds)
            named = f" ({place.support_package})" if place.support_package else ""
            begins = place.support_from
            if begins is not None and begins > day:
                named += f"; it begins on {begins.isoformat()}"
            tasks.append(
                Task("NEED", f"Agree the support package at {place.label}: {levels}{named}")
            )
    return tuple(tasks)


def needs_to_assess(
    group: Asked, place: Place, _occupancy: Occupancy, _day: date, policy: Policy
) -> tuple[Task, ...]:
    """Assess what is not known, first of all where the home rests on it."""
    counts_as = policy.not_known_counts_as
    tasks = []
    for child in group:
        first = fit(child.needs, place, counts_as).assess_first
        soon = [domain for domain in child.needs.not_known if domain not in first]
        for when, domains in (("first", first), ("soon", soon)):
            if domains:
                they_are = "they are" if len(domains) > 1 else "it is"
                tasks.append(
                    Task(
                        "NK",
                        f"Assess {codes_and_words(domains)} {when} for {child.label}: {they_are} "
                        f"not known and counted as {counts_as}",
                    )
                )
    return tuple(tasks)


def questions_to_answer(
    group: Asked, place: Place, _occupancy: Occupancy, _day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Answer first whether parents, relatives or friends could care for the child."""
    tasks = []
    for child in group:
        if child.parents_ruled_out is False:
            tasks.append(
                Task("PAR", f"Answer first whether {child.label} could live with a parent")
            )
        if child.kin_ruled_out is False and place.type is not PlaceType.KINSHIP:
            tasks.append(
                Task(
                    "KIN", f"Answer first whether a relative or friend could care for {child.label}"
                )
            )
    return tuple(tasks)


def conditions_to_read(
    group: Asked, _place: Place, _occupancy: Occupancy, _day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Read court conditions that are in free words."""
    return tuple(
        Task("C3", f"Check this court condition for {child.label} by hand: {condition}")
        for child in group
        for condition in in_free_words(child)
    )


def flags_to_act_on(
    group: Asked, place: Place, _occupancy: Occupancy, _day: date, _policy: Policy
) -> tuple[Task, ...]:
    """Act on recorded flags that exclude no home and still have to be dealt with first."""
    return tuple(
        Task("FLAG", TO_AGREE_FIRST[flag].format(home=place.label, child=child.label))
        for child in group
        for flag in child.flags
        if flag in TO_AGREE_FIRST
    )


COURT_APPROVAL = TaskRule(
    "C1",
    "Living off the island needs the court's approval for a child in care",
    "Children (Jersey) Law 2002 Sch 2 para 4",
    court_approval,
    JERSEY,
)

TASK_RULES: tuple[TaskRule, ...] = (
    COURT_APPROVAL,
    TaskRule(
        "H2",
        "The manager's impact assessment is recorded before a move is confirmed",
        "Durham and Derby procedures",
        impact_to_record,
    ),
    TaskRule(
        "D1",
        "An emergency move is evaluated afterwards",
        "Improvement Plan Phase 1, 2018; working days are our setting [A]",
        emergency_to_evaluate,
    ),
    TaskRule(
        "F3",
        "An emergency outside terms lasts up to six working days",
        "Care Planning, Placement and Case Review (England) Regulations 2010",
        outside_terms_for_days,
        ENGLAND,
    ),
    TaskRule(
        "F4",
        "A relative or friend not yet approved: 16 weeks and one extension of 8",
        "Care Planning, Placement and Case Review (England) Regulations 2010 r24-25",
        relative_to_approve,
        ENGLAND,
    ),
    TaskRule(
        "F6",
        "A child over 3 shares a room only after a written assessment and agreement",
        "Fostering National Minimum Standards 2011, 10.6",
        sharing_to_agree,
        ENGLAND,
    ),
    TaskRule(
        "NEED", "A package is agreed before it is relied on", "codification", package_to_agree
    ),
    TaskRule("NK", "What is not known is assessed", "codification of need", needs_to_assess),
    TaskRule(
        "KIN", "Parents and relatives are answered first", "s22C guidance", questions_to_answer
    ),
    TaskRule("C3", "Court conditions in words are read", "case data", conditions_to_read),
    TaskRule(
        "FLAG",
        "Recorded flags are acted on before a move",
        "codification of need; which flags ask for what is our setting [A]",
        flags_to_act_on,
    ),
    STAY_TO_ASK_ABOUT,
)
