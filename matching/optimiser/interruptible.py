"""Solving with CP-SAT so that Ctrl and C ends the command, and not the search alone.

Left to itself CP-SAT takes the signal: it prints a message of its own and gives the best it has,
which a command would then write as its answer. Here Python takes it (`one_worker` sees to that),
and for Python to hear of it while CP-SAT works, the search runs beside the main thread.
"""

import os
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from threading import current_thread, main_thread
from typing import Any

LOOK_UP_EVERY = 0.2
"""Seconds: on some systems a wait without an end hears no signal."""


def solved(solver: Any, model: Any) -> Any:
    """Solve a model and give its status; KeyboardInterrupt ends the search and goes on up."""
    if current_thread() is not main_thread():
        return solver.solve(model)
    search = _beside(os.getpid()).submit(solver.solve, model)
    try:
        while True:
            try:
                return search.result(LOOK_UP_EVERY)
            except TimeoutError:
                if search.done():
                    return search.result()
    except KeyboardInterrupt:
        while not search.done():
            solver.stop_search()
            wait([search], LOOK_UP_EVERY)
        raise


@cache
def _beside(_process: int) -> ThreadPoolExecutor:
    """Give the thread that searches for a process.

    A new one for each search takes ten times as long as a small search does.
    """
    return ThreadPoolExecutor(1, "search")
