"""The ways a family could live together or apart, and which homes could take each part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from matching.children import Child, SiblingPlan
from matching.home.occupancy import Occupancy
from matching.one_child.effects import EffectOn, ObjectiveChange
from matching.problem import Problem, plan_for
from matching.resolving.eligibility import first_reason
from matching.rules.not_together import must_be_apart

MOST_CHILDREN = 6
"""A larger family is shown as all together and each alone only: its splits run to hundreds."""


@dataclass(frozen=True, slots=True)
class Part:
    """Brothers and sisters who would live together, and the homes that could take them."""

    children: tuple[str, ...]
    homes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartitionInTheWhole:
    """The best for everyone who waits with a family divided so: homes of the parts, and others."""

    homes: tuple[tuple[tuple[str, ...], str | None], ...]
    """For each part its home in that answer; None: no home."""
    objectives: tuple[ObjectiveChange, ...]
    others: tuple[EffectOn, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Partition:
    """One way to divide a family, with what it does to the sibling plan."""

    parts: tuple[Part, ...]
    possible: bool
    """Whether each part has a home of its own at the same time."""
    pairs_apart: int
    """Pairs planned together, or together if possible, who would live apart."""
    impact: str
    in_the_whole: PartitionInTheWhole | None = None
    """None: not possible, or not worked out in the time allowed."""


def partitions_of(child: Child, problem: Problem) -> tuple[Partition, ...]:
    """List the partitions of a child's family that are being placed, fewest pairs apart first."""
    family = [c for c in (child, *problem.brothers_and_sisters_of(child)) if c.in_play]
    family.sort(key=lambda each: each.id)
    if len(family) < 2 or not child.in_play:
        return ()
    found = [_partition(parts, problem) for parts in _divisions(family)]
    return tuple(
        sorted(found, key=lambda p: (p.pairs_apart, not p.possible, len(p.parts), str(p.parts)))
    )


def homes_of_parts(partitions: Sequence[Partition]) -> tuple[str, ...]:
    """List the homes that could take some of the family, by id."""
    parts = (part for partition in partitions for part in partition.parts)
    return tuple(sorted({home for part in parts for home in part.homes}))


def _divisions(family: Sequence[Child]) -> Iterator[tuple[tuple[Child, ...], ...]]:
    if len(family) > MOST_CHILDREN:
        yield (tuple(family),)
        yield tuple((child,) for child in family)
        return
    yield from _split(family)


def _split(family: Sequence[Child]) -> Iterator[tuple[tuple[Child, ...], ...]]:
    """Divide the rest of the family, then put the first child alone or with each part."""
    if not family:
        yield ()
        return
    first, rest = family[0], family[1:]
    for parts in _split(rest):
        yield ((first,), *parts)
        for i, part in enumerate(parts):
            yield (*parts[:i], (first, *part), *parts[i + 1 :])


def _partition(parts: Sequence[tuple[Child, ...]], problem: Problem) -> Partition:
    everyone = [child.id for part in parts for child in part]
    shown = sorted(
        (Part(tuple(c.id for c in part), _homes_for(part, everyone, problem)) for part in parts),
        key=lambda part: part.children,
    )
    apart = [
        (a, b)
        for one, other in combinations(parts, 2)
        for a in one
        for b in other
        if plan_for(a, b) in (SiblingPlan.TOGETHER, SiblingPlan.TOGETHER_IF_POSSIBLE)
    ]
    against = [pair for part in parts for pair in combinations(part, 2) if must_be_apart(*pair)]
    possible = not against and _each_has_a_home([part.homes for part in shown])
    return Partition(tuple(shown), possible, len(apart), _impact(parts, apart, against, problem))


def _homes_for(part: Sequence[Child], everyone: Sequence[str], problem: Problem) -> tuple[str, ...]:
    """List the homes that could take these children today, if nobody else moved."""
    homes = []
    for place in problem.places:
        residents = tuple(c for c in problem.residents_of(place.id) if c.id not in everyone)
        around = Occupancy.of(place, residents)
        if first_reason(part, place, around, problem.date, problem.policy, problem.minutes) is None:
            homes.append(place.id)
    return tuple(homes)


def _each_has_a_home(homes: Sequence[Sequence[str]], taken: frozenset[str] = frozenset()) -> bool:
    """Say whether every part can have a different home, by trying them in turn."""
    if not homes:
        return True
    free = [home for home in homes[0] if home not in taken]
    return any(_each_has_a_home(homes[1:], taken | {home}) for home in free)


def _aged(child: Child, problem: Problem) -> str:
    years = child.age_on(problem.date)
    return f"aged {years}" if years else "under 1"


def _impact(
    parts: Sequence[Sequence[Child]],
    apart: Sequence[tuple[Child, Child]],
    against: Sequence[tuple[Child, Child]],
    problem: Problem,
) -> str:
    """Say in a sentence what a partition does to the plan."""
    if against:
        one, other = against[0]
        return f"Against the plan: child {one.id} and child {other.id} are to live apart"
    if not apart:
        return "Keeps to the plan: everyone planned to live together does"
    firm = any(plan_for(a, b) is SiblingPlan.TOGETHER for a, b in apart)
    plan = "together" if firm else "together if possible"
    named = "; ".join(
        " apart from ".join(f"{c.label} ({_aged(c, problem)})" for c in pair) for pair in apart
    )
    total = len(apart) + sum(len(list(combinations(part, 2))) for part in parts)
    word = "pair" if len(apart) == 1 else "pairs"
    return f"The plan is {plan}; {len(apart)} of {total} {word} would live apart: {named}"
