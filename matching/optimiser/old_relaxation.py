"""The linear relaxation of one block of levels, with columns put in as they are needed.

Few of the choices open to a group are ever worth looking at. GLOP begins with the cheapest, prices
the rows, and is given those that the prices show to be too cheap, until there are none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.row import Row, Whole

Real = NDArray[np.float64]

FIRST = 6
"""Columns of each group to begin with."""

MORE = 3
"""Columns put in for each group in a round."""

NEAR = 1e-7
"""A gain below this share of the largest price is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a relaxation found: that there is nothing, or the prices of rows and what is used.

    Neither where time ran out.
    """

    impossible: bool
    prices: Real | None = None
    used: Real | None = None


class Relaxation:
    """One linear relaxation: rows of groups, other rows, and the columns put in so far."""

    def __init__(
        self, cost: Whole, open_: NDArray[np.bool_], members: Sequence[Whole], rows: Sequence[Row]
    ) -> None:
        from ortools.linear_solver import pywraplp

        self.cost = cost
        self.open = open_
        self.column_of = np.concatenate([np.zeros(0, dtype=np.int64), *members])
        self.group_of = np.repeat(np.arange(len(members)), [len(each) for each in members])
        self.solver = pywraplp.Solver.CreateSolver("GLOP")
        self.optimal = pywraplp.Solver.OPTIMAL
        self.infeasible = pywraplp.Solver.INFEASIBLE
        infinity = self.solver.infinity()
        self.one = [self.solver.Constraint(1, 1) for _ in members]
        self.limits = [
            self.solver.Constraint(row.most if row.exact else -infinity, row.most) for row in rows
        ]
        self.aim = self.solver.Objective()
        self.aim.SetMinimization()
        self.variables: dict[int, Any] = {}
        self.terms = _terms(members, rows)

    def solve(self, begin_with: Whole, deadline: float) -> Answer:
        """Solve, beginning with these columns among others."""
        self._put_in(np.union1d(begin_with, self._cheapest()))
        while True:
            self.solver.SetTimeLimit(max(50, int(1000 * (deadline - monotonic()))))
            status = self.solver.Solve()
            if status == self.infeasible and len(self.variables) < int(self.open.sum()):
                self._put_in(np.flatnonzero(self.open))
                continue
            if status != self.optimal:
                return Answer(status == self.infeasible)
            prices = np.array([row.dual_value() for row in (*self.one, *self.limits)])
            dear = self._too_cheap(prices)
            if not len(dear):
                return Answer(False, -prices[len(self.one) :], self._used())
            self._put_in(dear)

    def _cheapest(self) -> Whole:
        """List the cheapest few of each group, and the few that help the others."""
        helping = self.open.copy()
        helping[self.column_of] = False
        return np.concatenate([self._best_of_each(self.open, self.cost, FIRST), *helping.nonzero()])

    def _best_of_each(self, wanted: NDArray[np.bool_], value: Any, most: int) -> Whole:
        """List the columns with the least values, a few of each group."""
        at = np.flatnonzero(wanted[self.column_of])
        column, group = self.column_of[at], self.group_of[at]
        order = np.lexsort((value[column], group))
        first = np.searchsorted(group, group, side="left")
        return np.unique(column[order[np.arange(len(at)) - first < most]])

    def _too_cheap(self, prices: Real) -> Whole:
        """List columns that would make the answer better: a few of each group."""
        column, row, coefficient = self.terms
        left = self.cost - np.bincount(
            column, weights=coefficient * prices[row], minlength=len(self.cost)
        )
        least = NEAR * max(1.0, float(np.abs(prices).max(initial=0.0)) * 1e-3)
        worth = self.open & (left < -least)
        worth[list(self.variables)] = False
        return self._best_of_each(worth, left, MORE)

    def _put_in(self, numbers: Whole) -> None:
        new = np.array([n for n in numbers.tolist() if n not in self.variables], dtype=np.int64)
        for number, cost in zip(new.tolist(), self.cost[new].tolist(), strict=True):
            variable = self.variables[number] = self.solver.NumVar(0, 1, "")
            if cost:
                self.aim.SetCoefficient(variable, cost)
        column, row, coefficient = self.terms
        wanted = np.zeros(len(self.cost), dtype=bool)
        wanted[new] = True
        rows = (*self.one, *self.limits)
        at = np.flatnonzero(wanted[column])
        for number, r, c in zip(
            column[at].tolist(), row[at].tolist(), coefficient[at].tolist(), strict=True
        ):
            rows[r].SetCoefficient(self.variables[number], c)

    def _used(self) -> Real:
        used = np.zeros(len(self.cost))
        for number, variable in self.variables.items():
            used[number] = variable.solution_value()
        return used


def _terms(members: Sequence[Whole], rows: Sequence[Row]) -> tuple[Whole, Whole, Whole]:
    """List every coefficient: its column, its row (groups first), and its value."""
    numbers = [*members, *(row.numbers for row in rows)]
    none = np.zeros(0, dtype=np.int64)
    column = np.concatenate([none, *numbers])
    row = np.repeat(np.arange(len(numbers)), [len(each) for each in numbers])
    ones = np.ones(sum(len(each) for each in members), dtype=np.int64)
    coefficient = np.concatenate([ones, *(each.coefficients for each in rows)])
    return column, row, coefficient
