"""A placement problem: who needs a home on a day, where there are places, and whose law holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from matching.children import Child, SiblingPlan
from matching.home.known_costs import KnownCosts, known_costs
from matching.places import Impact, Place
from matching.policy import Policy


class ProblemIsWrong(ValueError):
    """The problem cannot be answered as it stands; carries every finding, with what to do."""

    def __init__(self, findings: Sequence[str]) -> None:
        super().__init__("\n".join(findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Problem:
    """Children and places on one day, in the order of their ids whatever order they came in."""

    date: date
    children: tuple[Child, ...]
    places: tuple[Place, ...]
    policy: Policy = field(default_factory=Policy)
    minutes: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)
    warnings: tuple[str, ...] = field(default=(), compare=False)
    known_costs: KnownCosts = field(default_factory=KnownCosts, hash=False, compare=False)
    """What costs that are not known count as; empty: as these places say. With homes that are only
    thought of, what was known without them holds."""
    child_by_id: Mapping[str, Child] = field(init=False, repr=False, compare=False)
    place_by_id: Mapping[str, Place] = field(init=False, repr=False, compare=False)
    living_in: Mapping[str, tuple[Child, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        findings = [
            *_twice("child", (child.id for child in self.children)),
            *_twice("place", (place.id for place in self.places)),
        ]
        together_never = _not_together(self.children, self.places)
        children = tuple(
            replace(child, not_with=together_never[child.id])
            if child.id in together_never
            else child
            for child in sorted(self.children, key=lambda child: child.id)
        )
        places = tuple(sorted(self.places, key=lambda place: place.id))
        object.__setattr__(self, "children", children)
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "child_by_id", {child.id: child for child in children})
        object.__setattr__(self, "place_by_id", {place.id: place for place in places})
        object.__setattr__(self, "living_in", _living_in(children))
        if self.known_costs == KnownCosts():
            object.__setattr__(self, "known_costs", known_costs(places))
        findings += _homes_that_are_not_there(self)
        if findings:
            raise ProblemIsWrong(findings)

    def residents_of(self, place_id: str) -> tuple[Child, ...]:
        """Everyone whose room is in this place today, those who may move included."""
        return self.living_in.get(place_id, ())

    def staying_in(self, place_id: str) -> tuple[Child, ...]:
        """List the settled residents of a place: they stay whatever is decided."""
        return tuple(child for child in self.residents_of(place_id) if not child.in_play)

    def brothers_and_sisters_of(self, child: Child) -> tuple[Child, ...]:
        """List the other children of the same family in this problem."""
        if child.siblings is None:
            return ()
        return tuple(c for c in self.children if c.siblings == child.siblings and c.id != child.id)


def plan_for(one: Child, other: Child) -> SiblingPlan | None:
    """Combine the plans of two siblings: apart if either says so, together if both do."""
    plans = {one.sibling_plan, other.sibling_plan} - {None}
    if SiblingPlan.APART in plans or other.id in one.not_with or one.id in other.not_with:
        return SiblingPlan.APART
    if plans == {SiblingPlan.TOGETHER}:
        return SiblingPlan.TOGETHER
    return SiblingPlan.TOGETHER_IF_POSSIBLE if plans else None


def _living_in(children: Iterable[Child]) -> dict[str, tuple[Child, ...]]:
    living: dict[str, list[Child]] = {}
    for child in children:
        if child.lives_here is not None:
            living.setdefault(child.lives_here, []).append(child)
    return {place: tuple(residents) for place, residents in living.items()}


def _not_together(children: Iterable[Child], places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    """Carry what impact assessments rule out to the children themselves, wherever they may live."""
    ruled_out = {
        frozenset((pair.child, pair.other))
        for place in places
        for pair in place.pair_assessments
        if pair.impact is Impact.NOT_TOGETHER
    }
    if not ruled_out:
        return {}
    return {
        child.id: tuple(sorted(others))
        for child in children
        if (
            others := {
                *child.not_with,
                *(o for p in ruled_out if child.id in p for o in p - {child.id}),
            }
        )
    }


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            yield f"There are two of {what} {each}: give each {what} an id of its own."
        seen.add(each)


def _homes_that_are_not_there(problem: Problem) -> Iterator[str]:
    for child in problem.children:
        if child.lives_here is not None and child.lives_here not in problem.place_by_id:
            yield (
                f"Child {child.id}: current_place is {child.lives_here}, which is not among the "
                "places. Add that place, or correct current_place."
            )
        elif child.may_stay and child.lives_here is None:
            yield (
                f"Child {child.id}: status is {child.status} but current_place is empty. "
                "Say where the child lives now, or set status to waiting."
            )
