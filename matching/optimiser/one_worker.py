"""CP-SAT with one worker: the same answer every time, and for any number of processors."""

from typing import Any


def one_worker(seed: int, seconds: float | None = None) -> Any:
    """Give a solver set up for problems whose relaxation is nearly whole."""
    from ortools.sat.python import cp_model

    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    # Both cost more than they save here (a third of the time on 90 children).
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    if seconds is not None:
        solver.parameters.max_time_in_seconds = max(0.05, seconds)
    return solver
