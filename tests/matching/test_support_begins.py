"""A support package that begins later: a home rests on it from its first day, and not before."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from matching.child.codification import Domain
from matching.children import ChildStatus
from matching.files.problem_file import problem_from, problem_to_json
from matching.match import match
from matching.needs import Needs
from matching.options import options

APPENDIX = Path("docs/examples/appendix_b.json")
HIGH = Needs(dict.fromkeys(Domain, 1) | {Domain("BEH"): 3})
SUPPORT = {"with_support": {Domain("BEH"): 3}, "support_cost_pence": 20_000}


def with_support(made_up, days, **facts):
    """Give a home whose package begins so many days from today."""
    begins = made_up.day + timedelta(days=days)
    return made_up.place("h1", support_from=begins, **SUPPORT, **facts)


def test_before_its_package_begins_a_home_is_no_option_and_says_when_it_will_be(made_up):
    problem = made_up.problem([made_up.child("c1", needs=HIGH)], [with_support(made_up, 10)])
    found = options(problem, "c1")
    (why,) = found.excluded
    assert found.options == ()
    assert (why.rule, why.reason) == (
        "NEED",
        "h1 meets child c1's needs only with its support package, which begins on 2026-11-30",
    )
    assert why.nearest_change == "wait until 2026-11-30, or begin the package sooner"
    assert [(each.place, each.days) for each in found.two_steps] == [("h1", 10)]
    opened = [each.changes[0].kind for each in found.smallest_changes.opens]
    assert opened == ["wait", "begin_support"]
    (unplaced,) = match(problem).unplaced
    assert unplaced.excluded[0].nearest_change == why.nearest_change


@pytest.mark.parametrize("days", [0, -30])
def test_from_its_first_day_on_a_package_counts_and_its_day_is_shown(days, made_up):
    problem = made_up.problem([made_up.child("c1", needs=HIGH)], [with_support(made_up, days)])
    (option,) = options(problem, "c1").options
    assert option.suitability == "with_support"
    assert option.package.begins == made_up.day + timedelta(days=days)


def test_who_lives_there_stays_and_the_task_says_when_the_package_begins(made_up):
    stays = {"status": ChildStatus.TEMPORARY, "current_place": "h1"}
    problem = made_up.problem(
        [made_up.child("c1", needs=HIGH, **stays)], [with_support(made_up, 10)]
    )
    (one,) = match(problem).matches
    assert one.place == "h1"
    assert any("it begins on 2026-11-30" in task for task in one.tasks)


def test_a_home_that_does_without_a_package_does_not_wait_for_it(made_up):
    problem = made_up.problem([made_up.child("c1")], [with_support(made_up, 10)])
    (option,) = options(problem, "c1").options
    assert option.suitability == "suitable"


def test_the_day_stands_in_the_file_only_where_it_is_recorded():
    read = json.loads(APPENDIX.read_text(encoding="utf-8"))
    assert "support_from" not in str(problem_to_json(problem_from(read)))
    read["places"][0] |= {"with_support": {}, "support_from": "2026-12-01"}
    problem = problem_from(read)
    (place,) = (p for p in problem_to_json(problem)["places"] if p["id"] == read["places"][0]["id"])
    assert place["support_from"] == "2026-12-01"
    assert any("when a support package begins" in each for each in problem.warnings)
