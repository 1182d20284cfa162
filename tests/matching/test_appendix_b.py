"""The worked example of the domain reference, read from its file."""

import json
from pathlib import Path

import pytest

from matching.files.problem_file import problem_from, read_problem
from matching.match import match
from matching.options import options
from matching.problem import Problem

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "appendix_b.json"


@pytest.fixture(scope="module")
def problem() -> Problem:
    return read_problem(EXAMPLE)


@pytest.fixture(scope="module")
def safety_not_known() -> Problem:
    read = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    read["children"][0]["needs"]["SAF"] = "NK"
    return problem_from(read)


def test_the_child_of_13_is_level_c_because_of_behaviour(problem):
    found = options(problem, "c1")
    assert (found.age, found.level, found.level_because) == (13, "C", "C because BEH = 3")


def test_intensive_fostering_is_preferred_and_the_other_tiers_stand_as_in_the_example(problem):
    found = options(problem, "c1")
    stands = {tier.tier: tier for tier in found.tiers}
    assert found.preferred_tier == "FOS3"
    assert stands["FOS1"].suitability == "not_suitable"
    assert stands["FOS1"].exceeds == ("EMO", "BEH", "REL", "SAF")
    assert stands["FOS2"].suitability == "with_support"
    assert stands["FOS2"].exceeds == ("BEH",)
    for tier in ("FOS3", "HOM1", "HOM2"):
        assert stands[tier].suitability == "suitable"


def test_the_options_are_the_intensive_carer_then_homes_with_the_package_named(problem):
    found = options(problem, "c1")
    assert [option.place for option in found.options] == ["fos3", "hom1", "hom2", "fos2"]
    assert found.by_community[0] == "fos2"
    with_support = next(option for option in found.options if option.place == "fos2")
    assert with_support.package is not None
    assert with_support.package.described == "weekly consultation and respite"
    assert with_support.package.weekly_cost == 180
    assert with_support.package.levels == ("BEH to 3",)


def test_household_q_is_excluded_by_age_and_would_open_with_varied_terms(problem):
    excluded = {each.place: each for each in options(problem, "c1").excluded}
    assert set(excluded) == {"Q", "fos1"}
    assert excluded["Q"].rule == "F2"
    assert excluded["Q"].reason == "Q is approved for ages 5 to 12; child c1 is 13"
    assert excluded["Q"].nearest_change == "vary terms to 13"
    assert excluded["fos1"].rule == "NEED"


def test_the_younger_two_at_q_and_the_eldest_elsewhere_is_listed_with_its_impact(problem):
    split = next(
        partition
        for partition in options(problem, "c1").partitions
        if [part.children for part in partition.parts] == [("c1",), ("c2", "c3")]
    )
    assert split.possible
    assert "Q" in split.parts[1].homes
    assert split.pairs_apart == 2
    assert "2 of 3 pairs would live apart" in split.impact


def test_everyone_is_matched_and_it_is_proved_best(problem):
    answer = match(problem)
    assert answer.status == "optimal"
    assert {m.child: m.place for m in answer.matches} == {"c1": "fos3", "c2": "Q", "c3": "Q"}
    eldest = next(m for m in answer.matches if m.child == "c1")
    assert (eldest.suitability, eldest.level, eldest.preferred_tier) == ("suitable", "C", "FOS3")
    assert all(objective.proved for objective in answer.objectives)
    assert answer.unplaced == ()


def test_not_known_safety_is_a_range_and_a_task(safety_not_known):
    found = options(safety_not_known, "c1")
    assert found.level_because == "C to D, provisional: SAF not known"
    assert found.provisional
    assert any("Assess SAF" in task for task in found.tasks)
    assert any("Assess SAF" in task for option in found.options for task in option.tasks)
    eldest = next(m for m in match(safety_not_known).matches if m.child == "c1")
    assert eldest.level == "C to D"


def test_a_package_for_behaviour_says_nothing_of_safety_that_is_not_known(safety_not_known):
    found = options(safety_not_known, "c1")
    assert "fos2" not in [option.place for option in found.options]
    excluded = {each.place: each for each in found.excluded}
    assert excluded["fos2"].rule == "NEED"
    assert excluded["fos2"].nearest_change == "assess SAF first: this may then be an option"


def test_a_package_that_covers_what_is_not_known_makes_a_home_an_option_with_the_task():
    read = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    read["children"][0]["needs"]["SAF"] = "NK"
    fos2 = next(place for place in read["places"] if place["id"] == "fos2")
    fos2["with_support"]["SAF"] = 3
    option = next(o for o in options(problem_from(read), "c1").options if o.place == "fos2")
    assert option.suitability == "with_support"
    assert any("Assess SAF" in task and "first" in task for task in option.tasks)
