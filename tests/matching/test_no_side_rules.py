"""Where homes only count children, the assignment problem has the answer of the other engines."""

import random

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
