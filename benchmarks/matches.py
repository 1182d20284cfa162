"""How long the optimiser takes, against one variable a pair solved by SciPy's `milp` and CP-SAT.

    python benchmarks/matches.py [--children 90 500 2000 10000] [--seconds 60] [--ours-only]

Made-up resolved problems with families, bedrooms and children kept apart, ten levels. Each size
runs in a process of its own, so that its memory is its own; times are wall time, with the
processor's own beside. Ratios are to references timed in the same run, each left after --seconds:
single times on a shared machine say little. Where the plain model is solved many times over, one
solve is multiplied.
"""

import argparse
import random
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import get_context
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import TypeVar

import numpy as np
from pair_variables import solve_by_milp
from scipy.optimize import linear_sum_assignment

from matching.optimiser.alternatives import Choosing, alternatives
from matching.optimiser.best import best
from matching.optimiser.conflict import conflict
from matching.optimiser.cp_sat import solve_many
from matching.optimiser.hard_rules import hard_rules
from matching.optimiser.levels import prepared
from matching.optimiser.marginal import Candidate, OneMoreHome, marginal, with_candidate
from matching.resolved import Group, Home, Resolved, Solved

Found = TypeVar("Found")

LEVELS = (
    *("unplaced", "off_island", "need_shortfall", "siblings_apart", "moves"),
    *("above_preferred_tier", "school_breaks", "wishes_unmet", "minutes", "cost"),
)


CANDIDATES = 200

REACH = 200
FAR_APART = 2_000
"""With more homes than this, a child can go to about `REACH` of those around, not to all."""


def main() -> None:
    """Print a table for each size."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--children", type=int, nargs="+", default=[90])
    arguments.add_argument("--seconds", type=float, default=60.0)
    arguments.add_argument("--ours-only", action="store_true")
    arguments.add_argument("--every", action="store_true", help="alternatives of every group, too")
    arguments.add_argument("--agree", type=int, default=0, help="so many more, with SciPy's milp")
    given = arguments.parse_args()
    for children in given.children:
        apart = get_context("spawn").Process(
            target=table, args=(children, given.seconds, given.ours_only, given.every)
        )
        apart.start()
        apart.join()
        if given.agree:
            agreement(children, given.agree)


def table(children: int, seconds: float, ours_only: bool, every: bool) -> None:
    """Time the four requests on one problem."""
    resolved = made_up(children)
    pairs = sum(map(len, resolved.pairs.values()))
    groups, homes = len(resolved.groups), len(resolved.homes)
    print(f"{children} children, {groups} groups, {homes} homes, {pairs} pairs", flush=True)
    best(made_up(12))  # the solvers are loaded once, by this and the next
    solve_many(made_up(8))
    took, solved = _timed(lambda: best(resolved, time_limit=seconds))
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1e6
    plain = None if ours_only else _references(resolved, solved, seconds)
    _say(f"all levels, {solved.status}, peak {peak:.2f} GB", took, plain)
    if solved.status != "optimal":
        print(f"    reached {solved.objective}, proved at least {solved.bound}")
    _without_side_rules(children)
    if children <= 200 and solved.status == "optimal":
        _requests(resolved, solved, plain, every=every)
    if children <= 500:
        _impossible(resolved, seconds, ours_only=ours_only)


def agreement(children: int, how_many: int) -> None:
    """Count on how many other problems the optimum is that of SciPy's `milp`."""
    same = 0
    for seed in range(2, 2 + how_many):
        resolved = made_up(children, seed)
        solved, reference = best(resolved), solve_by_milp(resolved)
        same += reference is not None and solved.objective == tuple(reference) == solved.bound
    print(f"  the same optimum as SciPy's milp on {same} of {how_many} other problems")


def _references(resolved: Resolved, solved: Solved, seconds: float) -> float | None:
    """Time both references on all levels; give SciPy's, for the ratios."""
    took, found = _timed(lambda: solve_many(resolved, time_limit=seconds))
    print(f"  pair variables, CP-SAT: {found.status} in {took[0]:.2f} s")
    try:
        took, reference = _timed(lambda: solve_by_milp(resolved, seconds=seconds))
    except TimeoutError:
        print(f"  pair variables, SciPy's milp: not in {seconds:.0f} s")
        return None
    print(f"  pair variables, SciPy's milp: {took[0]:.2f} s")
    if reference is not None and tuple(reference) != solved.objective:
        print(f"  NOT THE SAME: {solved.objective} and {reference}")
    return took[0]


def _requests(resolved: Resolved, solved: Solved, plain: float | None, *, every: bool) -> None:
    """Time what is asked about one answer."""
    group = resolved.groups[len(resolved.groups) // 2].id
    others = tuple((g, h) for g, h in solved.assignment.items() if g != group)
    took, _ = _timed(lambda: best(replace(resolved, locks=others)))
    _say("one group, the others locked", took, None)
    times = len(resolved.choices(group))
    took, _ = _timed(lambda: alternatives(resolved, group, 10))
    _say("ten best alternatives of one group", took, plain and plain * times)
    if every:
        choosing = Choosing(resolved, 600)
        took, _ = _timed(lambda: [choosing.best(g.id, 10) for g in resolved.groups])
        _say("ten best alternatives of every group", took, None)
    _candidate_homes(resolved, plain)


def _candidate_homes(resolved: Resolved, plain: float | None) -> None:
    """Time homes that are not there yet: which could change anything, the best, and all of them."""
    candidates = _candidates(resolved, CANDIDATES)
    given = resolved
    for candidate in candidates:
        given = with_candidate(given, candidate)
    levels = prepared(given, time_limit=600)
    took, more = _timed(lambda: OneMoreHome(levels, [each.home.id for each in candidates]))
    _say(f"{CANDIDATES} candidates: the best without them", took, plain)
    took, promising = _timed(more.promising)
    _say(f"  those that could change anything: {len(promising)}", took, None)
    took, _ = _timed(lambda: [more.value(home) for home in promising[:20]])
    _say("  the 20 that could most, exact", took, plain and plain * 20)
    took, _ = _timed(lambda: list(marginal(resolved, candidates, 600)))
    _say("  all, exact, from the beginning", took, plain and plain * (CANDIDATES + 1))


def _impossible(resolved: Resolved, seconds: float, *, ours_only: bool) -> None:
    """Time a minimal reason for a shortage, against one plain solve for each rule."""
    impossible = short_of_places(resolved)
    took, found = _timed(lambda: conflict(impossible))
    rules = len(hard_rules(impossible))
    once = None
    if not ours_only:
        (once, _), _ = _timed(lambda: solve_by_milp(impossible, levels=0, seconds=seconds))
    _say(f"a conflict ({len(found)} of {rules} rules)", took, once and once * rules)


def _without_side_rules(children: int) -> None:
    """Time children one by one and homes that only count, against scoring and assigning alone."""
    best(made_up_without_side_rules(8))  # what solves it is loaded once, by this
    plain = made_up_without_side_rules(children)
    homes, pairs = plain.homes, plain.pairs
    at = {home.id: i for i, home in enumerate(homes)}

    def score_and_assign() -> None:
        table = np.full((children, len(homes) + children), np.inf)
        for i, options in enumerate(pairs.values()):
            for home, (tier, minutes) in options.items():
                table[i, at[home]] = 100_000 * tier + minutes
            table[i, len(homes) + i] = 10_000_000
        linear_sum_assignment(table)

    (reference, _), _ = _timed(score_and_assign)
    took, _ = _timed(lambda: best(plain))
    _say("no side rules (beside: scoring and assigning)", took, reference)


def made_up_without_side_rules(children: int) -> Resolved:
    """Make up children one by one, and homes for one each."""
    r = random.Random(3)
    groups = tuple(Group(f"g{i:05}") for i in range(children))
    homes = tuple(Home(f"h{i:05}", 1) for i in range(round(children * 1.1)))
    pairs = {
        g.id: {h.id: (r.randint(0, 2), r.randint(0, 60)) for h in homes if r.random() < 0.3}
        for g in groups
    }
    levels = ("tier", "minutes")
    return Resolved(levels, groups, homes, pairs, {g.id: (100, 0) for g in groups})


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
    within = homes
    if len(homes) > FAR_APART:
        begin = r.randrange(len(homes))
        within = (*homes, *homes)[begin : begin + round(REACH / 0.3)]
    return {
        home.id: _costs(r, group.size)
        for home in sorted(within, key=lambda each: each.id)
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


def _timed(work: Callable[[], Found]) -> tuple[tuple[float, float], Found]:
    """Give wall and processor seconds, and what was found."""
    began, used = perf_counter(), process_time()
    found = work()
    return (perf_counter() - began, process_time() - used), found


def _say(what: str, took: tuple[float, float], reference: float | None) -> None:
    seconds, used = took
    beside = f"{reference:9.3f} s  ratio {seconds / reference:7.4f}" if reference else ""
    print(f"  {what:46} {1000 * seconds:8.0f} ms (cpu {1000 * used:.0f}) {beside}", flush=True)


if __name__ == "__main__":
    main()
