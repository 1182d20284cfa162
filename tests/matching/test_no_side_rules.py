"""Where homes only count children, the assignment problem has the answer of the other engines."""

import random
from dataclasses import replace
from itertools import product

from matching.optimiser.cp_sat import solve_many
from matching.optimiser.levels import solve_levels
from matching.optimiser.no_side_rules import solve_without_side_rules
from matching.resolved import Group, Home, Resolved


def plain(seed: int, children: int, levels: int = 3, most: int = 3) -> Resolved:
    r = random.Random(seed)
    groups = tuple(Group(f"g {i}") for i in range(children))
    homes = tuple(Home(f"é{i}", r.randint(0, 3), r.choice([None, 2])) for i in range(children))

    def costs() -> tuple[int, ...]:
        return tuple(r.randint(-1, most) for _ in range(levels))

    return Resolved(
        tuple(f"level {i}" for i in range(levels)),
        groups,
        homes,
        {g.id: {h.id: costs() for h in homes if r.random() < 0.4} for g in groups},
        {g.id: None if r.random() < 0.15 else costs() for g in groups},
        bans=(("g 0", "é0"),),
        locks=(("g 1", "é1"),) if seed % 5 == 0 and children > 1 else (),
    )


def scarce(seed: int, nowhere: float, at_most: int = 4) -> Resolved:
    """Make five groups who compete; costs are often equal, and each level is a block of its own."""
    r = random.Random(seed)
    groups = tuple(Group(f"g {i}") for i in range(5))
    homes = tuple(Home(f"h {i}", r.randint(0, 2)) for i in range(r.randint(0, at_most)))

    levels = r.randint(1, 4)

    def costs() -> tuple[int, ...]:
        return tuple(r.randint(0, 1) * 10**12 for _ in range(levels))

    return Resolved(
        tuple(f"level {i}" for i in range(levels)),
        groups,
        homes,
        {g.id: {h.id: costs() for h in homes if r.random() < 0.8} for g in groups},
        {g.id: costs() if r.random() < nowhere else None for g in groups},
    )


def least_of_every_answer(resolved: Resolved) -> tuple[int, ...] | None:
    """Try every answer one by one; None where none is possible."""
    room = {home.id: home.places for home in resolved.homes}
    options = [list(resolved.choices(group.id).items()) for group in resolved.groups]
    least = None
    for answer in product(*options):
        homes = [home for home, _ in answer]
        if all(homes.count(home) <= places for home, places in room.items()):
            total = tuple(map(sum, zip(*(costs for _, costs in answer), strict=True)))
            least = total if least is None else min(least, total)
    return least


def agrees_with_every_answer(resolved: Resolved) -> bool:
    found, least = solve_without_side_rules(resolved), least_of_every_answer(resolved)
    assert found is not None
    if least is None:
        return found.status == "infeasible"
    return (found.status, found.objective) == ("optimal", least)


def test_the_answer_is_that_of_the_other_engines():
    possible = 0
    for seed in range(150):
        resolved = plain(seed, seed % 9)
        found, wanted = solve_without_side_rules(resolved), solve_levels(resolved)
        assert found is not None
        assert (found.status, found.objective) == (wanted.status, wanted.objective), seed
        possible += found.status == "optimal"
    assert possible > 60


def test_levels_too_many_for_one_number_are_taken_in_turn():
    for seed in range(5):
        resolved = plain(seed, 12, levels=9, most=10**6)
        found, wanted = solve_without_side_rules(resolved), solve_many(resolved)
        assert found is not None
        assert (found.status, found.objective) == (wanted.status, wanted.objective), seed


def test_problems_with_side_rules_are_left_to_the_others():
    resolved = plain(1, 4)
    groups = (Group("g 0", size=2), *resolved.groups[1:])
    assert solve_without_side_rules(Resolved(("a",), groups, (), {}, {})) is None


def test_groups_that_must_have_a_home_have_one_or_nothing_is_possible():
    for nowhere in (0.0, 0.5):
        answers = [least_of_every_answer(scarce(seed, nowhere)) for seed in range(60)]
        assert any(least is None for least in answers)
        assert any(least is not None for least in answers)
        assert all(agrees_with_every_answer(scarce(seed, nowhere)) for seed in range(60))


def test_with_fewer_places_than_groups_those_without_are_the_ones_it_costs_least():
    for seed in range(60):
        assert agrees_with_every_answer(scarce(seed, nowhere=1.0, at_most=2)), seed


def test_answers_that_are_equal_on_one_block_are_told_apart_by_the_next():
    for seed in range(120):
        assert agrees_with_every_answer(scarce(seed, nowhere=0.9)), seed


def test_the_order_in_which_pairs_are_written_does_not_change_who_lives_where():
    for seed in range(20):
        resolved = plain(seed, 8, most=1)
        turned = {g: dict(reversed(homes.items())) for g, homes in resolved.pairs.items()}
        assert solve_without_side_rules(replace(resolved, pairs=turned)) == (
            solve_without_side_rules(resolved)
        )
