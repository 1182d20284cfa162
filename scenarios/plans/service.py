"""How many child-months the homes of a plan could serve in each future, as the program sees it.

Every spell short of a home may be taken by one home that would suit the child, as long as the homes
bought have room in each month they live there: a small linear program for each future (OR-Tools,
GLOP), kept warm from one plan to the next. Its prices bound what any other plan could serve, and
these bounds are what the integer program is made of (`docs/explanation/plans.md`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenarios.plans.shortage import Spell, spells_by_draw

EVERY = 3
"""Months between checks of room."""

Draws = NDArray[np.float64]
PerHome = NDArray[np.float64]
"""One number for each home there may be: options × homes of the option, in order of opening."""


@dataclass(frozen=True, slots=True)
class Room:
    """What one option's homes have room for, and from when."""

    children: int
    opens: int
    """The step in which the first of them opens; one more each month."""
    most: int

    def open_in(self, bought: int, step: int) -> int:
        """Give how many of those bought are open in a step."""
        return max(0, min(bought, step - self.opens + 1))


@dataclass(frozen=True, slots=True)
class Bound:
    """In one future no plan serves more than the base and what each home bought adds."""

    draw: int
    base: float
    a_home: PerHome


class Service:
    """The futures' spells and the options' rooms: what plans serve, and the bounds met so far."""

    def __init__(self, spells: Sequence[Spell], rooms: Sequence[Room], draws: int) -> None:
        self.rooms, self.draws = tuple(rooms), draws
        self.most = max((room.most for room in rooms), default=0)
        self.bounds: list[Bound] = []
        self._futures = [
            _Future(draw, of_draw, self.rooms, self.most)
            for draw, of_draw in spells_by_draw(spells).items()
        ]
        self._served: dict[tuple[int, ...], Draws] = {}

    def served(self, homes: Sequence[int]) -> Draws:
        """Give the child-months these homes serve in each draw at most, and keep the bounds."""
        homes = tuple(homes)
        if homes not in self._served:
            served = np.zeros(self.draws)
            for future in self._futures:
                bound = future.served(homes)
                bought = np.arange(self.most) < np.array(homes)[:, None]
                served[bound.draw] = bound.base + bound.a_home[bought].sum()
                self.bounds.append(bound)
            self._served[homes] = served
        return self._served[homes]


class _Future:
    """One future's linear program: its plan is in the right-hand sides alone."""

    def __init__(
        self, draw: int, spells: Sequence[Spell], rooms: Sequence[Room], most: int
    ) -> None:
        from ortools.linear_solver import pywraplp

        self.draw, self.rooms, self.most = draw, rooms, most
        self.solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        anything = -self.solver.infinity()  # a floor of 0 would have prices of its own
        objective = self.solver.Objective()
        objective.SetMaximization()
        self.once: list[Any] = []
        """No spell is served more than once."""
        self.room: dict[tuple[int, int], Any] = {}
        """By option and step: no more children than its homes have room for."""
        for spell in spells:
            once = self.solver.Constraint(anything, 1)
            for option in spell.takers:
                if months := spell.months_in(option, rooms[option].opens):
                    part = self.solver.NumVar(0, self.solver.infinity(), "")
                    objective.SetCoefficient(part, months)
                    once.SetCoefficient(part, 1)
                    for step in _checked(range(spell.end - months, spell.end)):
                        if (option, step) not in self.room:
                            self.room[option, step] = self.solver.Constraint(anything, 0)
                        self.room[option, step].SetCoefficient(part, 1)
            self.once.append(once)

    def served(self, homes: Sequence[int]) -> Bound:
        """Solve for a plan; the prices of its room bound every other plan."""
        for (option, step), room in self.room.items():
            of = self.rooms[option]
            room.SetUb(of.children * of.open_in(homes[option], step))
        self.solver.Solve()
        a_home = np.zeros((len(self.rooms), self.most))
        for (option, step), room in self.room.items():
            of = self.rooms[option]
            a_home[option, : of.open_in(of.most, step)] += room.dual_value() * of.children
        return Bound(self.draw, sum(once.dual_value() for once in self.once), a_home)


def _checked(stay: range) -> Iterator[int]:
    """Give the steps of a stay in which room is counted: at least one, however short it is."""
    counted = [step for step in stay if step % EVERY == 0]
    yield from counted or [-(-stay.start // EVERY) * EVERY]
