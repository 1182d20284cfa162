"""The true gap: the kind of home each child should have, against the kind where they live today.

The preferred tier is worked out from ratings alone. Where a child lives says nothing of what they
need; it is only what the need is held against.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from matching.child.tiers_of_child import tiers_of_child
from matching.children import Child
from matching.home.fit import fit
from matching.problem import Problem
from matching.tiers import Suitability, Tier, tier_order

NO_TIER = "no_kind_of_home_alone"
UNASSESSED = "unassessed"
WAITING = "waiting"
NOT_IN_THE_FILES = "not_in_the_files"


class Gap(StrEnum):
    """How the home a child lives in stands to the kind that is preferred for them."""

    AS_PREFERRED = "as_preferred"
    LESS_THAN_NEEDED = "less_than_needed"
    MORE_THAN_NEEDED = "more_than_needed"
    WITH_RELATIVES = "with_relatives_assessed_in_person"
    NO_TIER = NO_TIER
    WAITING = WAITING
    SECURE = "secure_by_order"
    NOT_IN_THE_FILES = NOT_IN_THE_FILES
    UNASSESSED = UNASSESSED


@dataclass(frozen=True, slots=True)
class Cell:
    """Children of one preferred tier in one tier today; off the island counts apart."""

    preferred: str
    lives_in: str
    on_island: bool | None
    """None for those who wait, or of whose home the files do not tell."""
    children: int


@dataclass(frozen=True, slots=True)
class TrueGap:
    """The matrix, what it adds up to, and how well today's homes meet the needs."""

    matrix: tuple[Cell, ...]
    gap: dict[str, int]
    """Children by `Gap`; every word is there, nought included."""
    home_meets_needs: dict[str, int]
    """Of those assessed who live in a home of the files, relatives included."""
    preferred_could_change: int
    """Children whose preferred tier could change once what is not known is assessed."""


def true_gap(problem: Problem) -> TrueGap:
    """Count today's children by preferred tier and the tier they live in."""
    children = problem.children
    cells = Counter(_cell(child, problem) for child in children)
    gaps = Counter(gap_of(child, problem) for child in children)
    homes = Counter(_home_meets(children, problem))
    return TrueGap(
        matrix=tuple(
            Cell(*where, count) for where, count in sorted(cells.items(), key=lambda c: str(c[0]))
        ),
        gap={str(gap): gaps[gap] for gap in Gap},
        home_meets_needs={str(verdict): homes[verdict] for verdict in Suitability},
        preferred_could_change=sum(_could_change(child, problem) for child in children),
    )


def gap_of(child: Child, problem: Problem) -> Gap:
    """Say how a child's home stands to the preferred kind."""
    if not child.needs.assessed:
        return Gap.UNASSESSED
    lives_in = _lives_in(child, problem)
    match lives_in:
        case "waiting":
            return Gap.WAITING
        case "not_in_the_files":
            return Gap.NOT_IN_THE_FILES
        case Tier.SEC:
            return Gap.SECURE
        case Tier.KIN | Tier.PAR:
            return Gap.WITH_RELATIVES
    tiers = tiers_of_child(child, problem)
    if not tiers:
        return Gap.NO_TIER
    if lives_in == tiers[0]:
        return Gap.AS_PREFERRED
    order = tier_order(child.needs, wishes=child.wishes, flags=child.flags)
    later = order.index(Tier(lives_in)) > order.index(tiers[0])
    return Gap.MORE_THAN_NEEDED if later else Gap.LESS_THAN_NEEDED


def _cell(child: Child, problem: Problem) -> tuple[str, str, bool | None]:
    lives_in = _lives_in(child, problem)
    place = problem.place_by_id.get(child.lives_here or "")
    return _preferred(child, problem), lives_in, None if place is None else place.on_island


def _preferred(child: Child, problem: Problem) -> str:
    if not child.needs.assessed:
        return UNASSESSED
    tiers = tiers_of_child(child, problem)
    return str(tiers[0]) if tiers else NO_TIER


def _lives_in(child: Child, problem: Problem) -> str:
    place = problem.place_by_id.get(child.lives_here or "")
    if place is not None:
        return str(place.in_tier)
    return WAITING if child.in_play else NOT_IN_THE_FILES


def _could_change(child: Child, problem: Problem) -> bool:
    """Whether the preferred tier differs between what is not known being nothing and counted."""
    if not child.needs.assessed or not child.needs.not_known:
        return False
    counted = tiers_of_child(child, problem)
    return tiers_of_child(child, problem, not_known=0)[:1] != counted[:1]


def _home_meets(children: Iterable[Child], problem: Problem) -> Iterable[Suitability]:
    for child in children:
        place = problem.place_by_id.get(child.lives_here or "")
        if place is not None and child.needs.assessed:
            yield fit(child.needs, place, problem.policy.not_known_counts_as).suitability
