"""The optimiser for many children: one linear relaxation a level, each proved before the next.

Placing children is nearly an assignment problem, so the relaxation of a level is nearly always
whole. Its prices give a bound in exact whole numbers, and every choice that the prices prove too
dear is dropped for good: what is left, level after level, is the face on which all best answers
lie. Where a relaxation is not whole, CP-SAT settles that level on what is left.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import Enum, auto
from time import monotonic
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.optimiser.clusters import (
    alone,
    by_cluster,
    by_group,
    cheapest_of_each,
    cheapest_parts,
)
from matching.optimiser.first_answer import first_answer
from matching.optimiser.program import Program, program_of
from matching.optimiser.old_relaxation import Relaxation
from matching.optimiser.row import Row, Whole
from matching.optimiser.small import objective
from matching.resolved import Costs, Resolved, Solved

PARTS = 720_720
"""Prices are kept in whole parts of 1/720720, which holds every fraction down to sixteenths."""

MOST_WEIGHT = 1 << 34
"""Levels are solved together while their weights stay below this: beyond, a relaxation in floating
point would no longer tell the least of them."""


MANY, FEWEST = 1500, 6
"""About how many choices CP-SAT is given at first, and how many of each cluster at least."""


class Status(Enum):
    """How a block of levels ended."""

    PROVED = auto()
    IMPOSSIBLE = auto()
    OUT_OF_TIME = auto()
    NOT_WORTH_IT = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """Levels solved as one whole number: the first, the weight of each, and the least of each."""

    first: int
    weights: tuple[int, ...]
    least: tuple[int, ...]

    @property
    def after(self) -> int:
        """The level that comes after these."""
        return self.first + len(self.weights)

    def levels_at_least(self, bound: int, constant: Costs) -> list[int]:
        """Read a bound on the one number back as levels: a vector no answer is less than."""
        low = sum(w * least for w, least in zip(self.weights, self.least, strict=True))
        left = max(0, bound - low)
        levels = []
        for i, weight in enumerate(self.weights):
            above, left = divmod(left, weight)
            levels.append(self.least[i] + above + constant[self.first + i])
        return levels


@dataclass(frozen=True, slots=True)
class Priced:
    """What the prices of a relaxation prove: a bound in parts, and each choice's distance to it."""

    bound: int
    above: Whole
    """How much dearer than its group's cheapest each variable is, in parts."""
    prices: Whole
    always: tuple[int, ...]
    """Helping variables that every answer at the bound uses."""


class Levels:
    """A resolved problem being solved level by level; afterwards, the face of best answers."""

    listing = True
    """Whether to go on over whole households once they are few enough."""

    def __init__(self, resolved: Resolved, program: Program, deadline: float, seed: int) -> None:
        self.resolved = resolved
        self.program = program
        self.deadline = deadline
        self.seed = seed
        self.costs = np.array(program.costs, dtype=np.int64).reshape(-1, program.levels)
        self.open = np.ones(len(program.costs), dtype=bool)
        self.rows = self.rules()
        self.clusters = by_cluster(program)
        self.lone = alone(self.clusters)
        self.nowhere = np.array([c.home is None for c in program.columns], dtype=bool)
        self.cluster_of = np.array([c.cluster for c in program.columns], dtype=np.int64)
        self.groups = by_group(program)
        self.members = [*self.groups.values()]
        self.home_of: Sequence[str | None] = [column.home for column in program.columns]
        self.constant: Costs = program.constant
        self.helpers = np.arange(len(program.columns), len(program.costs))
        self.chosen: Whole | None = None
        self.bound: list[int] = []
        self.enough: Costs | None = None
        self.within: Levels | None = None

    @property
    def face(self) -> "Levels":
        """Give what holds the best answers once solved: these columns, or households of them."""
        return self if self.within is None else self.within

    def by_household(self) -> "Levels | None":
        """Go on over whole households, where those of what is still open are few enough."""
        from matching.optimiser.by_household import listed

        return listed(self) if self.listing else None

    def forced(self, group: str, home: str | None, enough: Costs | None = None) -> "Levels":
        """Give the same problem, not begun, with one group's choice forced.

        Solving it ends with status `unknown` as soon as every answer is worse than `enough`.
        """
        other = copy(self)
        other.open = np.ones_like(self.open)
        mine = self.groups[group]
        other.open[[n for n in mine.tolist() if self.home_of[n] != home]] = False
        other.rows = self.rules()
        other.chosen, other.bound, other.enough, other.within = None, [], enough, None
        return other

    def rules(self) -> list[Row]:
        """List the rows of the problem itself, before any level is held."""
        return [_row(terms, most) for terms, most in self.program.rows]

    def assignment(self, chosen: Sequence[int]) -> dict[str, str | None]:
        """Read chosen variables back as the home of each group."""
        return self.program.assignment(chosen)

    def begin_with(self, assignment: Mapping[str, str | None]) -> None:
        """Begin with an answer at hand: one that keeps every rule, and may be among the best."""
        found = []
        for number, column in enumerate(self.program.columns):
            if all(assignment[group.id] == column.home for group in column.groups):
                cluster = self.program.clusters[column.cluster]
                here = sum(assignment[each.id] == column.home for each in cluster)
                if column.home is None or here == len(column.groups):
                    found.append(number)
        if sum(len(self.program.columns[number].groups) for number in found) == len(self.groups):
            self.chosen = np.array(found, dtype=np.int64)

    def solve(self) -> Solved:
        """Solve every level in turn, those that fit in one whole number together."""
        level = 0
        while level < self.program.levels:
            self.within = self.by_household()
            if self.within is not None:
                return self.within.solve()
            block = self._block(level)
            status = self._solve_block(block)
            if status is Status.IMPOSSIBLE:
                return Solved("infeasible", {})
            if status is Status.OUT_OF_TIME:
                return self._unfinished(block.after)
            if status is Status.NOT_WORTH_IT:
                return Solved("unknown", {})
            level = block.after
        assignment = {} if self.chosen is None else self.assignment(self.chosen.tolist())
        total = objective(self.resolved, assignment)
        return Solved("optimal", assignment, total, total)

    def first_bounds(self) -> tuple[Block, Whole]:
        """Bound the first block from below for any answer that has each column in it."""
        block = self._block(0)
        cost = self.costs[:, : block.after] @ np.array(block.weights, dtype=np.int64)
        priced, _ = self._relax(cost)
        return block, -(-(priced.bound + np.maximum(priced.above, 0)) // PARTS)

    def _block(self, first: int) -> Block:
        """Take levels from this one on for as long as one whole number of 34 bits holds them."""
        least: list[int] = []
        spans: list[int] = []
        size = 1
        for level in range(first, self.program.levels):
            cost = self.costs[:, level]
            low, high = self._cheapest(cost)[0], -self._cheapest(-cost)[0]
            span = high - low + 1
            if spans and size * span > MOST_WEIGHT:
                break
            size *= span
            least.append(low)
            spans.append(span)
        weights = [1]
        for span in reversed(spans[1:]):
            weights.insert(0, weights[0] * span)
        return Block(first, tuple(weights), tuple(least))

    def _solve_block(self, block: Block) -> Status:
        """Prove a block of levels and drop what is too dear."""
        cost = self.costs[:, block.first : block.after] @ np.array(block.weights, dtype=np.int64)
        if self._is_settled(cost):
            self.bound += self._values(block)
            return Status.PROVED
        priced, relaxed = self._relax(cost)
        if relaxed is None:
            return Status.IMPOSSIBLE
        least = -(-priced.bound // PARTS)
        if self._is_not_worth_it(block.levels_at_least(least, self.constant)):
            return Status.NOT_WORTH_IT
        whole = _whole(relaxed)
        if whole is not None and int(cost[whole].sum()) == least:
            self.chosen = whole
        elif self.chosen is None or int(cost[self.chosen].sum()) != least:
            status = self._settle(cost, priced, block.after, self._worth_seeing(relaxed))
            if status is not Status.PROVED:
                self.bound += block.levels_at_least(least, self.constant)
                return status
        self.bound += self._values(block)
        self._drop(priced, block, int(cost[self.chosen].sum()))
        return Status.PROVED

    def _is_not_worth_it(self, levels: list[int]) -> bool:
        """Say whether every answer is worse than what is asked for, with this bound in sight."""
        found = [*self.bound, *levels]
        return self.enough is not None and found > list(self.enough[: len(found)])

    def _is_settled(self, cost: Whole) -> bool:
        """Say whether the answer at hand is everyone's cheapest here; then drop the rest."""
        if self.chosen is None:
            return False
        bound, above = self._cheapest(cost)
        if int(cost[self.chosen].sum()) != bound:
            return False
        self.open &= above <= 0
        for size, _, numbers in self.clusters:
            if size > 2 and cost[numbers].any():
                value = int(cost[np.intersect1d(numbers, self.chosen)].sum())
                self.rows.append(Row(numbers, cost[numbers], value, exact=True))
        return True

    def _values(self, block: Block) -> list[int]:
        """Give the levels of a block as the answer at hand has them."""
        chosen = np.zeros(0, dtype=np.int64) if self.chosen is None else self.chosen
        values = self.costs[chosen, block.first : block.after].sum(axis=0)
        constant = self.constant[block.first : block.after]
        return [int(value) + beside for value, beside in zip(values, constant, strict=True)]

    def _relax(self, cost: Whole) -> tuple[Priced, NDArray[np.float64] | None]:
        """Solve the linear relaxation on what is open, and price everything by it."""
        relaxation = Relaxation(cost, self.open, self.members, self.rows)
        begin_with = np.zeros(0, dtype=np.int64) if self.chosen is None else self.chosen
        answer = relaxation.solve(begin_with, self.deadline)
        prices = np.zeros(len(self.rows), dtype=np.int64)
        if answer.impossible:
            return self._price(cost, prices), None
        if answer.prices is not None and len(prices):
            most = np.array([row.most_price for row in self.rows], dtype=float)
            prices = np.clip(np.rint(answer.prices * PARTS), -most, most).astype(np.int64)
        used = np.full(len(self.open), 0.5) if answer.used is None else answer.used
        return self._price(cost, prices), used

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
        cheapest, above = self._cheapest(dear)
        bound += cheapest
        always: tuple[int, ...] = ()
        if len(self.helpers):
            still = self.helpers[self.open[self.helpers]]
            above[still] = np.maximum(0, dear[still])
            bound += int(np.minimum(0, dear[still]).sum())
            always = tuple(still[dear[still] < 0].tolist())
        return Priced(bound, above, prices, always)

    def _cheapest(self, dear: Whole) -> tuple[int, Whole]:
        """Let every cluster choose its own cheapest columns; say how much dearer others are."""
        above = np.zeros_like(dear)
        these = self.lone[self.open[self.lone]]
        bound, above[these] = cheapest_of_each(self.cluster_of[these], dear[these])
        for size, masks, numbers in self.clusters:
            if size > 1:
                still = self.open[numbers]
                these, parts = numbers[still], masks[still]
                cheapest, above[these] = cheapest_parts(size, parts, dear[these])
                bound += cheapest
        return bound, above

    def _drop(self, priced: Priced, block: Block, best: int) -> None:
        """Keep only what an answer as good as the best may use, and hold this level there."""
        spare = best * PARTS - priced.bound
        self.open &= priced.above <= spare
        if spare == 0:
            # Then every answer on this level uses each priced row up: exactness holds the level,
            # and the rows keep the shape whose relaxations are whole.
            for row, price in zip(self.rows, priced.prices.tolist(), strict=True):
                row.exact = row.exact or price != 0
            self.rows += [_row([(n, 1)], 1, exact=True) for n in priced.always]
            # Three or more groups can be split in dear ways made of parts that are not.
            if all(size <= 2 for size, _, _ in self.clusters):
                return
        for level in range(block.first, block.after):
            self._hold(self.costs[:, level])

    def _hold(self, cost: Whole) -> None:
        """Hold one level at the value of the answer at hand, which every best answer has."""
        if not self._is_settled(cost):
            numbers = (cost * self.open).nonzero()[0]
            value = int(cost[self.chosen].sum())
            self.rows.append(Row(numbers, cost[numbers], value, exact=True))

    def _settle(self, cost: Whole, priced: Priced, after: int, used: NDArray[np.bool_]) -> Status:
        """Let CP-SAT settle a level whose relaxation is not whole.

        The nearest choices come first. What they reach shows how far any better answer can go,
        and most often that is not beyond them.
        """
        least = -(-priced.bound // PARTS)
        if self.chosen is not None:
            self.open &= priced.above <= int(cost[self.chosen].sum()) * PARTS - priced.bound
        rank = self._rank(priced.above, self.costs[:, after:].sum(axis=1))
        few = max(FEWEST, MANY // max(1, len(self.clusters)))
        while monotonic() < self.deadline:
            still = self.open & ((rank < few) | used)
            status = self._settle_among(cost, least, still)
            if status is Status.OUT_OF_TIME or not (self.open & ~still).any():
                return status
            few *= 4
            if status is Status.PROVED:
                spare = int(cost[self.chosen].sum()) * PARTS - priced.bound
                self.open &= priced.above <= spare
                if spare < PARTS or not (self.open & ~still).any():
                    return Status.PROVED
        return Status.OUT_OF_TIME

    def _worth_seeing(self, relaxed: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Mark what CP-SAT is always given: no home, what is used, the answer at hand."""
        seen = relaxed > 0
        seen[: len(self.nowhere)] |= self.nowhere
        if self.chosen is not None:
            seen[self.chosen] = True
        return seen

    def _rank(self, above: Whole, later: Whole) -> Whole:
        """Rank each cluster's open columns, the nearest first; what helps others comes first."""
        rank = np.zeros(len(above), dtype=np.int64)
        order = np.lexsort((later[: len(self.cluster_of)], above[: len(self.cluster_of)]))
        order = order[self.open[order]]
        order = order[np.argsort(self.cluster_of[order], kind="stable")]
        cluster = self.cluster_of[order]
        rank[order] = np.arange(len(order)) - np.searchsorted(cluster, cluster)
        return rank

    def _settle_among(self, cost: Whole, least: int, still: NDArray[np.bool_]) -> Status:
        """Let CP-SAT settle a level among some of the choices, from the answer at hand."""
        from ortools.sat.python import cp_model

        model, variables = self.model(still)
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
        solver = self.solver()
        status = solver.solve(model)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            self.chosen = np.array(
                [n for n, variable in variables.items() if solver.boolean_value(variable)],
                dtype=np.int64,
            )
        if status == cp_model.OPTIMAL:
            return Status.PROVED
        return Status.IMPOSSIBLE if status == cp_model.INFEASIBLE else Status.OUT_OF_TIME

    def model(self, still: NDArray[np.bool_] | None = None) -> tuple[Any, dict[int, Any]]:
        """Give what is open, or some of it, as a model for CP-SAT, with each choice's variable."""
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        still = self.open if still is None else still
        variables = {int(v): model.new_bool_var("") for v in still.nonzero()[0]}
        for several in self.members:
            model.add_exactly_one([variables[n] for n in several[still[several]].tolist()])
        for row in self.rows:
            here = still[row.numbers]
            terms = [
                (variables[n], c)
                for n, c in zip(
                    row.numbers[here].tolist(), row.coefficients[here].tolist(), strict=True
                )
            ]
            if not row.exact and sum(max(0, c) for _, c in terms) <= row.most:
                continue
            total = cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [c for _, c in terms])
            model.add(total == row.most if row.exact else total <= row.most)
        return model, variables

    def solver(self) -> Any:
        """Give a CP-SAT solver that keeps to the deadline and gives the same answer each time."""
        from ortools.sat.python import cp_model

        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        # Both cost more than they save here (a third of the time on 90 children).
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.random_seed = self.seed
        solver.parameters.max_time_in_seconds = max(0.05, self.deadline - monotonic())
        return solver

    def _unfinished(self, after: int) -> Solved:
        """Give the best answer found when time ran out, with what is proved so far."""
        self.open[:] = True
        bound = self.bound + [
            self._cheapest(self.costs[:, later])[0] + self.constant[later]
            for later in range(after, self.program.levels)
        ]
        if self.chosen is not None:
            assignment = self.assignment(self.chosen.tolist())
        else:
            first = first_answer(self.resolved)
            if first is None:
                return Solved("unknown", {}, (), tuple(bound))
            assignment = first
        return Solved("feasible", assignment, objective(self.resolved, assignment), tuple(bound))


def start(resolved: Resolved, *, time_limit: float = 30.0, seed: int = 1) -> Levels | None:
    """Prepare to solve; None when some group has nothing it may be given."""
    deadline = monotonic() + time_limit
    program = program_of(resolved)
    if program is None:
        return None
    levels = Levels(resolved, program, deadline, seed)
    return levels.by_household() or levels


def solve_levels(
    resolved: Resolved,
    *,
    time_limit: float = 30.0,
    seed: int = 1,
    begin_with: Mapping[str, str | None] | None = None,
) -> Solved:
    """Place everyone at the least cost, level by level, within the time limit."""
    levels = start(resolved, time_limit=time_limit, seed=seed)
    if levels is None:
        return Solved("infeasible", {})
    if begin_with is not None:
        levels.begin_with(begin_with)
    return levels.solve()


def _row(terms: list[tuple[int, int]], most: int, *, exact: bool = False) -> Row:
    return Row(
        np.array([n for n, _ in terms], dtype=np.int64),
        np.array([c for _, c in terms], dtype=np.int64),
        most,
        exact,
    )


def _whole(relaxed: NDArray[np.float64]) -> Whole | None:
    """Read a relaxation as a choice, if every part of it is none or all."""
    rounded = np.rint(relaxed)
    if np.abs(relaxed - rounded).max(initial=0.0) > 1e-6:
        return None
    return rounded.nonzero()[0]
