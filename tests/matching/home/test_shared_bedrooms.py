"""Bedrooms that newcomers share with a settled brother or sister."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.children import Child, ChildStatus, SiblingPlan
from matching.match import match
from matching.needs import Needs
from matching.optimiser.best import best
from matching.optimiser.one_home import Together
from matching.places import Place, PlaceType
from matching.problem import Problem
from matching.resolving.resolve import resolve
from matching.rules.bedrooms import rooms_needed

DAY = date(2026, 11, 20)


def sibling(name, born, sex, **facts):
    return Child(
        name,
        born=date(born, 1, 1),
        sex=sex,
        needs=Needs(dict.fromkeys(Domain, 0)),
        siblings="s1",
        sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE,
        **facts,
    )


def place(name, **facts):
    return Place(
        name,
        PlaceType.FOSTER,
        capability=dict.fromkeys(INTENSITY, 2),
        weekly_cost_pence=70_000,
        **facts,
    )


def homes(children, *places):
    answer = match(Problem(DAY, tuple(children), places))
    assert answer.status == "optimal"
    return {each.child: each.place for each in answer.matches}


def test_a_brother_shares_with_the_settled_one_while_a_sister_has_her_own_room():
    settled = sibling("c0", 2016, "M", status=ChildStatus.SETTLED, current_place="h2")
    family = [settled, sibling("c1", 2010, "M"), sibling("c2", 2014, "F")]
    found = homes(family, place("h0", capacity=2, bedrooms=2), place("h2", capacity=3, bedrooms=2))
    assert found == {"c1": "h2", "c2": "h2"}


def test_a_child_who_shares_with_a_settled_brother_may_stay_when_a_sister_waits():
    settled = sibling("c2", 2022, "M", status=ChildStatus.SETTLED, current_place="h3")
    stays = sibling("c1", 2021, "F", status=ChildStatus.TEMPORARY, current_place="h3")
    waits = sibling("c0", 2009, "F")
    full = place("h3", capacity=2, bedrooms=1, oldest=10)
    assert homes([waits, stays, settled], full) == {"c1": "h3"}


def test_two_sisters_do_not_both_count_on_the_same_bed():
    settled = sibling("c1", 2012, "F", status=ChildStatus.SETTLED, current_place="h0")
    family = [sibling("c0", 2013, "F"), settled, sibling("c2", 2009, "F")]
    one_room = place("h0", capacity=2, bedrooms=1)
    assert len(homes(family, one_room)) == 1
    assert len(homes(family, place("h0", capacity=3, bedrooms=2))) == 2


def test_a_brother_may_stay_where_a_sister_could_come_and_share_with_him_instead():
    settled = sibling("c1", 2021, "F", status=ChildStatus.SETTLED, current_place="h0")
    shares = sibling("c2", 2023, "M", status=ChildStatus.TEMPORARY, current_place="h0")
    elsewhere = sibling("c3", 2019, "F", status=ChildStatus.TEMPORARY, current_place="h1")
    places = place("h0", capacity=3, bedrooms=1), place("h1", capacity=2, bedrooms=1)
    assert homes([settled, shares, elsewhere], *places) == {"c2": "h0", "c3": "h1"}


def test_four_sisters_in_two_bedrooms_may_all_stay_and_nobody_else_comes():
    stay = {"status": ChildStatus.TEMPORARY, "current_place": "h0"}
    settled = sibling("c1", 2021, "F", status=ChildStatus.SETTLED, current_place="h0")
    sisters = [settled, *(sibling(f"c{i}", 2012 + i, "F", **stay) for i in (2, 3, 4))]
    newcomer = replace(sibling("c0", 2012, "F"), siblings=None, sibling_plan=None)
    home = place("h0", capacity=5, bedrooms=2)
    answer = match(Problem(DAY, (newcomer, *sisters), (home,)))
    assert {each.child: each.place for each in answer.matches} == {
        "c2": "h0",
        "c3": "h0",
        "c4": "h0",
    }
    (why,) = answer.unplaced[0].excluded
    assert (why.rule, why.nearest_change) == ("F7", "free one more bedroom")


def test_three_who_live_in_two_bedrooms_stay_and_a_newcomer_reads_of_bedrooms():
    waits = replace(sibling("c0", 2014, "F"), siblings=None, sibling_plan=None)
    settled = replace(waits, status=ChildStatus.SETTLED, current_place="h0")
    stays = replace(settled, id="c3", status=ChildStatus.TEMPORARY)
    live_there = replace(settled, id="c1"), replace(settled, id="c2"), stays
    home = replace(place("h0", capacity=4, bedrooms=2), type=PlaceType.RESIDENTIAL)
    answer = match(Problem(DAY, (waits, *live_there), (home,)))
    assert [each.child for each in answer.matches] == ["c3"]
    (why,) = answer.unplaced[0].excluded
    assert (why.rule, why.reason) == ("F7", "h0 has 2 bedrooms and would need 4")


def test_where_very_many_of_one_family_live_in_one_home_all_may_stay():
    stay = {"status": ChildStatus.TEMPORARY, "current_place": "h0"}
    family = [sibling(f"c{i:02}", 2010 + i % 8, "F", **stay) for i in range(14)]
    waits = sibling("c99", 2014, "F")
    found = homes([*family, waits], place("h0", capacity=16, bedrooms=7))
    assert found == dict.fromkeys((child.id for child in family), "h0")


@pytest.mark.parametrize("seed", range(0, 600, 20))
def test_nobody_is_moved_out_for_bedrooms_and_nobody_comes_without_one(seed):
    for each in range(seed, seed + 20):
        problem = large_families(each)
        resolved = resolve(problem)
        must_stay = {g.id: None for g in resolved.groups if problem.child_by_id[g.id].may_stay}
        asked = replace(resolved, fallback={**resolved.fallback, **must_stay})
        assert best(asked).status == "optimal"
        for home in resolved.homes:
            for group in combinations_with_newcomers(problem, resolved, home):
                living = (*problem.staying_in(home.id), *group)
                bedrooms = problem.place_by_id[home.id].bedrooms
                assert rooms_needed(living, DAY, problem.policy) <= bedrooms


def large_families(seed):
    """Give a problem of one or two families in two homes, with few bedrooms."""
    r = random.Random(seed)
    settled, temporary = ChildStatus.SETTLED, ChildStatus.TEMPORARY
    places = [place(f"h{i}", capacity=r.randint(1, 5), bedrooms=r.randint(1, 3)) for i in range(2)]
    children = []
    for i in range(r.randint(2, 7)):
        status = r.choice([settled, settled, temporary, temporary, ChildStatus.WAITING])
        family = r.choice([None, "s1", "s1", "s2"])
        child = replace(
            sibling(f"c{i}", 2015, r.choice("FM"), status=status),
            born=DAY - timedelta(days=r.randint(0, 6500)),
            siblings=family,
            sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE if family else None,
            current_place=None if status is ChildStatus.WAITING else r.choice(["h0", "h0", "h1"]),
        )
        children.append(child)
    return Problem(DAY, tuple(children), tuple(places))


def combinations_with_newcomers(problem, resolved, home):
    """List who may live in a home together by the count, somebody who comes among them."""
    together = Together.of(resolved)
    able = [group for group in resolved.groups if home.id in resolved.pairs[group.id]]
    for size in range(1, len(able) + 1):
        for groups in combinations(able, size):
            children = [problem.child_by_id[group.id] for group in groups]
            if any(c.lives_here != home.id for c in children) and together.fits(home, groups):
                yield children
