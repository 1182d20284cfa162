"""From approved places to those that suit one child: how many are lost at each step, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from matching.children import Child
from matching.home.effective_capacity import CapacityOnDay
from matching.rules import RULE_IN_SHORT

BY_CAPACITY = ("F9", "H1", "S2", "C2", "FULL")
"""Rules whose losses the first steps already count."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: how many places are left, and what took the others."""

    name: str
    places: int
    lost: tuple[tuple[str, int], ...]
    """Reasons in words, with the places each took, most first."""


@dataclass(frozen=True, slots=True)
class TierCapacity:
    """All the places of one tier, added up."""

    tier: str
    homes: int
    approved: int
    available: int
    filled: int
    free: int
    lost: tuple[tuple[str, int], ...]


def by_tier(capacities: Sequence[CapacityOnDay]) -> tuple[TierCapacity, ...]:
    """Add up the places of each tier; give places of one day only."""
    return tuple(
        TierCapacity(
            tier=tier,
            homes=len(here),
            approved=sum(each.approved for each in here),
            available=sum(each.available for each in here),
            filled=sum(each.filled for each in here),
            free=sum(each.free for each in here),
            lost=_lost(here),
        )
        for tier in sorted({each.tier for each in capacities})
        for here in [[each for each in capacities if each.tier == tier]]
    )


def waterfall(capacities: Sequence[CapacityOnDay]) -> tuple[Step, ...]:
    """Go from approved to available to free places; give places of one day only."""
    return (
        Step("approved", sum(each.approved for each in capacities), ()),
        Step("available", sum(each.available for each in capacities), _lost(capacities)),
        Step(
            "free",
            sum(each.free for each in capacities),
            (("filled today", sum(min(each.filled, each.approved) for each in capacities)),),
        ),
    )


def suitable_for(
    child: Child, capacities: Sequence[CapacityOnDay], rule_against: Mapping[str, str]
) -> Step:
    """Go on from free places to those that suit a child; `rule_against` names why others do not.

    This counts the free places of homes that are options today, if nobody else moved. A home kept
    for named children or for emergencies may suit a child all the same: then its room is counted
    here, though it is not free for children in general.
    """
    suits, lost = 0, Counter[str]()
    for each in capacities:
        rule = rule_against.get(each.place)
        if rule is None:
            suits += max(1, each.free)
        elif each.free and rule not in BY_CAPACITY:
            lost[f"{RULE_IN_SHORT[rule]} ({rule})"] += each.free
    return Step(f"suitable for {child.label}", suits, tuple(lost.most_common()))


def _lost(capacities: Sequence[CapacityOnDay]) -> tuple[tuple[str, int], ...]:
    lost = Counter[str]()
    for each in capacities:
        for places in each.lost:
            lost[places.reason] += places.places
    return tuple(lost.most_common())
