"""What a solve by levels may say of its answer: the objective, and what is proved of each level."""

from collections.abc import Mapping, Sequence

import numpy as np

from matching.optimiser.first_answer import first_answer
from matching.optimiser.table import Table, Whole
from matching.resolved import Solved


def account(table: Table, chosen: Whole | None, held: Sequence[int], *, proved: bool) -> Solved:
    """Give the answer chosen, or where time ran out without one, the first that keeps every rule.

    `held` is what is held of each level so far, as far as the solve came.
    """
    # Where a home is a must, the first level counts the groups without one.
    short = chosen is not None and table.must and bool(table.value(chosen)[0])
    if short and proved:
        return Solved("infeasible", {})
    assignment = None if chosen is None or short else table.assignment(chosen)
    if assignment is None and not proved:
        assignment = first_answer(table.resolved)
    bound = table.published(_proved_at_least(table, assignment, held))
    if assignment is None:
        return Solved("unknown", {}, (), bound)
    total = table.published(table.value(table.numbers(assignment)))
    if proved or bound == total:
        return Solved("optimal", assignment, total, total)
    return Solved("feasible", assignment, total, bound)


def _proved_at_least(
    table: Table, assignment: Mapping[str, str | None] | None, held: Sequence[int]
) -> list[int]:
    """Bound each level from below, given the least of those before it.

    What follows a level that the answer does not reach is bounded on its own: with more on that
    level there could be less on the next.
    """
    reached = None if assignment is None else table.value(table.numbers(assignment)).tolist()
    alone = least_of_each_level(table)
    bound: list[int] = []
    for level, least in enumerate(held):
        bound.append(max(least, alone[level]))
        if reached is None or reached[level] != least:
            break
    return bound + alone[len(bound) :]


def least_of_each_level(table: Table) -> list[int]:
    """Bound each level by itself: everyone's own least, and nobody apart who costs by it."""
    least, _ = table.range
    apart = np.minimum(table.gains[2], 0)
    return [int(each) for each in least.sum(axis=0) + apart.sum(axis=0)]
