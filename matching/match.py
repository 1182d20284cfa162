"""Match everyone who is waiting, together: the answer, why, and why not."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from time import perf_counter
from typing import Any

from matching.changes_for_all import ChangesForAll, changes_for_all
from matching.children import Child
from matching.eligibility import tasks_for
from matching.explain import compromises, reasons_for
from matching.fit import fit
from matching.joint import joint_of
from matching.needs import overall_level
from matching.occupancy import Occupancy
from matching.optimiser.interchangeable import Found, solve
from matching.optimiser.one_home import Together
from matching.places import Place
from matching.problem import Problem
from matching.problem_file import problem_hash
from matching.resolve import Family, families_to_place, reason_against, resolve, wanting_of
from matching.resolved import Group, Home, Resolved
from matching.rules.rule import Change, ChangeKind, Reason, Task
from matching.tiers import ENVELOPES_VERSION
from matching.why_not_everyone import WhyNotEveryone, why_not_everyone

FOR_THOSE_WHO_STAY = ("NK", "PAR", "KIN", "NEED")
"""Tasks that concern a child who stays where they live, too."""


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective: what the answer reaches, and the least that is proved possible."""

    name: str
    value: int
    bound: int
    proved: bool


@dataclass(frozen=True, slots=True)
class Match:
    """One child and the home proposed, for a person to decide on."""

    child: str
    place: str
    suitability: str
    level: str
    level_because: str
    preferred_tier: str | None
    tier: str
    firm: bool | None
    """Whether every answer as good has it; None when there was no time to find out."""
    interchangeable_with: tuple[str, ...]
    reasons_for: tuple[str, ...]
    compromises: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """One place that is not an option, the one rule, and the nearest change that would open it."""

    place: str
    rule: str
    reason: str
    nearest_change: str
    change_kind: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A child for whom there is no suitable home: a normal answer, with every reason."""

    child: str
    level: str
    preferred_tier: str | None
    excluded: tuple[Excluded, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the optimiser found, and all a reader needs to know to trust it."""

    status: str
    objectives: tuple[Objective, ...]
    matches: tuple[Match, ...]
    unplaced: tuple[Unplaced, ...]
    seconds: float
    seed: int
    version: str
    problem_hash: str
    codification: str
    not_assessed: int
    """Children being placed of whom no need at all is known."""
    warnings: tuple[str, ...] = ()
    why_not_everyone: WhyNotEveryone | None = None
    """Only where asked for, and someone has no home."""
    changes: ChangesForAll | None = None
    """Only where asked for: the fewest changes that give those without a home one."""

    def to_json(self) -> dict[str, Any]:
        """Write the answer in the published layout."""
        return asdict(self)


def match(
    problem: Problem, *, time_limit: float = 30.0, seed: int = 1, changes: bool = False
) -> Answer:
    """Place the waiting children together; nobody settled is moved.

    With `changes`, say why not everyone has a home and the fewest changes that would help; this
    may take the time limit once more.
    """
    started = perf_counter()
    resolved = resolve(problem)
    found = solve(resolved, time_limit=time_limit, seed=seed)
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
        version=engine_version(),
        problem_hash=problem_hash(problem),
        codification=ENVELOPES_VERSION,
        not_assessed=sum(not c.needs.assessed for c in problem.children if c.in_play),
        warnings=(*problem.warnings, *problem.policy.not_verified),
        why_not_everyone=why_not_everyone(joint) if joint is not None else None,
        changes=changes_for_all(joint, time_limit=time_limit) if joint is not None else None,
    )


def engine_version() -> str:
    """Give the version of the product that answered."""
    try:
        return version("placement-sufficiency")
    except PackageNotFoundError:
        return "not installed"


def excluded_by(place: Place, reason: Reason) -> Excluded:
    """Write down why a place is not an option."""
    return Excluded(place.id, reason.rule, reason.text, reason.change.text, str(reason.change.kind))


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
            reason = reason_against(family, place, problem)
            if reason is None:
                there = [groups[g] for g, h in assignment.items() if h == home.id]
                reason = _taken(place, home, groups[family.id], there, together)
            excluded.append(excluded_by(place, reason))
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


def _taken(
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
    return Reason("F1", f"{place.label} would be over the fostering limit beside {who}", free)
