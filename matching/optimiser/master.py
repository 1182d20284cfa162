"""The linear relaxation over households, kept from one level to the next.

One household is chosen from each home and each group is in exactly one, or has no home. GLOP goes
on from where it stood: households are put in, shut out and priced anew, and most of an answer
stays as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.table import NO_HOME, Bits, Table, Whole

Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Prices:
    """An answer of the relaxation: what it comes to, and the prices of its rows."""

    value: float
    groups: Real
    homes: Real
    holds: Real


@dataclass(frozen=True, slots=True)
class Columns:
    """The households put in so far, with somebody in them."""

    number: Whole
    home: Whole
    members: Whole
    """Households x most members: numbers of pairs, then -1."""
    is_open: Bits


class Master:
    """Households put in so far, and the relaxation over those that are open."""

    def __init__(self, table: Table) -> None:
        from ortools.linear_solver import pywraplp

        self.table = table
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        # Preparing the problem afresh would throw away where it stood. An answer that floating
        # point leaves a little imprecise will do: bounds are added up in whole numbers.
        self.solver.SetSolverSpecificParametersAsString(
            "use_preprocessing: false change_status_to_imprecise: false"
        )
        self.optimal, self.feasible = pywraplp.Solver.OPTIMAL, pywraplp.Solver.FEASIBLE
        self.has_answer = False
        """Whether the last solve came to an answer, be it not the best."""
        # Now and then it loses its way from where it stood; then it begins afresh.
        self.afresh = pywraplp.MPSolverParameters()
        self.afresh.SetIntegerParam(
            pywraplp.MPSolverParameters.INCREMENTALITY,
            pywraplp.MPSolverParameters.INCREMENTALITY_OFF,
        )
        self.infinity = self.solver.infinity()
        self.aim = self.solver.Objective()
        self.aim.SetMinimization()
        self.one = [self.solver.Constraint(1, 1) for _ in table.groups]
        self.at_home = [self.solver.Constraint(-self.infinity, 1) for _ in table.homes]
        self.must_be_used = np.zeros(len(table.homes), dtype=bool)
        self.holds: list[Any] = []
        self.variables: list[Any] = []
        self.is_open: list[bool] = []
        self.home: list[int] = []
        self.members: list[tuple[int, ...]] = []
        self.number: dict[tuple[int, ...], int] = {}
        self.costs: list[float] = []
        self._members = np.zeros((0, 1), dtype=np.int64)
        self._taken_over: dict[int, int] = {}
        for group in range(len(table.groups)):
            self._new(NO_HOME, (-1 - group,), [group])

    def _new(self, home: int, key: tuple[int, ...], groups: Sequence[int]) -> int:
        variable = self.solver.NumVar(0, self.infinity, "")
        for group in groups:
            self.one[group].SetCoefficient(variable, 1)
        if home != NO_HOME:
            self.at_home[home].SetCoefficient(variable, 1)
        self.number[key] = number = len(self.variables)
        self.variables.append(variable)
        self.is_open.append(True)
        self.home.append(home)
        self.members.append(key)
        self.costs.append(0.0)
        return number

    def put_in(self, home: int, pairs: tuple[int, ...]) -> tuple[int, bool]:
        """Put in a household by its pairs, in order; give its number and whether it is new."""
        number = self.number.get(pairs)
        if number is not None:
            return number, False
        return self._new(home, pairs, self.table.group[list(pairs)].tolist()), True

    def take_over(self, other: "Master") -> None:
        """Put in the households that another relaxation of the same problem has more of."""
        if other is self:
            return
        done = self._taken_over.get(id(other), len(self.table.groups))
        for number in range(done, len(other.variables)):
            self.put_in(other.home[number], other.members[number])
        self._taken_over[id(other)] = len(other.variables)

    def price(self, number: int, cost: float) -> None:
        """Say what a household costs."""
        if cost != self.costs[number]:
            self.costs[number] = cost
            self.aim.SetCoefficient(self.variables[number], cost)

    def let(self, number: int, *, is_open: bool) -> None:
        """Open a household to the relaxation, or shut it out."""
        if is_open != self.is_open[number]:
            self.is_open[number] = is_open
            self.variables[number].SetUb(self.infinity if is_open else 0.0)

    def columns(self) -> Columns:
        """List the households put in so far."""
        first = len(self.table.groups)
        many = len(self.variables) - first
        if len(self._members) < many:
            new = self.members[first + len(self._members) :]
            widest = max(self._members.shape[1], *map(len, new))
            rows = np.full((many, widest), -1, dtype=np.int64)
            rows[: len(self._members), : self._members.shape[1]] = self._members
            for at, pairs in enumerate(new, len(self._members)):
                rows[at, : len(pairs)] = pairs
            self._members = rows
        return Columns(
            np.arange(first, first + many),
            np.array(self.home[first:], dtype=np.int64),
            self._members,
            np.array(self.is_open[first:], dtype=bool),
        )

    def groups_of(self, number: int) -> list[int]:
        """List the groups of a household, or the one group without a home."""
        if number < len(self.table.groups):
            return [number]
        return [int(group) for group in self.table.group[list(self.members[number])]]

    def set_all(self, is_open: Bits, costs: Whole) -> None:
        """Say of everyone without a home, then of every household, if it is open, and its cost."""
        cost = costs.astype(np.float64)
        changed = is_open != np.array(self.is_open)
        changed |= is_open & (cost != np.array(self.costs))
        for number in np.flatnonzero(changed).tolist():
            self.let(number, is_open=bool(is_open[number]))
            if is_open[number]:
                self.price(number, float(cost[number]))

    def use(self, homes: Bits) -> None:
        """Say in which homes somebody has to live."""
        for home in np.flatnonzero(homes != self.must_be_used).tolist():
            self.at_home[home].SetLb(1.0 if homes[home] else -self.infinity)
        self.must_be_used = homes.copy()

    def solve(self, seconds: float) -> Prices | None:
        """Solve what is open; None when there is no answer, or none in time."""
        self.solver.SetTimeLimit(max(50, int(1000 * seconds)))
        status = self.solver.Solve()
        if status not in (self.optimal, self.feasible):
            status = self.solver.Solve(self.afresh)
        self.has_answer = status in (self.optimal, self.feasible)
        if status != self.optimal:
            return None
        return Prices(
            self.aim.Value(),
            np.array([row.dual_value() for row in self.one]),
            np.array([row.dual_value() for row in self.at_home]),
            np.array([row.dual_value() for row in self.holds]),
        )

    def used(self) -> list[tuple[int, float]]:
        """List the households that the answer uses, and how much of each."""
        some = np.flatnonzero(self.is_open).tolist()
        return [
            (number, value)
            for number in some
            if (value := self.variables[number].solution_value()) > 1e-9
        ]
