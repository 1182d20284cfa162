"""Options for one child: who could care for this child today, why not others, what would help."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from matching.bridging import TwoSteps, two_steps
from matching.child_in_words import Rated, TierStands, profile_in_words, tiers_stand
from matching.children import ChildStatus
from matching.domain_states import states_of
from matching.eligibility import every_reason
from matching.excluded import Excluded, excluded_by
from matching.free_soon import FreeSoon, free_soon
from matching.in_the_whole import SideBySide, Whole, in_the_whole, side_by_side
from matching.joint import Joint, joint_answer
from matching.looking_ahead import ArrivalsToCome, LookingAhead, look_ahead
from matching.match import engine_version
from matching.needs import overall_level
from matching.occupancy import Occupancy
from matching.option import Asked, Option, option_at
from matching.partitions import Partition, partitions_of
from matching.partitions_in_the_whole import partitions_in_the_whole
from matching.plain import plain
from matching.problem import Problem, ProblemIsWrong
from matching.problem_file import problem_hash
from matching.resolve import wanting_of
from matching.resolved import Costs
from matching.smallest_change import SmallestChanges, smallest_changes
from matching.tiers import ENVELOPES_VERSION
from matching.waterfall import Step, waterfall

BY_NEEDS = ("need_shortfall", "above_preferred_tier")
BY_COMMUNITY = ("off_island", "siblings_apart", "school_breaks", "minutes")

Ranked = list[tuple[Costs, Option]]


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
    """Best for this child alone first."""
    more_options: int
    """Options beyond those shown."""
    by_needs: tuple[str, ...]
    by_community: tuple[str, ...]
    by_whole: tuple[str, ...]
    """The homes shown, best for everyone who waits first; empty where that is not known."""
    jointly: str | None
    """The child's home in the best answer for everyone; None: no home, or not known."""
    whole_note: str | None
    """Why the standing in the whole is not known, of all homes or of some."""
    child_first_or_jointly: SideBySide | None
    """Would choosing the child's own best displace another waiting child?"""
    excluded: tuple[Excluded, ...]
    partitions: tuple[Partition, ...]
    smallest_changes: SmallestChanges | None
    """Where there is no option: the fewest changes that open one. None: there are options."""
    two_steps: tuple[TwoSteps, ...]
    """A home now and a better one that opens by a recorded date."""
    ahead: LookingAhead | None
    """What using each home now costs those to come; None where no arrivals were given."""
    free_soon: FreeSoon
    capacity: tuple[Step, ...]
    """From approved places to those that suit this child."""
    tasks: tuple[str, ...]
    notes: tuple[str, ...]
    version: str
    problem_hash: str
    codification: str

    def to_json(self) -> dict[str, Any]:
        """Write the answer as plain lists and words."""
        return plain(self)


def options(
    problem: Problem,
    child_id: str,
    how_many: int = 10,
    *,
    joint: Joint | None = None,
    whole_seconds: float = 5.0,
    arrivals: ArrivalsToCome | None = None,
) -> Options:
    """List the homes that could care for one child today, if nobody else moved.

    How each stands for everyone who waits takes `whole_seconds` at most, in all; what is not
    worked out by then is said to be not known. Give `joint` where the same problem is asked about
    more than one child, and `arrivals` to have each home's price to those to come.
    """
    child = problem.child_by_id.get(child_id)
    if child is None:
        raise ProblemIsWrong([f"There is no child {child_id} among the children. Check the id."])
    policy = problem.policy
    level = overall_level(child.needs, policy.not_known_counts_as)
    asked = Asked(child, problem, wanting_of(child, problem), level)
    ranked, excluded = _sort_places(asked)
    shown = [option for _, option in ranked[:how_many]]
    whole = Whole({}, None, None)
    partitions = partitions_of(child, problem)
    if child.in_play:
        deadline = monotonic() + whole_seconds
        joint = joint or joint_answer(problem, time_limit=whole_seconds)
        places = [option.place for option in shown]
        whole = in_the_whole(joint, child_id, places, time_limit=deadline - monotonic())
        left = deadline - monotonic()
        partitions = partitions_in_the_whole(partitions, joint, time_limit=left)
    shown = [replace(o, in_the_whole=whole.by_place.get(o.place)) for o in shown]
    tiers = asked.wanting.suitable_tiers
    today = [(costs, option.place) for costs, option in ranked]
    return Options(
        child=child.id,
        age=child.age_on(problem.date),
        level=level.label,
        level_because=level.sentence,
        provisional=level.provisional,
        profile=profile_in_words(child),
        tiers=tiers_stand(asked.wanting),
        preferred_tier=str(tiers[0]) if tiers else None,
        options=tuple(shown),
        more_options=max(0, len(ranked) - how_many),
        by_needs=_ordered(shown, BY_NEEDS),
        by_community=_ordered(shown, BY_COMMUNITY),
        by_whole=_by_whole(shown),
        jointly=whole.jointly,
        whole_note=whole.note,
        child_first_or_jointly=(
            side_by_side(joint, whole, shown[0].place) if joint is not None and shown else None
        ),
        excluded=tuple(excluded),
        partitions=partitions,
        smallest_changes=(
            smallest_changes(problem, child_id) if child.in_play and not ranked else None
        ),
        two_steps=two_steps(problem, child, today) if child.in_play else (),
        ahead=(
            look_ahead(joint, child_id, [option.place for option in shown], arrivals)
            if arrivals is not None and joint is not None and joint.proved
            else None
        ),
        free_soon=free_soon(problem),
        capacity=waterfall(problem, child),
        tasks=_tasks_for_child(asked),
        notes=tuple(_notes(asked, ranked)),
        version=engine_version(),
        problem_hash=joint.problem_hash if joint is not None else problem_hash(problem),
        codification=ENVELOPES_VERSION,
    )


def _sort_places(asked: Asked) -> tuple[Ranked, list[Excluded]]:
    """Divide the places into options, best for the child first, and those a rule excludes."""
    child, problem = asked.child, asked.problem
    found: Ranked = []
    excluded: list[Excluded] = []
    for place in problem.places:
        if not child.in_play and place.id != child.current_place:
            continue
        residents = tuple(c for c in problem.residents_of(place.id) if c.id != child.id)
        around = Occupancy.of(place, residents)
        reasons = tuple(
            every_reason((child,), place, around, problem.date, problem.policy, problem.minutes)
        )
        if reasons:
            excluded.append(excluded_by(place, reasons))
        else:
            found.append(option_at(asked, place, around))
    found.sort(key=lambda each: (each[0], each[1].place))
    values = sorted({costs for costs, _ in found})
    return [
        (costs, replace(option, rank_for_child=values.index(costs) + 1)) for costs, option in found
    ], excluded


def _ordered(ranked: Sequence[Option], first: Sequence[str]) -> tuple[str, ...]:
    """Order the same homes another way: these objectives first, then the ranking."""
    keyed = [
        (tuple(dict(option.costs)[name] for name in first), i, option.place)
        for i, option in enumerate(ranked)
    ]
    return tuple(place for _, _, place in sorted(keyed))


def _by_whole(shown: Sequence[Option]) -> tuple[str, ...]:
    """Order the homes by the whole, then for the child; those not known are left out."""
    ranks = [
        (option.in_the_whole.rank, i, option.place)
        for i, option in enumerate(shown)
        if option.in_the_whole is not None
    ]
    return tuple(place for _, _, place in sorted(ranks))


def _tasks_for_child(asked: Asked) -> tuple[str, ...]:
    """List what to do whichever home is chosen."""
    child = asked.child
    tasks = [
        f"Assess {domain} ({domain.words}): it is not known, and is counted as {asked.not_known}"
        for domain in child.needs.not_known
    ]
    tasks += [
        f"Rate {state.domain} ({state.domain.words}) again: {state.why_stale}"
        for state in states_of(child, asked.problem.date, asked.problem.policy)
        if state.why_stale is not None
    ]
    if child.parents_ruled_out is False:
        tasks.append(f"Answer first whether {child.label} could live with a parent")
    if child.kin_ruled_out is False:
        tasks.append(f"Answer first whether a relative or friend could care for {child.label}")
    return tuple(tasks)


def _notes(asked: Asked, ranked: Ranked) -> list[str]:
    notes = list(asked.problem.policy.not_verified)
    if asked.child.status is ChildStatus.SETTLED:
        notes.append(f"{asked.child.label.capitalize()} is settled: no move is proposed")
    elif not ranked:
        notes.append(f"There is no suitable home for {asked.child.label} today")
    if not asked.wanting.suitable_tiers:
        notes.append("No kind of home fits alone: design one with health and education")
    return notes
