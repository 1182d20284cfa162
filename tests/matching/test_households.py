"""Households: those grown are those that fit, and what they are worth adds up to the bound."""

from itertools import combinations
from time import monotonic

import numpy as np
import pytest

from matching.optimiser.blocks import PARTS, blocks_of
from matching.optimiser.face import could_be_enough
from matching.optimiser.fitting import Fitting
from matching.optimiser.growing import Asked, Wanted, Worth, grow
from matching.optimiser.levels import Levels, Status
from matching.optimiser.relaxation import own_best, priced, worth_at
from matching.optimiser.table import NO_HOME, table_of


@pytest.fixture
def tables(random_resolved):
    made = ((seed, table_of(random_resolved(seed))) for seed in range(200))
    return [(seed, table) for seed, table in made if table is not None]


def every_household(table):
    """List the households that fit, by asking the rules about every set of groups."""
    groups, homes = table.resolved.groups, table.resolved.homes
    found = set()
    for home in range(len(homes)):
        pairs = range(table.start[home], table.start[home + 1])
        for size in range(1, len(pairs) + 1):
            for some in combinations(pairs, size):
                living = [groups[table.group[pair]] for pair in some]
                if table.together.fits(homes[home], living):
                    found.add(some)
    return found


def a_worth(table, seed):
    r = np.random.default_rng(seed)
    pairs = r.integers(-3, 7, len(table.group))
    return Worth(pairs, r.integers(-3, 4, len(table.gains[0])))


def worth_by_hand(table, worth, household):
    groups = [int(table.group[pair]) for pair in household]
    together = sum(
        int(gain)
        for one, other, gain in zip(*table.gains[:2], worth.gains, strict=True)
        if one in groups and other in groups
    )
    return int(worth.pairs[list(household)].sum()) + together


def grown(table, asked, **given):
    found = grow(Fitting(table), np.arange(len(table.group)), asked, **given)
    members = [tuple(sorted(p for p in row if p >= 0)) for row in found.members.tolist()]
    return members, found.worth.tolist()


def test_those_worth_enough_are_all_grown_and_no_others(tables):
    several = 0
    for seed, table in tables:
        worth, other = a_worth(table, seed), a_worth(table, seed + 1000)
        least = np.full(len(table.homes), 2)
        members, worths = grown(table, [Asked(other, least - 4), Asked(worth, least)])
        wanted = {
            each
            for each in every_household(table)
            if worth_by_hand(table, worth, each) >= 2 and worth_by_hand(table, other, each) >= -2
        }
        assert len(members) == len(set(members))
        assert set(members) == wanted, seed
        assert worths == [worth_by_hand(table, worth, each) for each in members]
        several += any(len(each) > 1 for each in members)
    assert several > 20


def test_the_best_of_each_home_are_among_those_grown(tables):
    for seed, table in tables:
        worth = a_worth(table, seed)
        least = np.ones(len(table.homes), dtype=np.int64)
        members, worths = grown(table, [Asked(worth, least)], wanted=Wanted.BEST)
        best, found = {}, {}
        for each in every_household(table):
            home, value = table.home[each[0]], worth_by_hand(table, worth, each)
            best[home] = max(value, best.get(home, value))
        for each, value in zip(members, worths, strict=True):
            home = table.home[each[0]]
            found[home] = max(value, found.get(home, value))
        assert found == {home: value for home, value in best.items() if value >= 1}, seed


def test_no_household_is_worth_more_than_its_pairs_could_be(tables):
    for seed, table in tables:
        for block in blocks_of(table):
            groups = np.random.default_rng(seed).integers(0, 9, len(table.groups)) * PARTS
            none = np.zeros(len(table.homes), dtype=np.int64)
            prices = priced(table, block, groups, none)
            could = could_be_enough(table, prices, np.arange(len(table.group)))
            for each in every_household(table):
                value = worth_by_hand(table, worth_at(table, block, groups), each)
                assert (could[list(each)] >= value).all(), seed


def test_slack_of_an_answer_is_what_it_is_above_the_bound(tables):
    checked = 0
    for _, table in tables:
        levels = Levels(table, monotonic() + 60)
        run = levels.whole()
        if run.solve() is not Status.PROVED:
            continue
        for block, (_, prices) in zip(levels.blocks, run.trusted, strict=True):
            slack = prices.nowhere[run.chosen == NO_HOME].sum()
            lived = table.lived_in(run.chosen)
            for home in range(len(table.homes)):
                here = tuple(lived[table.home[lived] == home].tolist())
                slack += prices.most[home] - worth_by_hand(table, prices.worth, here)
            assert slack == prices.above(block.weigh(run.values))
            checked += 1
    assert checked > 100


def test_everyones_own_best_is_a_bound(tables):
    for _, table in tables:
        levels = Levels(table, monotonic() + 60)
        run = levels.whole()
        face, block = run.face.copy(), levels.blocks[0]
        if not block.gains.any() and run.solve() is Status.PROVED:
            assert own_best(table, face, block).least() <= block.weigh(run.values)


@pytest.mark.parametrize("most", [1, 3])
def test_growing_gives_up_where_sets_are_too_many(tables, most):
    table = next(each for _, each in tables if len(every_household(each)) > 8)
    none = np.full(len(table.homes), -100)
    fitting, pairs = Fitting(table), np.arange(len(table.group))
    worth = Worth(np.zeros(len(pairs), np.int64), np.zeros(len(table.gains[0]), np.int64))
    assert grow(fitting, pairs, [Asked(worth, none)], most=most) is None
