"""When time runs out there is still an answer, and what is proved of it; nobody waits longer."""

import random
from collections.abc import Callable
from time import monotonic

from matching.optimiser.first_answer import first_answer
from matching.optimiser.levels import prepared, solve_levels
from matching.optimiser.one_home import Together
from matching.optimiser.relaxation import own_best
from matching.optimiser.small import solve_few
from matching.resolved import Group, Home, Resolved


def crowded(children: int, seed: int = 1) -> Resolved:
    r = random.Random(seed)
    groups = tuple(
        Group(f"g{i:03d}", flags=("harm",) if i % 9 == 0 else ("vuln",) if i % 5 == 0 else ())
        for i in range(children)
    )
    homes = tuple(Home(f"h{i:03d}", places=r.randint(1, 3)) for i in range(children // 2))
    pairs = {
        group.id: {
            home.id: tuple(r.randint(0, 40) for _ in range(4)) for home in r.sample(homes, 12)
        }
        for group in groups
    }
    fallback = {group.id: (1000, 0, 0, 0) for group in groups}
    return Resolved(
        ("a", "b", "c", "d"), groups, homes, pairs, fallback, flag_apart=(("harm", "vuln"),)
    )


def test_an_answer_comes_within_the_time_limit_and_keeps_the_rules() -> None:
    resolved = crowded(160)
    began = monotonic()
    solved = solve_levels(resolved, time_limit=0.2)
    assert monotonic() - began < 5, "far beyond the limit, with room for a slow machine"
    assert solved.status in ("feasible", "optimal")
    assert set(solved.assignment) == {group.id for group in resolved.groups}
    assert solved.bound is not None
    assert solved.bound <= solved.objective
    keeps_the_rules(resolved, solved.assignment)


def test_what_is_claimed_when_time_runs_out_is_never_above_the_truth() -> None:
    cut_short = 0
    for seed in range(6):
        resolved = crowded(70, seed)
        best = solve_levels(resolved, time_limit=60)
        assert best.status == "optimal"
        for seconds in (0.001, 0.02, 0.04, 0.08):
            solved = solve_levels(resolved, time_limit=seconds)
            assert solved.bound is not None
            assert solved.bound <= best.objective <= solved.objective
            for level, proved in enumerate(solved.bound):
                if solved.objective[:level] == best.objective[:level]:
                    assert proved <= best.objective[level]
            keeps_the_rules(resolved, solved.assignment)
            cut_short += solved.status == "feasible"
    assert cut_short > 5


def test_everyones_own_best_is_never_above_the_truth_where_some_gain_by_being_together(
    random_resolved: Callable[[int], Resolved],
) -> None:
    some_gain = 0
    for seed in range(300):
        levels = prepared(random_resolved(seed))
        best = None if levels is None else solve_few(levels.table.resolved)
        if levels is None or best is None or best.status != "optimal":
            continue
        truth = [0] * int(levels.table.must) + list(best.objective)
        block = levels.blocks[0]
        least = own_best(levels.table, levels.whole().face, block).least()
        assert least <= block.weigh(truth), seed
        some_gain += bool(block.gains.any())
    assert some_gain > 50


def test_the_first_answer_keeps_the_rules() -> None:
    for seed in range(20):
        resolved = crowded(40, seed)
        found = first_answer(resolved)
        assert found is not None
        keeps_the_rules(resolved, found)


def keeps_the_rules(resolved: Resolved, assignment: dict[str, str | None]) -> None:
    together = Together.of(resolved)
    for home in resolved.homes:
        living = [group for group in resolved.groups if assignment[group.id] == home.id]
        assert not living or together.fits(home, living)
