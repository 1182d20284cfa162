"""How long the optimiser takes, against one variable a pair solved by SciPy's `milp`.

    python benchmarks/matches.py [--children 90 500] [--ours-only]

Made-up resolved problems with families, bedrooms and children kept apart, ten levels, all proved.
Ratios are to a reference timed in the same run: single times on a shared machine say little.
Where the plain model is solved many times over, a few solves are timed and multiplied.
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import TypeVar

from pair_variables import solve_by_milp

from matching.optimiser.alternatives import alternatives
from matching.optimiser.best import best
from matching.optimiser.conflict import conflict
from matching.optimiser.hard_rules import hard_rules
from matching.optimiser.marginal import Candidate, marginal
from matching.resolved import Group, Home, Resolved

Found = TypeVar("Found")

LEVELS = (
    *("unplaced", "off_island", "need_shortfall", "siblings_apart", "moves"),
    *("above_preferred_tier", "school_breaks", "wishes_unmet", "minutes", "cost"),
)


CANDIDATES = 20


def main() -> None:
    """Print a table for each size."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--children", type=int, nargs="+", default=[90, 500])
    arguments.add_argument("--ours-only", action="store_true")
    given = arguments.parse_args()
    for children in given.children:
        table(made_up(children), children, ours_only=given.ours_only)


def table(resolved: Resolved, children: int, *, ours_only: bool) -> None:
    """Time the four requests on one problem."""
    print(f"{children} children, {len(resolved.groups)} groups, {len(resolved.homes)} homes")
    _timed(lambda: best(made_up(12)))  # the solvers are loaded once
    seconds, solved = _timed(lambda: best(resolved))
    plain = 0.0
    if not ours_only:
        plain, reference = _timed(lambda: solve_by_milp(resolved))
        if reference is not None and tuple(reference) != solved.objective:
            print(f"  NOT THE SAME: {solved.objective} and {reference}")
    _say("all levels, proved", seconds, plain)
    if children <= 200:
        group = resolved.groups[len(resolved.groups) // 2].id
        homes = len(resolved.choices(group))
        seconds, _ = _timed(lambda: alternatives(resolved, group, 10))
        _say("ten best alternatives of one", seconds, plain * homes)
        candidates = _candidates(resolved, CANDIDATES)
        seconds, _ = _timed(lambda: list(marginal(resolved, candidates, 600)))
        _say(f"{CANDIDATES} candidates, exact", seconds, plain * (CANDIDATES + 1))
    impossible = short_of_places(resolved)
    seconds, found = _timed(lambda: conflict(impossible))
    rules = len(hard_rules(impossible))
    once = 0.0
    if not ours_only:
        once, _ = _timed(lambda: solve_by_milp(impossible, levels=0))
    _say(f"a conflict ({len(found)} of {rules} rules)", seconds, once * rules)


def made_up(children: int, seed: int = 1) -> Resolved:
    """Make up children who wait, and somewhat more places than children."""
    r = random.Random(seed)
    groups: list[Group] = []
    while sum(group.size for group in groups) < children:
        size = r.choices([1, 2, 3], [80, 15, 5])[0]
        flags = tuple(sorted(r.sample(["harm", "vuln"], r.choices([0, 1], [85, 15])[0])))
        groups.append(Group(f"g{len(groups):05}", size, (size + 1) // 2, r.random() < 0.04, flags))
    homes = tuple(_home(r, f"h{i:05}") for i in range(round(children * 0.65)))
    ids = [group.id for group in groups]
    return Resolved(
        levels=tuple(LEVELS),
        groups=tuple(groups),
        homes=homes,
        pairs={group.id: _pairs(r, group, homes) for group in groups},
        fallback={g.id: (g.size, 0, 0, 0, 0, 0, 0, 0, 0, 0) for g in groups},
        apart=tuple(sorted({tuple(sorted(r.sample(ids, 2))) for _ in range(children // 10)})),
        flag_apart=(("harm", "vuln"),),
    )


def short_of_places(resolved: Resolved) -> Resolved:
    """Let a tenth of the groups have no way but a handful of homes too few for them."""
    few = [home.id for home in resolved.homes[:3]]
    many = [group.id for group in resolved.groups[: max(12, len(resolved.groups) // 10)]]
    nothing = (0,) * len(resolved.levels)
    return replace(
        resolved,
        pairs={**resolved.pairs, **{g: dict.fromkeys(few, nothing) for g in many}},
        fallback={**resolved.fallback, **dict.fromkeys(many)},
    )


def _home(r: random.Random, name: str) -> Home:
    places = r.choices([1, 2, 3, 4], [50, 30, 15, 5])[0]
    return Home(name, places, r.randint((places + 1) // 2, places))


def _pairs(r: random.Random, group: Group, homes: tuple[Home, ...]) -> dict[str, tuple[int, ...]]:
    share = r.uniform(0.1, 0.5)
    return {
        home.id: _costs(r, group.size)
        for home in homes
        if home.places >= group.size and r.random() < share
    }


def _costs(r: random.Random, size: int) -> tuple[int, ...]:
    return (
        0,
        size * (r.random() < 0.15),
        r.choices([0, 1, 2], [60, 25, 15])[0],
        0,
        int(r.random() < 0.1),
        r.choices([0, 1, 2], [50, 30, 20])[0],
        int(r.random() < 0.3),
        int(r.random() < 0.1),
        size * r.randint(5, 60),
        size * r.randint(300, 6000),
    )


def _candidates(resolved: Resolved, how_many: int) -> list[Candidate]:
    r = random.Random(7)
    found = []
    for i in range(how_many):
        home = _home(r, f"new{i:03}")
        pairs = {
            g.id: _costs(r, g.size)
            for g in resolved.groups
            if g.size <= home.places and r.random() < 0.3
        }
        found.append(Candidate(home, pairs))
    return found


def _timed(work: Callable[[], Found]) -> tuple[float, Found]:
    began = perf_counter()
    found = work()
    return perf_counter() - began, found


def _say(what: str, seconds: float, reference: float) -> None:
    beside = f"{reference:9.2f} s  ratio {seconds / reference:7.4f}" if reference else ""
    print(f"  {what:38} {1000 * seconds:9.0f} ms {beside}")


if __name__ == "__main__":
    main()
