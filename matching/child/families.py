"""Families to place: brothers and sisters planned together are one, every other child is alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from matching.children import Child, SiblingPlan
from matching.problem import Problem, plan_for
from matching.rules.not_together import must_be_apart


@dataclass(frozen=True, slots=True)
class Family:
    """Children placed as one: brothers and sisters planned together, or one child."""

    id: str
    children: tuple[Child, ...]


def families_to_place(problem: Problem) -> tuple[Family, ...]:
    """Gather the children in play, brothers and sisters planned together as one, by first id."""
    in_play = [child for child in problem.children if child.in_play]
    gathered: list[list[Child]] = []
    for child in in_play:
        joined = [f for f in gathered if any(_one_group(child, other) for other in f)]
        rest = [f for f in gathered if f not in joined]
        gathered = [*rest, [*(c for f in joined for c in f), child]]
    families = [part for family in gathered for part in _whole_or_single(family)]
    ordered = (tuple(sorted(family, key=lambda child: child.id)) for family in families)
    return tuple(
        sorted((Family(children[0].id, children) for children in ordered), key=lambda f: f.id)
    )


def related_families(families: Sequence[Family]) -> list[tuple[Family, Family]]:
    """Pair up the families that are parts of one sibling group."""
    by_name: dict[str, list[Family]] = {}
    for family in families:
        name = family.children[0].siblings
        if name is not None:
            by_name.setdefault(name, []).append(family)
    return [pair for related in by_name.values() for pair in combinations(related, 2)]


def planned_together(one: Child, other: Child) -> bool:
    """Say whether two are to live together, or to if possible."""
    return plan_for(one, other) in (SiblingPlan.TOGETHER, SiblingPlan.TOGETHER_IF_POSSIBLE)


def _one_group(one: Child, other: Child) -> bool:
    same = one.siblings is not None and one.siblings == other.siblings
    return same and plan_for(one, other) is SiblingPlan.TOGETHER


def _whole_or_single(family: list[Child]) -> list[list[Child]]:
    """Split a family that contradicts itself (two of them must be apart) into single children."""
    if any(must_be_apart(a, b) for a, b in combinations(family, 2)):
        return [[child] for child in family]
    return [family]
