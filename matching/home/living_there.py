"""Who lives in a home already, and what is recorded of living with each child who would come."""

from collections.abc import Sequence
from dataclasses import dataclass

from matching.children import Child
from matching.places import Impact, Place
from matching.problem import Problem


@dataclass(frozen=True, slots=True)
class EffectWith:
    """What is recorded of two children in one home."""

    child: str
    """The child who would come."""
    impact: Impact | None
    """None: not assessed, which is never taken for no effect."""
    related: bool
    """Whether the two are brother or sister."""


@dataclass(frozen=True, slots=True)
class LivingThere:
    """A child who lives in a home, and the effect with each who would come: a row of the grid."""

    child: str
    age: int
    effects: tuple[EffectWith, ...]


@dataclass(frozen=True, slots=True)
class LivedIn:
    """A home in which children live, with each of them."""

    place: str
    living_there: tuple[LivingThere, ...]


def lived_in(
    problem: Problem, places: Sequence[str], coming: Sequence[Child]
) -> tuple[LivedIn, ...]:
    """List those of the homes in which somebody lives beside those who would come."""
    found = (
        LivedIn(place, living_there(problem, problem.place_by_id[place], coming))
        for place in places
    )
    return tuple(each for each in found if each.living_there)


def living_there(
    problem: Problem, place: Place, coming: Sequence[Child]
) -> tuple[LivingThere, ...]:
    """List who lives in a home beside those who would come, by id."""
    recorded = {frozenset((p.child, p.other)): p.impact for p in place.pair_assessments}
    return tuple(
        LivingThere(
            resident.id,
            resident.age_on(problem.date),
            tuple(
                EffectWith(
                    child.id,
                    recorded.get(frozenset((child.id, resident.id))),
                    child.siblings is not None and child.siblings == resident.siblings,
                )
                for child in coming
            ),
        )
        for resident in problem.residents_of(place.id)
        if resident not in coming
    )
