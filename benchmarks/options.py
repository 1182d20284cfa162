"""How long the page of one child takes: options, the whole, what would change it, looking ahead.

    python benchmarks/options.py

On the made-up authority with three quarters of its children made to wait. Processor
time is printed beside time on the clock: on a shared machine the clock says little.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from matching.changes.changes_for_all import changes_for_all
from matching.changes.smallest_change import smallest_changes
from matching.changes.why_not_everyone import why_not_everyone
from matching.children import ChildStatus
from matching.joint import joint_answer
from matching.options import options
from matching.problem import Problem
from scenarios.arrivals_to_come import arrivals_to_come
from scenarios.baseline.baseline import Baseline, baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.todays_problem import todays_problem

ON_A_PAGE = 20


def main() -> None:
    """Print the median and the longest time of each."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--children", type=int, default=20, help="how many are asked about")
    given = arguments.parse_args()
    with TemporaryDirectory() as folder:
        write_made_up_authority(Path(folder))
        baseline = baseline_from(read([Path(folder)]).records, "made-up")
    problem = _many_wait(baseline)
    waiting = [child.id for child in problem.children if child.in_play]
    print(f"{len(waiting)} children being placed, {len(problem.places)} places")
    joint = joint_answer(problem)
    options(problem, waiting[0], joint=joint)  # the solvers are loaded once
    changes_for_all(joint)
    _say("the best for everyone, once a sitting", [lambda: joint_answer(problem)])
    asked = waiting[: given.children]
    _say(
        "options for one child", [_of(c, lambda c: options(problem, c, joint=joint)) for c in asked]
    )
    _say(
        "options for one child, 20 homes as a page",
        [_of(c, lambda c: options(problem, c, ON_A_PAGE, joint=joint)) for c in asked],
    )
    _say(
        "smallest changes for one child",
        [_of(c, lambda c: smallest_changes(problem, c)) for c in asked],
    )
    coming = arrivals_to_come(baseline, draws=50)
    _say(
        "options with prices ahead, 50 futures",
        [_of(c, lambda c: options(problem, c, joint=joint, arrivals=coming)) for c in asked[:5]],
    )
    _say("why not everyone", [lambda: why_not_everyone(joint)])
    _say("fewest changes for everyone", [lambda: changes_for_all(joint)])


def _many_wait(baseline: Baseline) -> Problem:
    """Let three of four children wait, and the others live where they do."""
    problem = todays_problem(baseline)
    children = tuple(
        replace(child, status=ChildStatus.WAITING, current_place=None)
        if number % 4 or child.in_play
        else child
        for number, child in enumerate(problem.children)
    )
    return replace(problem, children=children)


def _of(child: str, ask: Callable[[str], object]) -> Callable[[], object]:
    return lambda: ask(child)


def _say(what: str, asked: list[Callable[[], object]]) -> None:
    times = []
    for ask in asked:
        clock, processor = perf_counter(), process_time()
        ask()
        times.append((process_time() - processor, perf_counter() - clock))
    used, passed = zip(*times, strict=True)
    print(
        f"  {what:42} processor {median(used):6.3f} s, at most {max(used):6.3f} s; "
        f"clock {median(passed):6.3f} s, at most {max(passed):6.3f} s"
    )


if __name__ == "__main__":
    main()
