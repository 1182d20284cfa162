"""Every home beside one child alone: those that could care for the child, and why not the others.

Nobody else is weighed here: each home is looked at as it stands today, if nobody else moved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from matching.child.codification import Domain, codes_and_words
from matching.child.domain_states import states_of
from matching.children import Child, ChildStatus
from matching.home.occupancy import Occupancy
from matching.needs import overall_level
from matching.one_child.excluded import Excluded, excluded_by
from matching.one_child.option import Asked, Option, option_at
from matching.problem import Problem
from matching.resolved import Costs
from matching.resolving.costs import wanting_of
from matching.resolving.eligibility import every_reason
from matching.rules.capability import CAPABILITY
from matching.rules.rule import ChangeKind, Reason
from matching.rules.secure import living_in_secure


@dataclass(frozen=True, slots=True)
class HomesOfAChild:
    """The homes that are options, best for this child alone first, and those a rule excludes."""

    asked: Asked
    ranked: tuple[tuple[Costs, Option], ...]
    excluded: tuple[Excluded, ...]
    once_assessed: tuple[str, ...]
    """Homes that nothing keeps from being an option but a need nobody has assessed yet."""

    @property
    def today(self) -> list[tuple[Costs, str]]:
        """Today's options with their costs, best first."""
        return [(costs, option.place) for costs, option in self.ranked]

    @property
    def rule_against(self) -> Mapping[str, str]:
        """The one rule that excludes each home which is not an option."""
        return {each.place: each.rule for each in self.excluded}

    @property
    def on_the_island(self) -> bool:
        """Whether a home on the island is among the options."""
        places = self.asked.problem.place_by_id
        return any(places[option.place].on_island for _, option in self.ranked)

    @property
    def tasks(self) -> tuple[str, ...]:
        """What to do whichever home is chosen."""
        return tuple(_tasks(self.asked))

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know of the whole list."""
        return tuple(_notes(self))


def homes_of(child: Child, problem: Problem) -> HomesOfAChild:
    """Look at every place for one child; for a settled child at their own home alone."""
    level = overall_level(child.needs, problem.policy.not_known_counts_as)
    asked = Asked(child, problem, wanting_of(child, problem), level)
    found: list[tuple[Costs, Option]] = []
    excluded: list[Excluded] = []
    once_assessed: list[str] = []
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
            if all(_asks_to_assess(reason) for reason in reasons):
                once_assessed.append(place.id)
        else:
            found.append(option_at(asked, place, around))
    found.sort(key=lambda each: (each[0], each[1].place))
    values = sorted({costs for costs, _ in found})
    ranked = tuple(
        (costs, replace(option, rank_for_child=values.index(costs) + 1)) for costs, option in found
    )
    return HomesOfAChild(asked, ranked, tuple(excluded), tuple(once_assessed))


def _asks_to_assess(reason: Reason) -> bool:
    return reason.rule == CAPABILITY.id and reason.change.kind is ChangeKind.ASSESS


def _tasks(asked: Asked) -> Iterator[str]:
    child = asked.child
    unknown = child.needs.not_known
    if unknown:
        they_are = "they are" if len(unknown) > 1 else "it is"
        yield (
            f"Assess {codes_and_words(unknown)}: {they_are} not known and counted as "
            f"{asked.not_known}"
        )
    stale: dict[str, list[Domain]] = {}
    for state in states_of(child, asked.problem.date, asked.problem.policy):
        if state.why_stale is not None:
            stale.setdefault(state.why_stale, []).append(state.domain)
    for why, domains in stale.items():
        yield f"Rate {codes_and_words(domains)} again: {why}"
    if child.parents_ruled_out is False:
        yield f"Answer first whether {child.label} could live with a parent"
    if child.kin_ruled_out is False:
        yield f"Answer first whether a relative or friend could care for {child.label}"


def _notes(homes: HomesOfAChild) -> Iterator[str]:
    child, problem = homes.asked.child, homes.asked.problem
    yield from problem.policy.not_verified
    lives = problem.place_by_id.get(child.lives_here or "")
    secure = living_in_secure(child, lives, problem.policy)
    if secure is not None:
        yield secure
    if child.status is ChildStatus.SETTLED:
        yield f"{child.begins} is settled: no move is proposed"
    elif not homes.ranked:
        yield f"There is no suitable home for {child.label} today"
    if not homes.asked.wanting.suitable_tiers:
        yield "No kind of home fits alone: design one with health and education"
