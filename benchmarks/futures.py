"""How long futures take: whole runs, homes wanted, a plan, one month's matching, and beside ciw.

    python benchmarks/futures.py [--draws 500] [--large 820] [--largest 2500]
        [--ciw PYTHON]

Prints ratios to references timed in the same run: single times on a shared machine say little. The
queueing simulator ciw runs in an environment of its own, made here unless PYTHON names one.
"""

import argparse
import os
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from beside_ciw import beside_ciw, growth

from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.truth import JERSEY_LIKE
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.candidates import usual_candidates
from scenarios.futures import future
from scenarios.futures.asking import Asking
from scenarios.futures.month_as_problem import solve_month
from scenarios.futures.month_asked import month_asked
from scenarios.futures.placing import place_all
from scenarios.homes_wanted import homes_wanted
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.run import Asked, futures_of, run_scenario
from scenarios.scenario import Scenario, Target
from scenarios.world import World

MONTHS = 36
JERSEY = 88
LARGE_DRAWS = 100
LARGE_BESIDE_CIW = 40
"""With more, ciw alone would take minutes."""
LARGEST_DRAWS = 20
WANTED_DRAWS, WANTED_GOAL = 60, 60
"""Futures in which one more home is tried, as the command has them; and the seconds it may take."""
PLAN_GOAL = 180
PLAN_TARGET = Target(measure="suitable_on_island", at_least=0.77, probability=0.8)
WORKERS = 2


def main() -> None:
    """Time a whole run, a large authority, both ways of matching, and ciw."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--draws", type=int, default=500)
    arguments.add_argument("--large", type=int, default=820, help="children; 0 leaves it out")
    arguments.add_argument("--largest", type=int, default=2_500, help="likewise, without ciw")
    arguments.add_argument("--ciw", type=Path, help="a Python in which ciw is installed")
    given = arguments.parse_args()
    baseline = made_up(JERSEY)
    print(f"Made-up authority, {MONTHS} months, {WORKERS} processors, all tables", flush=True)
    of_one = print_run(baseline, given.draws)
    # The larger ones come now: memory is told by the most held until then.
    for children, draws in ((given.large, LARGE_DRAWS), (given.largest, LARGEST_DRAWS)):
        if children:
            times = print_run(made_up(children), draws) / of_one
            print(f"    a child and future takes {times:.1f} times as long as with {JERSEY}")
    print_growth_in_futures(baseline, given.draws)
    print_homes_wanted(baseline)
    print_plan(baseline)
    direct, optimiser, months = seconds_of_both(baseline)
    print(f"  one month's matching, of {months}    {1000 * direct:8.2f} ms")
    print(f"  the same by the optimiser      {1000 * optimiser:8.2f} ms (median)")
    print(f"  ours / optimiser               {direct / optimiser:8.3f}", flush=True)
    small = beside_ciw(baseline, MONTHS, given.draws, given.ciw)
    print(small.lines(), flush=True)
    if given.large:
        large = beside_ciw(made_up(given.large), MONTHS, LARGE_BESIDE_CIW, given.ciw)
        print(large.lines())
        print(growth(small, large))


def made_up(children: int) -> Baseline:
    """Make up an authority with about so many children, and homes in proportion."""
    entries = JERSEY_LIKE.entries_a_year * children / JERSEY
    truth = JERSEY_LIKE if children == JERSEY else replace(JERSEY_LIKE, entries_a_year=entries)
    with TemporaryDirectory() as folder:
        write_made_up_authority(Path(folder), truth=truth)
        return baseline_from(read([Path(folder)]).records, "made-up")


def print_run(baseline: Baseline, draws: int) -> float:
    """Time a run with all its tables; say how much memory it took at most, until now.

    Gives the seconds for each child of today and future.
    """
    began = perf_counter()
    result = run_scenario(Scenario(name="r", months=MONTHS, draws=draws), baseline, workers=WORKERS)
    seconds = perf_counter() - began
    children = next(row["mean"] for row in result.tables["children"][::-1])
    print(f"  {len(baseline.children):,} children, {draws} futures    {seconds:8.1f} s", flush=True)
    print(f"    children at the end, on average {children}")
    print(f"    memory with its workers at most {memory_of_all():,.0f} MiB")
    return seconds / len(baseline.children) / draws


def print_growth_in_futures(baseline: Baseline, draws: int) -> None:
    """Say how the processor seconds of a whole run grow with the number of futures."""
    seconds = []
    for times in (1, 2):
        began = process_time()
        scenario = Scenario(name="r", months=MONTHS, draws=draws * times)
        run_scenario(scenario, baseline, workers=1)
        seconds.append(process_time() - began)
    print(f"  {draws} futures of {JERSEY}, one processor  {seconds[0]:8.2f} s; ", end="")
    print(f"twice as many {seconds[1]:.2f} s, ", end="")
    print(f"{seconds[1] / seconds[0]:.2f} times as long", flush=True)


def print_homes_wanted(baseline: Baseline) -> None:
    """Time what one more home of each usual kind would change."""
    candidates, began = usual_candidates(), perf_counter()
    asked = Asked(MONTHS, WANTED_DRAWS, 1, WORKERS)
    first_month = baseline.as_of.replace(day=1)
    homes_wanted(World(baseline), candidates, asked, first_month=first_month)
    print(
        f"  one more of {len(candidates)} kinds of home  {perf_counter() - began:8.1f} s "
        f"(goal {WANTED_GOAL} s)",
        flush=True,
    )


def memory_of_all() -> float:
    """Give the most memory this process and each of its workers have held, together, in MiB.

    Each at its own highest, so what they held at one moment is no more than this. Linux only.
    """
    most = 0.0
    for file in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = file.read_text().splitlines()
        except OSError:  # it has ended since
            continue
        said = dict(line.split(":", 1) for line in lines if ":" in line)
        if os.getpid() in (int(said["Pid"]), int(said["PPid"])) and "VmHWM" in said:
            most += int(said["VmHWM"].split()[0]) / 1024
    return most


def print_plan(baseline: Baseline) -> None:
    """Time a plan with its frontier; `plans.py` says what the time goes to."""
    scenario = Scenario(name="benchmark", months=MONTHS, targets=(PLAN_TARGET,))
    began = perf_counter()
    make_plan(scenario, baseline, PlanSettings(), workers=WORKERS)
    seconds = perf_counter() - began
    print(f"  a plan with its frontier       {seconds:8.1f} s (goal {PLAN_GOAL} s)", flush=True)


def seconds_of_both(baseline: Baseline) -> tuple[float, float, int]:
    """Time each month of three futures both ways; give the mean of ours, the optimiser's median.

    Ours places all draws at once, so a month's share is what all took over how many they were.
    """
    ours: list[float] = []
    theirs: list[float] = []

    def both(asking: Asking) -> tuple[Any, Any]:
        began = perf_counter()
        answer = place_all(asking)
        ours.append(perf_counter() - began)
        theirs.extend(_seconds_of_optimiser(asking, row) for row in range(len(asking.draws)))
        return answer

    plain, future.place_all = future.place_all, both
    try:
        futures_of(World(baseline), Asked(MONTHS, 3, 1))
    finally:
        future.place_all = plain
    return sum(ours) / len(theirs), median(theirs), len(theirs)


def _seconds_of_optimiser(asking: Asking, row: int) -> float:
    began = perf_counter()
    owners = [one for one, of in enumerate(asking.row.tolist()) if of == row]
    month, resolved = month_asked(asking, owners)
    solve_month(resolved, month)
    return perf_counter() - began


if __name__ == "__main__":
    main()
