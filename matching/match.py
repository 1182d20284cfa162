"""Match everyone who is waiting, together: the answer, why, and why not."""

from collections.abc import Mapping, Sequence
from time import perf_counter

from matching.answer import Answer, Match, Objective, Unplaced
from matching.changes.changes_for_all import changes_for_all
from matching.changes.why_not_everyone import why_not_everyone
from matching.child.families import Family, families_to_place
from matching.children import Child
from matching.files.problem_file import problem_hash
from matching.home.fit import fit
from matching.home.occupancy import Occupancy
from matching.joint import joint_of
from matching.needs import overall_level
from matching.one_child.excluded import (
    Excluded,
    bedrooms_shared_in_the_family,
    excluded_by,
    given_to_others,
)
from matching.one_child.explain import compromises, reasons_for
from matching.optimiser.interchangeable import Found, solve
from matching.optimiser.one_home import Together
from matching.places import Place
from matching.problem import Problem
from matching.resolved import Resolved
from matching.resolving.costs import wanting_of
from matching.resolving.eligibility import tasks_for
from matching.resolving.resolve import reasons_against, resolve
from matching.rests_on import rests_on
from matching.rules.rule import Task
from matching.tiers import ENVELOPES_VERSION
from matching.version import our_version

FOR_THOSE_WHO_STAY = ("NK", "PAR", "KIN", "NEED", "STOPS")
"""Tasks that concern a child who stays where they live, too."""


def match(
    problem: Problem,
    *,
    time_limit: float = 30.0,
    seed: int = 1,
    changes: bool = False,
    second_engine: bool = False,
) -> Answer:
    """Place the waiting children together; nobody settled is moved.

    With `changes`, say why not everyone has a home and the fewest changes that would help; this
    may take the time limit once more. `second_engine`: another, slower way to the same optimum,
    to check the first; which matches are firm it leaves not known.
    """
    started = perf_counter()
    resolved = resolve(problem)
    found = solve(resolved, time_limit=time_limit, seed=seed, second_engine=second_engine)
    solved = found.solved
    families = families_to_place(problem)
    living = _living(problem, families, solved.assignment)
    known = solved.status in ("optimal", "feasible")
    joint = joint_of(problem, resolved, solved) if changes else None
    return Answer(
        status=solved.status,
        objectives=_objectives(resolved, found) if known else (),
        matches=tuple(_matches(problem, families, found, living)) if known else (),
        unplaced=tuple(_unplaced(problem, families, resolved, found)) if known else (),
        seconds=round(perf_counter() - started, 3),
        seed=seed,
        version=our_version(),
        problem_hash=problem_hash(problem),
        codification=ENVELOPES_VERSION,
        rests_on=rests_on(problem),
        not_assessed=sum(not c.needs.assessed for c in problem.children if c.in_play),
        warnings=(*problem.warnings, *problem.policy.not_verified),
        why_not_everyone=why_not_everyone(joint) if joint is not None else None,
        changes=changes_for_all(joint, time_limit=time_limit) if joint is not None else None,
    )


def in_words(tasks: Sequence[Task]) -> tuple[str, ...]:
    """Write tasks as people read them, each with its rule."""
    return tuple(dict.fromkeys(f"{task.text} ({task.rule})" for task in tasks))


def _objectives(resolved: Resolved, found: Found) -> tuple[Objective, ...]:
    values = found.solved.objective
    bounds = found.solved.bound or values
    return tuple(
        Objective(name, value, bound, proved=values[: i + 1] == bounds[: i + 1])
        for i, (name, value, bound) in enumerate(zip(resolved.levels, values, bounds, strict=True))
    )


def _living(
    problem: Problem, families: Sequence[Family], assignment: Mapping[str, str | None]
) -> dict[str, list[Child]]:
    """Say who lives in each place when the answer is carried out."""
    living = {place.id: list(problem.staying_in(place.id)) for place in problem.places}
    for family in families:
        home = assignment.get(family.id)
        if home is not None:
            living[home] += family.children
    return living


def _matches(
    problem: Problem, families: Sequence[Family], found: Found, living: Mapping[str, list[Child]]
) -> list[Match]:
    matches = []
    for family in families:
        home = found.solved.assignment[family.id]
        if home is not None:
            also = found.also.get(family.id)
            for child in family.children:
                place = problem.place_by_id[home]
                others = [c for c in living[home] if c.id != child.id]
                matches.append(_one(problem, child, place, others, also))
    return sorted(matches, key=lambda each: each.child)


def _one(
    problem: Problem,
    child: Child,
    place: Place,
    others: Sequence[Child],
    also: tuple[str | None, ...] | None,
) -> Match:
    wanting = wanting_of(child, problem)
    found = fit(child.needs, place, problem.policy.not_known_counts_as)
    level = overall_level(child.needs, problem.policy.not_known_counts_as)
    return Match(
        child=child.id,
        place=place.id,
        suitability=str(found.suitability),
        level=level.label,
        level_because=level.sentence,
        preferred_tier=str(wanting.suitable_tiers[0]) if wanting.suitable_tiers else None,
        tier=str(place.in_tier),
        firm=None if also is None else not also,
        interchangeable_with=tuple(home for home in also or () if home is not None),
        reasons_for=reasons_for(wanting, place, found, others),
        compromises=compromises(wanting, place, found, others, problem),
        tasks=in_words(_tasks(problem, child, place, others)),
    )


def _tasks(
    problem: Problem, child: Child, place: Place, others: Sequence[Child]
) -> tuple[Task, ...]:
    around = Occupancy.of(place, tuple(others))
    tasks = tasks_for((child,), place, around, problem.date, problem.policy)
    if child.lives_here == place.id:
        return tuple(task for task in tasks if task.rule in FOR_THOSE_WHO_STAY)
    return tasks


def _unplaced(
    problem: Problem, families: Sequence[Family], resolved: Resolved, found: Found
) -> list[Unplaced]:
    assignment = found.solved.assignment
    groups = {group.id: group for group in resolved.groups}
    together = Together.of(resolved)
    answer = []
    for family in families:
        if assignment[family.id] is not None:
            continue
        excluded = []
        for place, home in zip(problem.places, resolved.homes, strict=True):
            reasons = tuple(reasons_against(family, place, problem))
            if not reasons and home.id not in resolved.pairs[family.id]:
                reasons = (bedrooms_shared_in_the_family(place),)
            elif not reasons:
                there = [groups[g] for g, h in assignment.items() if h == home.id]
                reasons = (given_to_others(place, home, groups[family.id], there, together),)
            excluded.append(excluded_by(place, reasons))
        answer += [_one_unplaced(problem, child, tuple(excluded)) for child in family.children]
    return sorted(answer, key=lambda each: each.child)


def _one_unplaced(problem: Problem, child: Child, excluded: tuple[Excluded, ...]) -> Unplaced:
    policy = problem.policy
    level = overall_level(child.needs, policy.not_known_counts_as)
    tiers = wanting_of(child, problem).suitable_tiers
    assess = [
        Task("NK", f"Assess {domain} ({domain.words}) first for {child.label}: it is not known")
        for domain in child.needs.not_known
    ]
    if not tiers:
        text = f"No kind of home fits {child.label} alone: design one with health and education"
        assess.append(Task("NEED", text))
    return Unplaced(
        child.id, level.label, str(tiers[0]) if tiers else None, excluded, in_words(assess)
    )
