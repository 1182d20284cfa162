"""Solve a resolved problem with the engine that suits its size, and say which choices could differ.

A match is firm when every answer as good as the best has it; otherwise it is interchangeable with
the other homes the group has in such answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.optimiser.best import FEW, forced
from matching.optimiser.small import solve_few
from matching.resolved import Resolved, Solved


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and for each group the other homes as good; None where that is not known."""

    solved: Solved
    also: Mapping[str, tuple[str | None, ...] | None]


def solve(
    resolved: Resolved, *, time_limit: float = 30.0, seed: int = 1, second_engine: bool = False
) -> Found:
    """Solve, and find what could be exchanged without loss.

    The second engine knows nothing of the first; what could be exchanged it does not say.
    """
    if second_engine:
        from matching.optimiser.cp_sat import solve_many

        return Found(solve_many(resolved, time_limit=time_limit, seed=seed), {})
    if len(resolved.groups) <= FEW:
        solved = solve_few(resolved)
        if solved is not None:
            return Found(solved, {g.id: _also(resolved, solved, g.id) for g in resolved.groups})
    return _solve_many(resolved, time_limit, seed)


def _solve_many(resolved: Resolved, time_limit: float, seed: int) -> Found:
    from matching.optimiser.just_as_good import could_also
    from matching.optimiser.levels import prepared

    levels = prepared(resolved, time_limit=time_limit, seed=seed)
    if levels is None:
        return Found(Solved("infeasible", {}), {})
    run = levels.whole()
    solved = run.solved(run.solve())
    if solved.status != "optimal":
        return Found(solved, {})
    return Found(solved, could_also(run))


def _also(resolved: Resolved, solved: Solved, group: str) -> tuple[str | None, ...] | None:
    """Try each other home: as good when the optimum with it locked is the same."""
    if solved.status != "optimal":
        return None
    found = []
    for home in resolved.choices(group):
        if home == solved.assignment[group]:
            continue
        locked = solve_few(forced(resolved, group, home))
        if locked is None:
            return None
        if locked.status == "optimal" and locked.objective == solved.objective:
            found.append(home)
    return tuple(found)
