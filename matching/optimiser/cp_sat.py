"""A second, independent engine: one variable for each pair, CP-SAT, one weighted objective.

Tests and a setting turn to it; `levels.py` is quicker where many wait.

Levels are put together into one objective for as long as it fits in a whole number; what does not
fit follows in turn, with what was found held fixed. One worker and a fixed seed give the same
answer every time.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from matching.optimiser.interruptible import solved
from matching.optimiser.one_worker import one_worker
from matching.optimiser.pair_model import Model, build, hint, read
from matching.optimiser.small import objective
from matching.resolved import Resolved, Solved

WHOLE_NUMBERS = 1 << 60


@dataclass(frozen=True, slots=True)
class Block:
    """Levels solved as one objective: their weights, most important first."""

    levels: tuple[int, ...]
    weights: tuple[int, ...]

    def weigh(self, costs: Sequence[int]) -> int:
        """Give the one number a cost vector makes here."""
        return sum(w * costs[i] for i, w in zip(self.levels, self.weights, strict=True))


def solve_many(resolved: Resolved, *, time_limit: float = 30.0, seed: int = 1) -> Solved:
    """Place everyone at the least cost, level by level, within the time limit."""
    from ortools.sat.python import cp_model

    built = build(resolved)
    if built is None:
        return Solved("infeasible", {})
    deadline = monotonic() + time_limit
    assignment: dict[str, str | None] = {}
    least = _least(resolved)
    bound = list(least)
    proved = True
    for block in _blocks(resolved, least):
        solver = one_worker(seed, deadline - monotonic())
        total = expression(built, block)
        built.model.minimize(total)
        status = solved(solver, built.model)
        if status == cp_model.INFEASIBLE:
            return Solved("infeasible", {})
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            proved = False
            break
        assignment = read(built, solver)
        if status == cp_model.FEASIBLE:
            proved = False
            weighed = int(solver.best_objective_bound) + block.weigh(built.constant)
            _write_bound(bound, block, least, weighed)
            break
        found = objective(resolved, assignment)
        for level in block.levels:
            bound[level] = found[level]
        built.model.add(total <= block.weigh(found) - block.weigh(built.constant))
        hint(built, assignment)
    if not assignment and resolved.groups:
        return Solved("unknown", {}, (), tuple(bound))
    total = objective(resolved, assignment)
    return Solved("optimal" if proved else "feasible", assignment, total, tuple(bound))


def _least(resolved: Resolved) -> list[int]:
    """Bound each level from below: everyone's own least, and nobody kept apart."""
    return _everyones(resolved, min)


def _everyones(resolved: Resolved, end: Callable[[Iterable[int]], int]) -> list[int]:
    """Add up on each level everyone's own least, or most, and that of the pairs kept apart."""
    total = [0] * len(resolved.levels)
    for group in resolved.groups:
        for level, costs in enumerate(zip(*resolved.choices(group.id).values(), strict=True)):
            total[level] += end(costs)
    for _, _, costs in resolved.prefer_together:
        for level, cost in enumerate(costs):
            total[level] += end((0, cost))
    return total


def _blocks(resolved: Resolved, least: Sequence[int]) -> list[Block]:
    """Put levels together while their weights fit in whole numbers of 60 bits."""
    most = _everyones(resolved, max)
    spans = [high - low + 1 for high, low in zip(most, least, strict=True)]
    blocks: list[list[int]] = [[]]
    size = 1
    for level, span in enumerate(spans):
        if span == 1:
            continue
        if blocks[-1] and size * span >= WHOLE_NUMBERS:
            blocks.append([])
            size = 1
        blocks[-1].append(level)
        size *= span
    return [_weighted(levels, spans) for levels in blocks]


def _weighted(levels: Sequence[int], spans: Sequence[int]) -> Block:
    weights: list[int] = []
    weight = 1
    for level in reversed(levels):
        weights.append(weight)
        weight *= spans[level]
    return Block(tuple(levels), tuple(reversed(weights)))


def expression(built: Model, block: Block) -> Any:
    """Write what varies of the number that a block makes; the rest is in `constant`."""
    from ortools.sat.python import cp_model

    weighed = [(x, block.weigh(costs)) for x, costs in built.costs]
    return cp_model.LinearExpr.weighted_sum([x for x, _ in weighed], [w for _, w in weighed])


def _write_bound(bound: list[int], block: Block, least: Sequence[int], weighed: int) -> None:
    """Read a bound on the one number back as levels: a vector no answer is less than."""
    left = weighed - block.weigh(least)
    for level, weight in zip(block.levels, block.weights, strict=True):
        above, left = divmod(max(0, left), weight)
        bound[level] = least[level] + above
