"""The best answer to a resolved problem, by the engine that suits its size."""

from collections.abc import Mapping
from dataclasses import replace

from matching.optimiser.small import solve_few
from matching.resolved import Resolved, Solved

FEW = 6
"""Up to this many groups the direct search is quicker than starting a solver."""


class NotProved(ValueError):
    """The time ran out before an answer was proved; half an answer would mislead."""

    def __init__(self, said: str = "The answer was not proved within the time limit.") -> None:
        super().__init__(f"{said} Allow more time.")


def best(
    resolved: Resolved,
    *,
    time_limit: float = 30.0,
    seed: int = 1,
    begin_with: Mapping[str, str | None] | None = None,
) -> Solved:
    """Solve, level by level, and prove it, within the time limit.

    An answer that keeps every rule may be given to begin with; it changes no objective.
    """
    if len(resolved.groups) <= FEW:
        solved = solve_few(resolved)
        if solved is not None:
            return solved
    from matching.optimiser.levels import solve_levels
    from matching.optimiser.no_side_rules import solve_without_side_rules

    plain = solve_without_side_rules(resolved)
    if plain is not None:
        return plain
    return solve_levels(resolved, time_limit=time_limit, seed=seed, begin_with=begin_with)


def proved(
    resolved: Resolved, time_limit: float, begin_with: Mapping[str, str | None] | None = None
) -> Solved | None:
    """Give the optimum, proved; None when there is no answer at all."""
    solved = best(resolved, time_limit=max(0.05, time_limit), begin_with=begin_with)
    if solved.status == "infeasible":
        return None
    if solved.status != "optimal":
        raise NotProved
    return solved


def forced(resolved: Resolved, group: str, home: str | None) -> Resolved:
    """Give the problem with one group's choice forced."""
    return replace(resolved, locks=(*resolved.locks, (group, home)))
