"""A problem file at the door: everything wrong at once, in words; what is odd, as warnings."""

import copy
import json
from pathlib import Path

import pytest

from matching.files.problem_file import problem_from, problem_hash, problem_to_json, read_problem
from matching.problem import ProblemIsWrong

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "appendix_b.json"


@pytest.fixture
def read():
    return json.loads(EXAMPLE.read_text(encoding="utf-8"))


def findings(read):
    with pytest.raises(ProblemIsWrong) as wrong:
        problem_from(read)
    return wrong.value.findings


def test_every_problem_is_listed_at_once_with_whose_it_is_and_what_to_do(read):
    read["children"][0]["date_of_birth"] = "31/02/2013"
    read["children"][1]["needs"]["EMO"] = 7
    del read["places"][0]["capacity"]
    read["places"][1]["type"] = "castle"
    found = findings(read)
    assert len(found) == 4
    assert "Child c1: date_of_birth" in found[0]
    assert "2026-11-20" in found[0]
    assert "Child c2: needs EMO is 7" in found[1]
    assert found[2] == "Place Q: capacity is missing. Add it."
    assert "Place fos1: type" in found[3]


def test_residents_and_current_places_must_agree(read):
    read["places"][0]["residents"] = ["c9"]
    read["children"][0].update(status="settled", current_place="fos2")
    found = findings(read)
    assert "resident c9 is not among the children" in found[0]
    assert "whose residents do not list them" in found[1]


def test_a_child_who_may_stay_lives_somewhere_that_is_listed(read):
    read["children"][0].update(status="temporary")
    read["children"][1].update(status="settled", current_place="elsewhere")
    found = findings(read)
    assert any("current_place is empty" in each for each in found)
    assert any("elsewhere, which is not among the places" in each for each in found)


def test_ids_are_given_once(read):
    read["children"].append(copy.deepcopy(read["children"][0]))
    assert "two of child c1" in findings(read)[0]


def test_fields_we_do_not_know_are_warned_of(read):
    read["children"][0]["favourite_food"] = "pizza"
    assert any("favourite_food" in each for each in problem_from(read).warnings)


def test_the_same_problem_in_another_order_has_the_same_hash(read):
    one = problem_hash(problem_from(read))
    for name in ("children", "places", "minutes"):
        read[name].reverse()
    assert problem_hash(problem_from(read)) == one
    read["children"][0]["needs"]["EMO"] = 0
    assert problem_hash(problem_from(read)) != one


def test_a_problem_written_and_read_again_is_the_same():
    problem = read_problem(EXAMPLE)
    assert problem_from(json.loads(json.dumps(problem_to_json(problem)))) == problem


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "null", '{"children": 3}'])
def test_a_file_that_is_not_a_problem_is_refused_in_words(tmp_path, text):
    path = tmp_path / "problem.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemIsWrong) as wrong:
        read_problem(path)
    assert all(each.endswith(".") for each in wrong.value.findings)


def test_the_panel_may_reorder_objectives_and_a_wrong_name_is_named(read):
    read["policy"]["order"] = ["unplaced", "cost"]
    assert problem_from(read).policy.order[:3] == ("unplaced", "cost", "off_island")
    read["policy"]["order"] = ["price"]
    assert "no objective called price" in findings(read)[0]


def test_a_child_born_after_the_day_of_the_problem_is_a_mistake_and_not_a_child_nobody_takes(read):
    read["children"][0]["date_of_birth"] = "2030-01-01"
    (found,) = findings(read)
    assert "Child c1: date_of_birth 2030-01-01 is after the day of the problem" in found


def test_a_figure_too_large_for_any_solver_is_refused_by_place_and_field(read):
    read["places"][0]["weekly_cost"] = 10**25
    read["places"][1]["support_cost"] = "1e5000"
    read["minutes"][0][2] = 10**25
    found = findings(read)
    assert [each.split(" is ")[0] for each in found] == [
        "Place Q: weekly_cost",
        "Place fos1: support_cost",
        "The problem: minutes 0 2",
    ]


def test_a_value_of_the_wrong_kind_is_said_in_words_for_people(read):
    read["children"][0]["not_with"] = "c9"
    read["children"][1]["needs"] = []
    read["places"][0]["capacity"] = 1.5
    assert findings(read) == (
        'Child c1: not_with is "c9": it should be a list, in square brackets.',
        "Child c2: needs is []: it should be names with their values, in braces.",
        "Place Q: capacity is 1.5: it should be a whole number.",
    )


def test_a_flag_for_brothers_and_sisters_without_a_plan_is_said_to_count_for_nothing(read):
    read["children"][0] |= {"flags": ["siblings_together"], "sibling_plan": None}
    assert any("siblings_together counts for nothing" in w for w in problem_from(read).warnings)
    read["children"][0]["sibling_plan"] = "together"
    assert not any("siblings_together" in w for w in problem_from(read).warnings)
