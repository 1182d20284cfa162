"""The optimiser for many children: one linear relaxation a level, each proved before the next.

Placing children is nearly an assignment problem, so the relaxation of a level is nearly always
whole. Its prices give a bound in exact whole numbers, and every choice that the prices prove too
dear is dropped for good: what is left, level after level, is the face on which all best answers
lie. Where a relaxation is not whole, CP-SAT settles that level on what is left.
"""

from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.program import Program, program_of
from matching.optimiser.small import objective
from matching.resolved import Costs, Resolved, Solved

Whole = NDArray[np.int64]

PARTS = 720_720
"""Prices are kept in whole parts of 1/720720, which holds every fraction down to sixteenths."""

MOST_PRICE = 1 << 42


@dataclass(slots=True)
class Row:
    """Terms that add up to at most, or exactly, a number."""

    numbers: Whole
    coefficients: Whole
    most: int
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Priced:
    """What the prices of a relaxation prove: a bound in parts, and each choice's distance to it."""

    bound: int
    above: Whole
    """How much dearer than its group's cheapest each variable is, in parts."""
    prices: Whole


class Levels:
    """A resolved problem being solved level by level; afterwards, the face of best answers."""

    def __init__(self, resolved: Resolved, program: Program, deadline: float, seed: int) -> None:
        self.resolved = resolved
        self.program = program
        self.deadline = deadline
        self.seed = seed
        self.costs = np.array(program.costs, dtype=np.int64).reshape(-1, program.levels)
        self.open = np.ones(len(program.costs), dtype=bool)
        self.rows = [_row(terms, most) for terms, most in program.rows]
        self.groups = [np.array(numbers, dtype=np.int64) for numbers in program.one_of]
        self.helpers = np.arange(len(program.choices), len(program.costs))
        self.chosen: Whole | None = None
        self.bound: list[int] = []

    def solve(self) -> Solved:
        """Solve every level in turn."""
        for level in range(self.program.levels):
            proved = self._level(level)
            if proved is None:
                return Solved("infeasible", {})
            if not proved:
                return self._unfinished(level)
        assignment = {} if self.chosen is None else self.program.assignment(list(self.chosen))
        total = objective(self.resolved, assignment)
        return Solved("optimal", assignment, total, total)

    def could_also(self, group: int) -> list[str | None]:
        """List the other choices a group has in answers just as good; call after `solve`."""
        also = []
        current = set() if self.chosen is None else set(self.chosen.tolist())
        for number in self.groups[group]:
            if self.open[number] and int(number) not in current and self._possible(int(number)):
                also.append(self.program.choices[number][1])
        return also

    def _level(self, level: int) -> bool | None:
        """Prove one level and drop what is too dear; False out of time, None if impossible."""
        cost = self.costs[:, level]
        if self._is_settled(cost):
            self.bound.append(self._value(level))
            return True
        priced, relaxed = self._relax(cost)
        if relaxed is None:
            return None
        least = -(-priced.bound // PARTS)
        whole = _whole(relaxed)
        if whole is not None and int(cost[whole].sum()) == least:
            self.chosen = whole
        else:
            status = self._settle(cost, least)
            if status != "optimal":
                self.bound.append(least + self.program.constant[level])
                return None if status == "infeasible" else False
        assert self.chosen is not None
        best = int(cost[self.chosen].sum())
        self.bound.append(best + self.program.constant[level])
        self._drop(priced, cost, best)
        return True

    def _is_settled(self, cost: Whole) -> bool:
        """Say whether the answer at hand is already everyone's cheapest here; then drop the rest."""
        if self.chosen is None or len(self.helpers) and cost[self.helpers].any():
            return False
        cheapest = [int(cost[group[self.open[group]]].min()) for group in self.groups]
        if int(cost[self.chosen].sum()) != sum(cheapest):
            return False
        for group, least in zip(self.groups, cheapest, strict=True):
            self.open[group[cost[group] > least]] = False
        return True

    def _value(self, level: int) -> int:
        assert self.chosen is not None
        return int(self.costs[self.chosen, level].sum()) + self.program.constant[level]

    def _relax(self, cost: Whole) -> tuple[Priced, NDArray[np.float64] | None]:
        """Solve the linear relaxation on what is open, and price everything by it."""
        from ortools.linear_solver import pywraplp

        solver = pywraplp.Solver.CreateSolver("GLOP")
        solver.SetTimeLimit(max(50, int(1000 * (self.deadline - monotonic()))))
        variables: dict[int, Any] = {int(v): solver.NumVar(0, 1, "") for v in self.open.nonzero()[0]}
        for group in self.groups:
            one = solver.Constraint(1, 1)
            for number in group[self.open[group]].tolist():
                one.SetCoefficient(variables[number], 1)
        limits = []
        for row in self.rows:
            low = row.most if row.exact else -solver.infinity()
            limit = solver.Constraint(low, row.most)
            limits.append(limit)
            for number, coefficient in zip(row.numbers.tolist(), row.coefficients.tolist(), strict=True):
                if number in variables:
                    limit.SetCoefficient(variables[number], coefficient)
        aim = solver.Objective()
        for number, variable in variables.items():
            if cost[number]:
                aim.SetCoefficient(variable, int(cost[number]))
        aim.SetMinimization()
        status = solver.Solve()
        prices = np.zeros(len(self.rows), dtype=np.int64)
        if status == pywraplp.Solver.INFEASIBLE:
            return self._price(cost, prices), None
        relaxed = np.zeros(len(self.open))
        if status == pywraplp.Solver.OPTIMAL:
            found = np.array([-limit.dual_value() for limit in limits])
            prices = np.clip(np.rint(found * PARTS), -MOST_PRICE, MOST_PRICE).astype(np.int64)
            for number, variable in variables.items():
                relaxed[number] = variable.solution_value()
        else:
            relaxed[:] = 0.5
        return self._price(cost, prices), relaxed

    def _price(self, cost: Whole, prices: Whole) -> Priced:
        """Bound the level from below by whole-number prices on rows: true whatever the prices."""
        for i, row in enumerate(self.rows):
            if not row.exact:
                prices[i] = max(0, int(prices[i]))
        dear = cost * PARTS
        bound = 0
        for row, price in zip(self.rows, prices.tolist(), strict=True):
            if price:
                np.add.at(dear, row.numbers, row.coefficients * price)
                bound -= price * row.most
        above = np.zeros_like(dear)
        for group in self.groups:
            still = group[self.open[group]]
            cheapest = int(dear[still].min())
            above[still] = dear[still] - cheapest
            bound += cheapest
        if len(self.helpers):
            still = self.helpers[self.open[self.helpers]]
            above[still] = np.maximum(0, dear[still])
            bound += int(np.minimum(0, dear[still]).sum())
        return Priced(bound, above, prices)

    def _drop(self, priced: Priced, cost: Whole, best: int) -> None:
        """Keep only what an answer as good as the best may use, and hold this level there."""
        spare = best * PARTS - priced.bound
        self.open &= priced.above <= spare
        if spare == 0:
            # Then every answer on this level uses each priced row up: exactness holds the level,
            # and the rows keep the shape whose relaxations are whole.
            for row, price in zip(self.rows, priced.prices.tolist(), strict=True):
                row.exact = row.exact or price != 0
            if not len(self.helpers) or not (cost[self.helpers].any() or priced.prices.any()):
                return
        numbers = cost.nonzero()[0]
        self.rows.append(Row(numbers, cost[numbers], best))

    def _settle(self, cost: Whole, least: int) -> str:
        """Let CP-SAT settle a level whose relaxation is not whole."""
        from ortools.sat.python import cp_model

        model, variables = self._model()
        numbers = [number for number in variables if cost[number]]
        total = cp_model.LinearExpr.weighted_sum(
            [variables[n] for n in numbers], [int(cost[n]) for n in numbers]
        )
        model.add(total >= least)
        model.minimize(total)
        if self.chosen is not None:
            held = set(self.chosen.tolist())
            for number, variable in variables.items():
                model.add_hint(variable, int(number in held))
        solver = self._solver()
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self.chosen = np.array(
                [n for n, variable in variables.items() if solver.boolean_value(variable)],
                dtype=np.int64,
            )
        if status == cp_model.OPTIMAL:
            return "optimal"
        return "infeasible" if status == cp_model.INFEASIBLE else "unfinished"

    def _possible(self, number: int) -> bool:
        """Say whether some answer as good as the best uses this choice."""
        from ortools.sat.python import cp_model

        model, variables = self._model()
        model.add(variables[number] == 1)
        return bool(self._solver().solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE))

    def _model(self) -> tuple[Any, dict[int, Any]]:
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        variables = {int(v): model.new_bool_var("") for v in self.open.nonzero()[0]}
        for group in self.groups:
            model.add_exactly_one(variables[n] for n in group[self.open[group]].tolist())
        for row in self.rows:
            terms = [
                (variables[n], c)
                for n, c in zip(row.numbers.tolist(), row.coefficients.tolist(), strict=True)
                if n in variables
            ]
            total = cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [c for _, c in terms])
            model.add(total == row.most if row.exact else total <= row.most)
        return model, variables

    def _solver(self) -> Any:
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.max_time_in_seconds = max(0.05, self.deadline - monotonic())
        return solver

    def _unfinished(self, level: int) -> Solved:
        """Give the best answer found when time ran out, with what is proved so far."""
        rest = self.costs[:, level + 1 :]
        bound = self.bound + [
            sum(int(rest[group, i].min()) for group in self.groups)
            + int(np.minimum(0, rest[self.helpers, i]).sum())
            + self.program.constant[level + 1 + i]
            for i in range(rest.shape[1])
        ]
        if self.chosen is None:
            return Solved("unknown", {}, (), tuple(bound))
        assignment = self.program.assignment(list(self.chosen))
        return Solved("feasible", assignment, objective(self.resolved, assignment), tuple(bound))


def start(resolved: Resolved, *, time_limit: float = 30.0, seed: int = 1) -> Levels | None:
    """Prepare to solve; None when some group has nothing it may be given."""
    program = program_of(resolved)
    return None if program is None else Levels(resolved, program, monotonic() + time_limit, seed)


def solve_levels(resolved: Resolved, *, time_limit: float = 30.0, seed: int = 1) -> Solved:
    """Place everyone at the least cost, level by level, within the time limit."""
    levels = start(resolved, time_limit=time_limit, seed=seed)
    return Solved("infeasible", {}) if levels is None else levels.solve()


def _row(terms: list[tuple[int, int]], most: int) -> Row:
    return Row(
        np.array([n for n, _ in terms], dtype=np.int64),
        np.array([c for _, c in terms], dtype=np.int64),
        most,
    )


def _whole(relaxed: NDArray[np.float64]) -> Whole | None:
    """Read a relaxation as a choice, if every part of it is none or all."""
    rounded = np.rint(relaxed)
    if np.abs(relaxed - rounded).max(initial=0.0) > 1e-6:
        return None
    return rounded.nonzero()[0]


__all__ = ["Costs", "Levels", "solve_levels", "start"]
