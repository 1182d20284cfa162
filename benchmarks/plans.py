"""How long a plan with its frontier takes, against three minutes on two idle cores.

    python benchmarks/plans.py [--at-least 0.77] [--workers 2]

Prints how busy the machine was as well: a time from a busy machine says little, so the same futures
are timed on their own in the same run, and the plan is given as so many of them.
"""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.run import Asked, futures_of
from scenarios.scenario import Scenario, Target
from scenarios.world import World

MONTHS, GOAL = 36, 180


def main() -> None:
    """Time one plan on the made-up authority, and the futures it is made of."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--at-least", type=float, default=0.77)
    arguments.add_argument("--workers", type=int, default=2)
    asked = arguments.parse_args()
    with TemporaryDirectory() as folder:
        write_made_up_authority(Path(folder))
        baseline = baseline_from(read([Path(folder)]).records, "made-up")
    reference = seconds_of_futures(baseline, asked.workers)
    target = Target(measure="suitable_on_island", at_least=asked.at_least, probability=0.8)
    scenario = Scenario(name="benchmark", months=MONTHS, targets=(target,))
    parts: list[tuple[float, float]] = []
    began = perf_counter()
    answer = make_plan(
        scenario,
        baseline,
        PlanSettings(),
        workers=asked.workers,
        progress=lambda part: parts.append((part, perf_counter() - began)),
    )
    seconds = perf_counter() - began
    print(f"Made-up authority, {MONTHS} months, {asked.workers} processes")
    print(f"  busy when it began: load {os.getloadavg()[2]:.1f} on {os.cpu_count()} cores")
    print(f"  a plan with its frontier   {seconds:8.1f} s (goal {GOAL} s on two idle cores)")
    print(f"  100 futures on their own   {reference:8.1f} s")
    print(f"  as many times as long      {seconds / reference:8.1f}")
    for part, after in parts:
        print(f"    {part:.0%} after {after:.0f} s")
    for words in (*answer.sentences, *answer.in_the_way):
        print(f"  {words}")


def seconds_of_futures(baseline: Baseline, workers: int) -> float:
    """Time a hundred futures of the authority as it is."""
    began = perf_counter()
    futures_of(World(baseline), Asked(MONTHS, 100, 1, workers))
    return perf_counter() - began


if __name__ == "__main__":
    main()
