"""How long futures take, and how much quicker the month's direct search is than the optimiser.

    python benchmarks/futures.py [--draws 100]

Prints ratios to a reference timed in the same run: single times on a shared machine say little.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from scenarios import future, month
from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.month_as_problem import resolved_month, solve_month
from scenarios.run import Asked, futures_of
from scenarios.seeker import Seeker
from scenarios.world import World

MONTHS = 36


def main() -> None:
    """Time a whole run, then the same months by both ways of matching."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=100)
    draws = arguments.parse_args().draws
    with TemporaryDirectory() as folder:
        write_made_up_authority(Path(folder))
        baseline = baseline_from(read([Path(folder)]).records, "made-up")
    print(f"Made-up authority, {MONTHS} months, {draws} futures")
    print(f"  whole run                      {seconds_of_a_run(baseline, draws):8.1f} s")
    direct, optimiser, months = seconds_of_both(baseline)
    print(f"  one month by direct search     {1000 * direct:8.2f} ms (median of {months})")
    print(f"  the same by the optimiser      {1000 * optimiser:8.2f} ms")
    print(f"  direct search / optimiser      {direct / optimiser:8.3f}")


def seconds_of_a_run(baseline: Baseline, draws: int) -> float:
    """Time the futures of the authority as it is."""
    began = perf_counter()
    futures_of(World(baseline), Asked(MONTHS, draws, 1))
    return perf_counter() - began


def seconds_of_both(baseline: Baseline) -> tuple[float, float, int]:
    """Time each month of three futures by both ways; give the medians and how many months."""
    times: list[tuple[float, float]] = []

    def both(seekers: Sequence[Seeker], living: Any, rooms: Any, places: Any, **rest: Any) -> Any:
        began = perf_counter()
        placed = month.place_together(seekers, living, rooms, places, **rest)
        halfway = perf_counter()
        rest.pop("apart_cost")
        resolved = resolved_month(seekers, living, rooms, places, **rest)
        solve_month(resolved, seekers, places)
        times.append((halfway - began, perf_counter() - halfway))
        return placed

    plain, future.place_together = future.place_together, both
    try:
        futures_of(World(baseline), Asked(MONTHS, 3, 1))
    finally:
        future.place_together = plain
    return median(a for a, _ in times), median(b for _, b in times), len(times)


if __name__ == "__main__":
    main()
