"""Options for one child: who could care for this child today, why not others, what would help."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from matching.children import Child, ChildStatus
from matching.codification import CODIFICATION, INTENSITY
from matching.eligibility import first_reason, tasks_for
from matching.explain import (
    NeedStands,
    RequirementStands,
    compromises,
    needs_stand,
    reasons_for,
    requirements_stand,
)
from matching.fit import Fit, fit
from matching.match import FOR_THOSE_WHO_STAY, Excluded, engine_version, excluded_by, in_words
from matching.needs import LevelRange, overall_level
from matching.occupancy import Occupancy
from matching.partitions import Partition, partitions_of
from matching.places import Place
from matching.preferences import in_order
from matching.preferences.journeys import to_family, to_school
from matching.preferences.preference import Wanting
from matching.problem import Problem, ProblemIsWrong
from matching.problem_file import problem_hash
from matching.resolve import wanting_of
from matching.resolved import Costs
from matching.tiers import ENVELOPES_VERSION, TIERS, Suitability, Tier, tier_suitability

BY_NEEDS = ("need_shortfall", "above_preferred_tier")
BY_COMMUNITY = ("off_island", "siblings_apart", "school_breaks", "minutes")


@dataclass(frozen=True, slots=True)
class Package:
    """The support that makes a home suitable, and its weekly cost in pounds, if known."""

    levels: tuple[str, ...]
    described: str | None
    weekly_cost: float | None


@dataclass(frozen=True, slots=True)
class Option:
    """One home that could care for the child, all that is known of it, for a person to weigh."""

    place: str
    suitability: str
    tier: str
    stays: bool
    needs: tuple[NeedStands, ...]
    requirements: tuple[RequirementStands, ...]
    package: Package | None
    weekly_cost: float | None
    minutes_to_school: int | None
    minutes_to_family: int | None
    costs: tuple[tuple[str, int], ...]
    """Each objective and what this home counts on it."""
    reasons_for: tuple[str, ...]
    compromises: tuple[str, ...]
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TierStands:
    """One tier, how it suits the child, and whether it is the preferred one."""

    tier: str
    name: str
    suitability: str
    exceeds: tuple[str, ...]
    """Domains in which the child needs more than the tier is for."""
    preferred: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating in words: what a home must be able to do."""

    domain: str
    name: str
    level: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Options:
    """Everything the panel sees for one child; nothing is chosen here."""

    child: str
    age: int
    level: str
    level_because: str
    provisional: bool
    profile: tuple[Rated, ...]
    tiers: tuple[TierStands, ...]
    preferred_tier: str | None
    options: tuple[Option, ...]
    more_options: int
    """Options beyond those shown."""
    by_needs: tuple[str, ...]
    by_community: tuple[str, ...]
    excluded: tuple[Excluded, ...]
    partitions: tuple[Partition, ...]
    tasks: tuple[str, ...]
    notes: tuple[str, ...]
    version: str
    problem_hash: str
    codification: str

    def to_json(self) -> dict[str, Any]:
        """Write the answer as plain lists and words."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One child in one problem, with what is worked out once."""

    child: Child
    problem: Problem
    wanting: Wanting
    level: LevelRange

    @property
    def not_known(self) -> int:
        return self.problem.policy.not_known_counts_as


def options(problem: Problem, child_id: str, how_many: int = 10) -> Options:
    """List the homes that could care for one child today, if nobody else moved."""
    child = problem.child_by_id.get(child_id)
    if child is None:
        raise ProblemIsWrong([f"There is no child {child_id} among the children. Check the id."])
    policy = problem.policy
    level = overall_level(child.needs, policy.not_known_counts_as)
    asked = _Asked(child, problem, wanting_of(child, problem), level)
    ranked, excluded = _sort_places(asked)
    tiers = asked.wanting.suitable_tiers
    return Options(
        child=child.id,
        age=child.age_on(problem.date),
        level=level.label,
        level_because=level.sentence,
        provisional=level.provisional,
        profile=_profile(child),
        tiers=_tiers(asked),
        preferred_tier=str(tiers[0]) if tiers else None,
        options=tuple(ranked[:how_many]),
        more_options=max(0, len(ranked) - how_many),
        by_needs=_ordered(ranked, BY_NEEDS),
        by_community=_ordered(ranked, BY_COMMUNITY),
        excluded=tuple(excluded),
        partitions=partitions_of(child, problem),
        tasks=_tasks_for_child(asked),
        notes=tuple(_notes(asked, ranked)),
        version=engine_version(),
        problem_hash=problem_hash(problem),
        codification=ENVELOPES_VERSION,
    )


def _sort_places(asked: _Asked) -> tuple[list[Option], list[Excluded]]:
    """Divide the places into options, best for the child first, and those a rule excludes."""
    child, problem = asked.child, asked.problem
    found: list[tuple[Costs, Option]] = []
    excluded: list[Excluded] = []
    for place in problem.places:
        if not child.in_play and place.id != child.current_place:
            continue
        residents = tuple(c for c in problem.residents_of(place.id) if c.id != child.id)
        around = Occupancy.of(place, residents)
        reason = first_reason(
            (child,), place, around, problem.date, problem.policy, problem.minutes
        )
        if reason is None:
            found.append(_option(asked, place, around))
        else:
            excluded.append(excluded_by(place, reason))
    found.sort(key=lambda each: (each[0], each[1].place))
    return [option for _, option in found], excluded


def _option(asked: _Asked, place: Place, around: Occupancy) -> tuple[Costs, Option]:
    child, wanting = asked.child, asked.wanting
    found = fit(child.needs, place, asked.not_known)
    named = [(p.name, p.cost(wanting, place, found)) for p in in_order(asked.problem.policy)]
    stays = child.lives_here == place.id
    tasks = tasks_for((child,), place, around, asked.problem.date, asked.problem.policy)
    if stays:
        tasks = tuple(task for task in tasks if task.rule in FOR_THOSE_WHO_STAY)
    option = Option(
        place=place.id,
        suitability=str(found.suitability),
        tier=str(place.in_tier),
        stays=stays,
        needs=needs_stand(child, place, found, asked.not_known),
        requirements=requirements_stand(wanting, place),
        package=_package(place, found),
        weekly_cost=_pounds(place.weekly_cost_pence),
        minutes_to_school=to_school(wanting, place),
        minutes_to_family=to_family(wanting, place),
        costs=tuple(named),
        reasons_for=reasons_for(wanting, place, found, around.residents),
        compromises=compromises(wanting, place, found, around.residents, asked.problem),
        tasks=in_words(tasks),
    )
    return tuple(cost for _, cost in named), option


def _package(place: Place, found: Fit) -> Package | None:
    if found.suitability is not Suitability.WITH_SUPPORT:
        return None
    levels = tuple(f"{domain} to {need}" for domain, need, _ in found.exceeds)
    return Package(levels, place.support_package, _pounds(place.support_cost_pence))


def _tiers(asked: _Asked) -> tuple[TierStands, ...]:
    """Compare every tier with the child, in the child's own order."""
    child, wanting = asked.child, asked.wanting
    preferred = wanting.suitable_tiers[0] if wanting.suitable_tiers else None
    rows = []
    for tier in wanting.tier_order:
        verdict = tier_suitability(child.needs, tier, wanting.age, asked.not_known)
        words = "assessed in person" if verdict is None else str(verdict)
        rows.append(
            TierStands(str(tier), tier.words, words, _exceeds(asked, tier), tier is preferred)
        )
    return tuple(rows)


def _exceeds(asked: _Asked, tier: Tier) -> tuple[str, ...]:
    envelope = TIERS[tier].envelope
    if envelope is None:
        return ()
    needed = asked.child.needs.counted(asked.not_known)
    return tuple(
        str(domain)
        for domain, need, most in zip(INTENSITY, needed, envelope, strict=True)
        if need > most
    )


def _profile(child: Child) -> tuple[Rated, ...]:
    return tuple(
        Rated(
            domain=str(domain),
            name=CODIFICATION[domain].name,
            level=level,
            words="Not known: to be assessed"
            if level is None
            else CODIFICATION[domain].anchors[level],
        )
        for domain, level in child.needs.ratings.items()
    )


def _ordered(ranked: Sequence[Option], first: Sequence[str]) -> tuple[str, ...]:
    """Order the same homes another way: these objectives first, then the ranking."""
    keyed = [
        (tuple(dict(option.costs)[name] for name in first), i, option.place)
        for i, option in enumerate(ranked)
    ]
    return tuple(place for _, _, place in sorted(keyed))


def _tasks_for_child(asked: _Asked) -> tuple[str, ...]:
    """List what to do whichever home is chosen."""
    child = asked.child
    tasks = [
        f"Assess {domain} ({domain.words}): it is not known, and is counted as {asked.not_known}"
        for domain in child.needs.not_known
    ]
    if child.parents_ruled_out is False:
        tasks.append(f"Answer first whether {child.label} could live with a parent")
    if child.kin_ruled_out is False:
        tasks.append(f"Answer first whether a relative or friend could care for {child.label}")
    return tuple(tasks)


def _notes(asked: _Asked, ranked: Sequence[Option]) -> list[str]:
    notes = list(asked.problem.policy.not_verified)
    if asked.child.status is ChildStatus.SETTLED:
        notes.append(f"{asked.child.label.capitalize()} is settled: no move is proposed")
    elif not ranked:
        notes.append(f"There is no suitable home for {asked.child.label} today")
    if not asked.wanting.suitable_tiers:
        notes.append("No kind of home fits alone: design one with health and education")
    return notes


def _pounds(pence: int | None) -> float | None:
    return None if pence is None else pence / 100
