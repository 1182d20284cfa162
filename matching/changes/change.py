"""One change that people could make, and what it does to a problem when it is tried out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from matching.children import Child
from matching.places import Place
from matching.problem import Problem

Apply = Callable[[Problem], Problem]


@dataclass(frozen=True, slots=True)
class PossibleChange:
    """A change of one kind, named by its key; tried on a copy of the problem, never made."""

    kind: str
    key: tuple[str, ...]
    """What it is about: two changes with one kind and key are the same change."""
    text: str
    apply: Apply = field(compare=False, repr=False)
    room: int = field(default=0, compare=False)
    """How many more places it gives the place it is about."""


Propose = Callable[[Problem, Sequence[Child], Place], Iterable[PossibleChange]]


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """A kind of change: who would have to make it, how long it usually takes, how easily."""

    name: str
    about: str
    owner: str
    days: int
    """Usual time [A]; a wait takes the days it says."""
    ease: int
    """1 is easiest [A]: of two sets as small, the one with the lesser sum is shown first."""
    rules: tuple[str, ...]
    """The rules that it can satisfy."""
    propose: Propose
    """Propose changes of this kind that would let these children live in this place."""


def with_place(place_id: str, **facts: Any) -> Apply:
    """Change facts of one place."""

    def apply(problem: Problem) -> Problem:
        places = tuple(replace(p, **facts) if p.id == place_id else p for p in problem.places)
        return replace(problem, places=places)

    return apply


def with_place_changed(place_id: str, change: Callable[[Place], Place]) -> Apply:
    """Change one place by what it is: two such changes add up, in any order."""

    def apply(problem: Problem) -> Problem:
        places = tuple(change(p) if p.id == place_id else p for p in problem.places)
        return replace(problem, places=places)

    return apply


def with_children(ids: Sequence[str], change: Callable[[Child], Child]) -> Apply:
    """Change these children."""

    def apply(problem: Problem) -> Problem:
        children = tuple(change(c) if c.id in ids else c for c in problem.children)
        return replace(problem, children=children)

    return apply
