"""Options for one child: who could care for this child today, why not others, what would help."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matching.changes.smallest_change import SmallestChanges, smallest_changes
from matching.child.child_in_words import Rated, TierStands, profile_in_words, tiers_stand
from matching.home.free_soon import FreeSoon
from matching.home.living_there import LivedIn, lived_in
from matching.home.waterfall import Step, suitable_for, waterfall
from matching.in_words.plain import plain
from matching.joint import Joint
from matching.looking_ahead import ArrivalsToCome, LookingAhead, look_ahead
from matching.one_child.bridging import TwoSteps, two_steps
from matching.one_child.excluded import Excluded
from matching.one_child.homes_of_a_child import HomesOfAChild, homes_of
from matching.one_child.in_the_whole import SideBySide
from matching.one_child.of_the_day import OfTheDay
from matching.one_child.on_the_island import OnTheIsland, on_the_island
from matching.one_child.option import Option
from matching.one_child.partitions import Partition, homes_of_parts
from matching.one_child.weighed import Weighed, not_weighed, weighed
from matching.problem import Problem, ProblemIsWrong
from matching.rests_on import RestsOn, rests_on
from matching.tiers import ENVELOPES_VERSION
from matching.version import our_version

BY_NEEDS = ("need_shortfall", "above_preferred_tier")
BY_COMMUNITY = ("off_island", "siblings_apart", "school_breaks", "minutes")


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
    once_assessed: tuple[str, ...]
    """Homes that may be options once somebody has assessed what is not known of the child."""
    on_the_island: OnTheIsland | None
    """What there is on the island, and what was ruled out there and why. None: settled."""
    partitions: tuple[Partition, ...]
    family_living_there: tuple[LivedIn, ...]
    """Homes of the partitions in which children live, and the effect with each of the family."""
    smallest_changes: SmallestChanges | None
    """Where there is no option, or none on the island: the fewest changes that open one."""
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
    rests_on: RestsOn

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
    homes = homes_of(child, problem)
    shown = [option for _, option in homes.ranked[:how_many]]
    weighing = weighed(child, problem, shown, joint, whole_seconds) if child.in_play else None
    return _put_together(homes, how_many, weighing or not_weighed(shown), arrivals)


def _put_together(
    homes: HomesOfAChild, how_many: int, beside: Weighed, arrivals: ArrivalsToCome | None
) -> Options:
    """Write down what the child needs, each home alone, and how each stands in the whole."""
    child, problem, level = homes.asked.child, homes.asked.problem, homes.asked.level
    day = OfTheDay(problem) if beside.joint is None else beside.joint.day
    tiers = homes.asked.wanting.suitable_tiers
    return Options(
        child=child.id,
        age=child.age_on(problem.date),
        level=level.label,
        level_because=level.sentence,
        provisional=level.provisional,
        profile=profile_in_words(child),
        tiers=tiers_stand(homes.asked.wanting),
        preferred_tier=str(tiers[0]) if tiers else None,
        options=beside.shown,
        more_options=max(0, len(homes.ranked) - how_many),
        by_needs=_ordered(beside.shown, BY_NEEDS),
        by_community=_ordered(beside.shown, BY_COMMUNITY),
        by_whole=beside.order,
        jointly=beside.whole.jointly,
        whole_note=beside.whole.note,
        child_first_or_jointly=beside.side_by_side,
        excluded=homes.excluded,
        once_assessed=homes.once_assessed,
        on_the_island=on_the_island(homes) if child.in_play else None,
        partitions=beside.partitions,
        family_living_there=_family_living_there(problem, beside.partitions),
        smallest_changes=_changes(homes),
        two_steps=two_steps(problem, child, homes.today) if child.in_play else (),
        ahead=_ahead(child.id, beside, arrivals),
        free_soon=day.free_soon,
        capacity=_capacity(homes, day),
        tasks=homes.tasks,
        notes=homes.notes,
        version=our_version(),
        problem_hash=day.fingerprint,
        codification=ENVELOPES_VERSION,
        rests_on=rests_on(problem),
    )


def _ordered(shown: Sequence[Option], first: Sequence[str]) -> tuple[str, ...]:
    """Order the same homes another way: these objectives first, then the ranking."""
    keyed = [
        (tuple(dict(option.costs)[name] for name in first), i, option.place)
        for i, option in enumerate(shown)
    ]
    return tuple(place for _, _, place in sorted(keyed))


def _family_living_there(problem: Problem, partitions: Sequence[Partition]) -> tuple[LivedIn, ...]:
    parts = partitions[0].parts if partitions else ()
    family = {child for part in parts for child in part.children}
    coming = [child for child in problem.children if child.id in family]
    return lived_in(problem, homes_of_parts(partitions), coming)


def _changes(homes: HomesOfAChild) -> SmallestChanges | None:
    """Find what would open a home; where some are open off the island alone, one on the island."""
    child, problem = homes.asked.child, homes.asked.problem
    if not child.in_play or homes.on_the_island:
        return None
    if homes.ranked and child.off_island_agreed:
        return None
    return smallest_changes(problem, child.id, on_the_island=bool(homes.ranked))


def _ahead(child_id: str, beside: Weighed, arrivals: ArrivalsToCome | None) -> LookingAhead | None:
    if arrivals is None or beside.joint is None or not beside.joint.proved:
        return None
    return look_ahead(beside.joint, child_id, [o.place for o in beside.shown], arrivals)


def _capacity(homes: HomesOfAChild, day: OfTheDay) -> tuple[Step, ...]:
    """Go from approved places to those that suit the child; a settled child looks for none."""
    steps = waterfall(day.capacities)
    if not homes.asked.child.in_play:
        return steps
    return (*steps, suitable_for(homes.asked.child, day.capacities, homes.rule_against))
