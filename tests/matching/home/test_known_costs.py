"""A weekly cost nobody knows never makes a home the cheaper one."""

from dataclasses import replace

import pytest

from matching.files.problem_file import problem_from
from matching.files.problem_json import problem_to_json
from matching.home.fit import fit
from matching.home.known_costs import known_costs
from matching.match import match
from matching.needs import Domain
from matching.one_child.explain import compromises
from matching.places import PlaceType
from matching.preferences.cost import cost
from matching.problem import Problem
from matching.resolving.costs import wanting_of
from matching.tiers import Tier
from matching.value import values


def counted(problem, place_id):
    child = problem.children[0]
    place = problem.place_by_id[place_id]
    return cost(wanting_of(child, problem), place, fit(child.needs, place, 3))


def test_a_home_of_unknown_cost_does_not_beat_a_priced_one(made_up):
    child = made_up.child("c")
    priced = made_up.place("priced", weekly_cost_pence=70_000)
    dear = made_up.place("dear", weekly_cost_pence=90_000)
    unknown = made_up.place("not priced", weekly_cost_pence=None)
    [found] = match(made_up.problem([child], [priced, dear, unknown])).matches
    assert found.place == "priced"


def test_an_unknown_cost_counts_as_the_dearest_known_of_its_tier(made_up):
    places = [
        made_up.place("a", weekly_cost_pence=70_000),
        made_up.place("b", weekly_cost_pence=90_000),
        made_up.place("not priced", weekly_cost_pence=None),
        made_up.place("home", PlaceType.RESIDENTIAL, capacity=3, weekly_cost_pence=700_000),
    ]
    problem = made_up.problem([made_up.child("c")], places)
    assert counted(problem, "a") == 700
    assert counted(problem, "not priced") == 900


def test_where_none_of_its_tier_is_known_it_counts_as_the_dearest_of_all(made_up):
    places = [
        made_up.place("not priced", weekly_cost_pence=None),
        made_up.place("home", PlaceType.RESIDENTIAL, capacity=3, weekly_cost_pence=700_000),
    ]
    assert counted(made_up.problem([made_up.child("c")], places), "not priced") == 7_000


def test_where_no_cost_is_known_all_homes_count_alike_and_it_is_said(made_up):
    child = made_up.child("c")
    places = [made_up.place(name, weekly_cost_pence=None) for name in ("a", "b")]
    problem = made_up.problem([child], places)
    assert counted(problem, "a") == counted(problem, "b") == 0
    assert "The weekly cost is not known, nor that of any other home" in said(problem, "a")


def test_a_package_of_unknown_cost_counts_as_the_dearest_known_package(made_up):
    needs = made_up.child("c").needs
    child = made_up.child("c", needs=replace(needs, ratings={**needs.ratings, Domain.BEH: 3}))
    support = {"with_support": {Domain.BEH: 3}, "weekly_cost_pence": 70_000}
    problem = made_up.problem(
        [child],
        [
            made_up.place("known", **support, support_cost_pence=20_000),
            made_up.place("not known", **support),
        ],
    )
    assert counted(problem, "known") == counted(problem, "not known") == 900


def test_what_it_is_counted_as_stands_among_the_compromises(made_up):
    problem = made_up.problem(
        [made_up.child("c")],
        [
            made_up.place("a", weekly_cost_pence=103_500),
            made_up.place("not priced", weekly_cost_pence=None),
        ],
    )
    assert "The weekly cost is not known; it is counted as £1,035" in said(problem, "not priced")
    assert not any("cost" in each for each in said(problem, "a"))


def said(problem, place_id):
    child = problem.children[0]
    place = problem.place_by_id[place_id]
    found = fit(child.needs, place)
    return tuple(compromises(wanting_of(child, problem), place, found, (), problem))


def test_a_home_that_is_only_thought_of_does_not_change_what_others_count(made_up):
    child = made_up.child("c", wishes=("not priced",))
    there = made_up.problem(
        [child],
        [
            made_up.place("a", weekly_cost_pence=70_000),
            made_up.place("not priced", weekly_cost_pence=None),
        ],
    )
    thought_of = made_up.place("new", weekly_cost_pence=200_000, youngest=16)
    given = replace(
        made_up.problem([child], [*there.places, thought_of]), known_costs=there.known_costs
    )
    assert given.known_costs.homes == {Tier.FOS2: 70_000}
    [worth] = values(there, given).candidates
    assert not any(each.change for each in worth.objectives)


def test_a_problem_file_warns_of_it_without_calling_it_nought(made_up):
    problem = made_up.problem(
        [made_up.child("c")],
        [made_up.place("a"), made_up.place("not priced", weekly_cost_pence=None)],
    )
    read: Problem = problem_from(problem_to_json(problem))
    [warning] = [each for each in read.warnings if "weekly cost" in each]
    assert warning == (
        "Place not priced: the weekly cost is not known; it counts as the dearest known one of its "
        "tier, or of all."
    )


@pytest.mark.parametrize("seed", range(5))
def test_where_every_cost_is_known_nothing_stands_in_for_one(made_up, seed):
    problem = made_up.random_problem(seed)
    known = known_costs(problem.places)
    for place in problem.places:
        if place.weekly_cost_pence is not None:
            assert known.of_home(place) == place.weekly_cost_pence
