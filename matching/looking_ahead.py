"""What it costs those to come to use a place now, in the futures given; a sentence, never a rule.

Children to come are given as plain children, each with a day and the number of the future they
come in. The other children who wait are where the best answer for everyone has them. Nobody moves
out in the meantime and no further home opens, so a price is rather too high than too low.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from matching.children import Child, ChildStatus
from matching.home.occupancy import Occupancy
from matching.in_words.objective_words import WORDS
from matching.joint import Joint
from matching.places import Place
from matching.preferences.preference import Wanting
from matching.prices import FutureArrivals, Whole, losses
from matching.problem import Problem
from matching.resolved import Costs
from matching.resolving.costs import costs_of, wanting_of
from matching.resolving.eligibility import first_reason


@dataclass(frozen=True, slots=True)
class Expected:
    """A child who comes in one future, not one anybody knows."""

    draw: int
    """The number of the future, from 0."""
    day: date
    child: Child


@dataclass(frozen=True, slots=True)
class ArrivalsToCome:
    """The children who come within some weeks in so many sampled futures, some with none."""

    futures: int
    weeks: int
    expected: tuple[Expected, ...]
    source: str = ""
    """What they were sampled from, for the reader."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One objective: what those to come lose on average, and in 8 of 10 futures."""

    name: str
    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PlacePrice:
    """What using one place for this child costs those to come."""

    place: str
    losses: tuple[Loss, ...]
    """The objectives that change in any future, most important first."""
    no_difference: float
    """The share of futures in which nobody to come is worse off."""
    sentence: str


@dataclass(frozen=True, slots=True)
class LookingAhead:
    """The price of each home of a child; advice for a person to weigh, never applied."""

    futures: int
    weeks: int
    arrivals: float
    """Children who come in these weeks and need a home here, on average."""
    prices: tuple[PlacePrice, ...]
    note: str


NOTE = (
    "These are averages over sampled futures, not a forecast of any child. Nothing is held back by "
    "them: whether a place is used today is for people to decide."
)


def look_ahead(
    joint: Joint, child_id: str, places: Sequence[str], arrivals: ArrivalsToCome
) -> LookingAhead | None:
    """Price these places for a child who is being placed; None for one who is settled."""
    family = joint.family_of(child_id)
    if family is None:
        return None
    problem = joint.problem
    around = _around(joint, family.id)
    numbers = {place.id: number for number, place in enumerate(problem.places)}
    room = np.array([max(0, each.room) for each in around], dtype=np.int64)
    alone = any(child.sole_child for child in family.children)
    size = len(family.children)
    open_to_us = [place for place in places if room[numbers[place]] >= size]
    asked = [(numbers[place], int(room[numbers[place]]) if alone else size) for place in open_to_us]
    kinds = Kinds(problem, around)
    coming: list[list[Child]] = [[] for _ in range(arrivals.futures)]
    for each in arrivals.expected:
        coming[each.draw].append(each.child)
    futures = [kinds.future(children) for children in coming]
    lost = losses(futures, room, asked, len(problem.policy.order))
    return LookingAhead(
        arrivals.futures,
        arrivals.weeks,
        len(arrivals.expected) / max(1, arrivals.futures),
        tuple(
            _price(problem, place, lost[:, column], arrivals)
            for column, place in enumerate(open_to_us)
        ),
        NOTE if len(open_to_us) == len(places) else f"{NOTE} {_others_there(places, open_to_us)}",
    )


def _others_there(places: Sequence[str], priced: Sequence[str]) -> str:
    names = ", ".join(place for place in places if place not in priced)
    return f"Not priced, since in the best answer for everyone others who wait live there: {names}."


def _around(joint: Joint, family_id: str) -> list[Occupancy]:
    """Say who lives where once the others who wait are placed as in the joint answer."""
    problem = joint.problem
    living = {place.id: list(problem.staying_in(place.id)) for place in problem.places}
    for family in joint.families:
        home = joint.solved.assignment.get(family.id)
        if home is not None and family.id != family_id:
            living[home] += family.children
    return [Occupancy.of(place, tuple(living[place.id])) for place in problem.places]


class Kinds:
    """What children to come could have and at what cost, worked out once for children alike."""

    def __init__(self, problem: Problem, around: Sequence[Occupancy]) -> None:
        """Take the problem, and who will live in each of its places, in the same order."""
        self.problem = problem
        self.around = around
        self._known: dict[Child, tuple[Whole, Whole, Whole]] = {}

    def future(self, children: Sequence[Child]) -> FutureArrivals:
        """Give the children of one future as numbers."""
        rows = [self._kind(self._as_anyone(child)) for child in children]
        costs, possible, no_home = ([row[part] for row in rows] for part in range(3))
        return FutureArrivals(np.array(costs), np.array(possible, dtype=bool), np.array(no_home))

    def _as_anyone(self, child: Child) -> Child:
        """Leave only what rules and preferences look at, so that children alike are one kind."""
        age = max(0, child.age_on(self.problem.date))
        return replace(
            child,
            id="to come",
            born=date(self.problem.date.year - age, 1, 1),
            status=ChildStatus.WAITING,
            siblings=None,
            sibling_plan=None,
        )

    def _kind(self, child: Child) -> tuple[Whole, Whole, Whole]:
        if child not in self._known:
            problem = self.problem
            wanting = {child.id: wanting_of(child, problem)}
            options = [
                self._costs(child, place, there, wanting)
                for place, there in zip(problem.places, self.around, strict=True)
            ]
            nothing = (0,) * len(problem.policy.order)
            self._known[child] = (
                np.array([costs or nothing for costs in options], dtype=np.int64),
                np.array([costs is not None for costs in options], dtype=np.int64),
                np.array(costs_of((child,), None, problem, wanting), dtype=np.int64),
            )
        return self._known[child]

    def _costs(
        self, child: Child, place: Place, around: Occupancy, wanting: Mapping[str, Wanting]
    ) -> Costs | None:
        day, policy, minutes = self.problem.date, self.problem.policy, self.problem.minutes
        if first_reason((child,), place, around, day, policy, minutes) is not None:
            return None
        return costs_of((child,), place, self.problem, wanting)


def _price(problem: Problem, place: str, lost: Whole, arrivals: ArrivalsToCome) -> PlacePrice:
    """Put one place's losses (futures × levels) into figures and a sentence."""
    found = []
    for level, name in enumerate(problem.policy.order):
        column = lost[:, level]
        if column.any():
            low, high = np.quantile(column, [0.1, 0.9])
            found.append(
                Loss(
                    name,
                    round(float(column.mean()), 2),
                    round(float(low), 2),
                    round(float(high), 2),
                )
            )
    same = float((~lost.any(axis=1)).mean()) if len(lost) else 1.0
    label = problem.place_by_id[place].label
    return PlacePrice(place, tuple(found), round(same, 2), _sentence(label, found, same, arrivals))


def _sentence(label: str, found: Sequence[Loss], same: float, arrivals: ArrivalsToCome) -> str:
    over = f"over {arrivals.futures} sampled futures of the next {arrivals.weeks} weeks"
    if not found:
        return f"{label}: {over}, using it now costs those to come nothing"
    most = found[0]
    _, many = WORDS[most.name]
    more = "more" if most.mean >= 0 else "fewer"
    low, high = f"{most.low:.3g}", f"{most.high:.3g}"
    usually = low if low == high else f"{low} to {high}"
    return (
        f"{label}: {over}, using it now means on average {abs(most.mean):.2g} {more} {many} among "
        f"those to come ({usually} in 8 of 10); in {same:.0%} of them it "
        "makes no difference"
    )
