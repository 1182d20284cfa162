"""Both engines and the direct search, against every answer tried in turn."""

import random
from dataclasses import replace
from itertools import combinations, product
from time import process_time

import numpy as np
import pytest

from matching.optimiser.cp_sat import solve_many
from matching.optimiser.fitting import Fitting
from matching.optimiser.growing import Asked, Worth, grow
from matching.optimiser.just_as_good import could_also
from matching.optimiser.levels import prepared, solve_levels
from matching.optimiser.small import solve_few
from matching.optimiser.table import table_of
from matching.resolved import Group, Home, Resolved


def best_by_trying_everything(resolved: Resolved):
    """Give the least objective over every lawful assignment; None when there is none."""
    options = []
    for group in resolved.groups:
        here = [(h, c) for h, c in resolved.pairs[group.id].items()]
        if resolved.fallback[group.id] is not None:
            here.append((None, resolved.fallback[group.id]))
        here = [(h, c) for h, c in here if (group.id, h) not in resolved.bans]
        for locked, home in resolved.locks:
            if locked == group.id:
                here = [(h, c) for h, c in here if h == home]
        options.append(here)
    totals = [
        _total(resolved, [h for h, _ in chosen], [c for _, c in chosen])
        for chosen in product(*options)
        if is_lawful(resolved, [h for h, _ in chosen])
    ]
    return min(totals, default=None)


def _total(resolved, homes, costs):
    home_of = dict(zip((g.id for g in resolved.groups), homes, strict=True))
    vectors = list(costs)
    for a, b, c in resolved.prefer_together:
        if home_of[a] is None or home_of[a] != home_of[b]:
            vectors.append(c)
    return tuple(sum(v[i] for v in vectors) for i in range(len(resolved.levels)))


def is_lawful(resolved: Resolved, chosen) -> bool:
    """Check every hard rule of a resolved problem, written apart from the solvers."""
    return all(
        _home_is_lawful(
            resolved,
            home,
            [g for g, h in zip(resolved.groups, chosen, strict=True) if h == home.id],
        )
        for home in resolved.homes
    )


def _home_is_lawful(resolved, home, living):
    if not living:
        return True
    size = sum(g.size for g in living)
    ordinary = sum(g.size for g in living if not g.emergency)
    if size > home.places or (home.reserved and ordinary > home.places - home.reserved):
        return False
    if home.bedrooms is not None and _rooms(resolved, home, living) > home.bedrooms:
        return False
    if (
        home.limit is not None
        and size > home.limit
        and not any({g.id for g in living} <= over for over in home.over_limit)
    ):
        return False
    if len(living) > 1 and any(g.alone for g in living):
        return False
    apart = {frozenset(p) for p in resolved.apart}
    for a, b in combinations(living, 2):
        if frozenset((a.id, b.id)) in apart:
            return False
        for one, other in resolved.flag_apart:
            if (one in a.flags and other in b.flags) or (other in a.flags and one in b.flags):
                return False
    return True


def _rooms(resolved, home, living):
    rooms = sum(resolved.pair_bedrooms.get((g.id, home.id), g.bedrooms) for g in living)
    ids = {g.id for g in living}
    edges = [p for p in resolved.sharing if set(p) <= ids]
    most = 0
    for n in range(len(edges), 0, -1):
        if any(len({x for p in some for x in p}) == 2 * n for some in combinations(edges, n)):
            most = n
            break
    return rooms - most


SEEDS = range(500)


def solve_a_level_at_a_time(resolved, **given):
    """Solve with no two levels put together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matching.optimiser.blocks.MOST_WEIGHT", 1)
        return solve_levels(resolved, **given)


def solve_by_pairs(resolved, **given):
    """Solve with what is not whole settled over pairs, as where households are too many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matching.optimiser.settle.MOST_A_GROUP", -1)
        patch.setattr("matching.optimiser.settle.FEW_A_GROUP", -1)
        return solve_levels(resolved, **given)


def solve_as_if_many(resolved, **given):
    """Solve with prices led up before the first solve, and never all sets looked at first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matching.optimiser.relaxation.MANY_GROUPS", 0)
        patch.setattr("matching.optimiser.relaxation.MANY_SETS", 0)
        return solve_levels(resolved, **given)


SOLVERS = [
    *(solve_few, solve_levels, solve_a_level_at_a_time, solve_by_pairs, solve_as_if_many),
    solve_many,
]


def agrees(solved, resolved, best):
    if best is None:
        return solved.status == "infeasible"
    chosen = [solved.assignment[g.id] for g in resolved.groups]
    return (
        solved.status == "optimal"
        and solved.objective == solved.bound == best
        and is_lawful(resolved, chosen)
    )


@pytest.mark.parametrize("solver", SOLVERS)
def test_the_optimum_is_what_trying_everything_finds(solver, random_resolved):
    wrong = []
    for seed in SEEDS:
        resolved = random_resolved(seed)
        if not agrees(solver(resolved), resolved, best_by_trying_everything(resolved)):
            wrong.append(seed)
    assert wrong == []


def test_the_cheapest_pairs_of_each_group_are_those_that_sorting_finds(random_resolved):
    for seed in range(80):
        table = table_of(random_resolved(seed))
        if table is None:
            continue
        some = np.flatnonzero(np.arange(len(table.group)) % 3 > 0)
        cost = table.costs[:, -1]
        ranked = [
            sorted((cost[p], p) for p in some if table.group[p] == g)
            for g in range(len(table.groups))
        ]
        for rank, found in enumerate(table.cheapest(some, cost, 3)):
            assert found.tolist() == [each[rank][1] for each in ranked if len(each) > rank]


def test_far_too_many_households_are_not_listed_but_said_to_be_too_many():
    groups = tuple(Group(f"g{i:03}") for i in range(120))
    homes = tuple(Home(f"h{i:02}", 5) for i in range(40))
    pairs = {g.id: {h.id: (0,) for h in homes} for g in groups}
    table = table_of(Resolved(("cost",), groups, homes, pairs, {g.id: (1,) for g in groups}))
    nothing = Worth(np.zeros(len(table.group), np.int64), np.zeros(0, np.int64))
    asked = [Asked(nothing, np.zeros(len(homes), np.int64))]
    every = np.arange(len(table.group))
    began = process_time()
    assert grow(Fitting(table), every, asked, most=5_000) is None
    assert process_time() - began < 1


def test_a_resolved_problem_is_the_same_after_writing_and_reading_in_another_order(
    random_resolved,
):
    for seed in range(40):
        resolved = random_resolved(seed)
        written = resolved.to_json()
        for name in ("groups", "homes", "pairs", "prefer_together"):
            written.get(name, []).reverse()
        read = Resolved.from_json(written)
        assert solve_few(read) == solve_few(resolved)
        assert solve_levels(read) == solve_levels(resolved)


def test_homes_as_good_are_those_that_can_be_locked_without_loss(random_resolved):
    checked = 0
    for seed in range(60):
        resolved = random_resolved(seed)
        levels = prepared(resolved)
        if levels is None:
            continue
        run = levels.whole()
        solved = run.solved(run.solve())
        if solved.status != "optimal":
            continue
        also_at = could_also(run)
        for group in resolved.groups:
            also = also_at[group.id]
            for home in resolved.choices(group.id):
                if home == solved.assignment[group.id]:
                    continue
                locked = replace(resolved, locks=(*resolved.locks, (group.id, home)))
                again = solve_few(locked)
                as_good = again.status == "optimal" and again.objective == solved.objective
                assert (home in also) == as_good, (seed, group.id, home)
                checked += 1
    assert checked > 50


def test_costs_beyond_64_bits_are_solved_in_turn():
    groups = tuple(Group(f"g{i}") for i in range(3))
    homes = tuple(Home(f"h{i}", 1) for i in range(3))
    r = random.Random(5)
    pairs = {
        g.id: {h.id: tuple(r.randint(0, 10**6) for _ in range(9)) for h in homes} for g in groups
    }
    resolved = Resolved(tuple("abcdefghi"), groups, homes, pairs, {g.id: None for g in groups})
    best = best_by_trying_everything(resolved)
    for solver in SOLVERS:
        assert solver(resolved).objective == best


def test_nobody_to_place_and_nowhere_to_go_are_answered():
    nobody = Resolved(("cost",), (), (Home("h", 0),), {})
    nowhere = Resolved(("cost",), (Group("å b"),), (), {}, {"å b": (1,)})
    for solver in SOLVERS:
        assert solver(nobody).status == "optimal"
        assert solver(nowhere).assignment == {"å b": None}


def test_the_direct_search_gives_up_rather_than_run_on():
    groups = tuple(Group(f"g{i}") for i in range(8))
    homes = tuple(Home(f"h{i}", 1) for i in range(8))
    r = random.Random(1)
    pairs = {g.id: {h.id: (r.randint(0, 5),) for h in homes} for g in groups}
    resolved = Resolved(("cost",), groups, homes, pairs, {g.id: (100,) for g in groups})
    assert solve_few(resolved, most_steps=10) is None
    assert solve_few(resolved).objective == solve_levels(resolved).objective


def test_more_kinds_of_flags_than_bits_still_keep_groups_apart():
    kinds = [(f"a{i:02}", f"b{i:02}") for i in range(40)]
    groups = tuple(Group(f"g{i}", flags=(kinds[i // 2][i % 2],)) for i in range(10))
    homes = tuple(Home(f"h{i}", 2) for i in range(6))
    r = random.Random(3)
    pairs = {g.id: {h.id: (r.randint(0, 5),) for h in homes} for g in groups}
    resolved = Resolved(
        ("cost",), groups, homes, pairs, {g.id: (20,) for g in groups}, flag_apart=tuple(kinds)
    )
    first, second = solve_levels(resolved), solve_many(resolved)
    assert first.objective == second.objective
    for even, odd in zip(groups[::2], groups[1::2], strict=True):
        home = first.assignment[even.id]
        assert home is None or home != first.assignment[odd.id]
