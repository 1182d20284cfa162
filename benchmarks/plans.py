"""How long a plan with its frontier takes, against three minutes on two idle cores.

    python benchmarks/plans.py [--at-least 0.77] [--measure suitable_on_island] [--workers 2]

Prints how busy the machine was and how many futures the plan lived through. A time from a busy
machine says little, so the processor's seconds are printed, of this process and its workers, and
those of the same futures on their own.
"""

import argparse
import os
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from joblib.externals.loky import get_reusable_executor

from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.plans.answer import PlanAnswer
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.run import Asked, futures_of
from scenarios.scenario import Scenario, Target
from scenarios.world import World

MONTHS, GOAL = 36, 180
REFERENCE = 100
"""Futures timed on their own."""


def main() -> None:
    """Time one plan on the made-up authority, and the futures it is made of."""
    asked = _asked()
    baseline = made_up()
    began = process_time()
    futures_of(World(baseline), Asked(MONTHS, REFERENCE, 1))
    reference = process_time() - began
    target = Target(measure=asked.measure, at_least=asked.at_least, probability=0.8)
    scenario = Scenario(name="benchmark", months=MONTHS, targets=(target,))
    parts: list[tuple[float, float]] = []
    began, worked = perf_counter(), process_time()
    answer = make_plan(
        scenario,
        baseline,
        PlanSettings(),
        workers=asked.workers,
        progress=lambda part: parts.append((part, perf_counter() - began)),
    )
    processor = process_time() - worked + seconds_of_workers()
    seconds = perf_counter() - began
    print(f"Made-up authority, {MONTHS} months, {asked.workers} processes")
    print(f"  busy when it ended: load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(f"  a plan with its frontier   {seconds:8.1f} s (goal {GOAL} s on two idle cores)")
    print(f"  all its work               {processor:8.1f} processor seconds")
    print(f"  {REFERENCE} futures on their own   {reference:8.1f} processor seconds")
    _print_answer(answer, parts)


def _asked() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--at-least", type=float, default=0.77)
    arguments.add_argument("--measure", default="suitable_on_island")
    arguments.add_argument("--workers", type=int, default=2)
    return arguments.parse_args()


def seconds_of_workers() -> float:
    """Give the processor seconds of the worker processes, which end here."""
    get_reusable_executor().shutdown(wait=True)
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _print_answer(answer: PlanAnswer, parts: list[tuple[float, float]]) -> None:
    for name in ("plans_lived", "futures_lived"):
        print(f"  {name.replace('_', ' '):<26} {answer.provenance[name]!s:>8}")
    tenths = {int(10 * part): after for part, after in reversed(parts)}
    for tenth, after in sorted(tenths.items()):
        print(f"    {tenth}0% after {after:.0f} s")
    for words in (*answer.sentences, *answer.in_the_way):
        print(f"  {words}")


def made_up() -> Baseline:
    """Give the made-up authority."""
    with TemporaryDirectory() as folder:
        write_made_up_authority(Path(folder))
        return baseline_from(read([Path(folder)]).records, "made-up")


if __name__ == "__main__":
    main()
