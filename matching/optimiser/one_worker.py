"""CP-SAT with one worker: the same answer every time, and for any number of processors."""

from typing import Any

LEAST_SECONDS = 0.05


def one_worker(seed: int = 1, seconds: float | None = None) -> Any:
    """Give a solver that stops after so many seconds, if any are named."""
    from ortools.sat.python import cp_model

    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False  # Ctrl and C is for the command to take
    if seconds is not None:
        solver.parameters.max_time_in_seconds = max(LEAST_SECONDS, seconds)
    return solver


def one_worker_for_nearly_whole(seed: int, seconds: float | None = None) -> Any:
    """Give a solver set up for problems whose relaxation is nearly whole."""
    solver = one_worker(seed, seconds)
    solver.parameters.linearization_level = 2
    # Both cost more than they save here (a third of the time on 90 children).
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    return solver
