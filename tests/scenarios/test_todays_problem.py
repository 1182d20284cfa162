"""Today's problem is the baseline's own children and homes, and its file gives the same one."""

import json
from dataclasses import replace

import pytest

from matching.files.problem_file import problem_hash, problem_to_json, read_problem
from matching.policy import Jurisdiction
from scenarios.todays_problem import todays_problem


@pytest.fixture(scope="module")
def problem(made_up):
    return todays_problem(made_up)


def test_it_is_of_the_day_of_the_data_with_every_child_and_home(made_up, problem):
    assert problem.date == made_up.as_of
    assert {child.id for child in problem.children} == {child.id for child in made_up.children}
    assert {place.id for place in problem.places} == {place.id for place in made_up.places}
    assert len(problem.minutes) == len(made_up.minutes)


def test_its_file_gives_the_same_problem(problem, tmp_path):
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(problem_to_json(problem)), encoding="utf-8")
    assert problem_hash(read_problem(file)) == problem_hash(problem)


def test_the_law_that_holds_is_the_one_the_authority_names(made_up):
    english = replace(made_up, about=replace(made_up.about, jurisdiction="ENG"))
    silent = replace(made_up, about=replace(made_up.about, jurisdiction=None))
    assert todays_problem(english).policy.jurisdiction is Jurisdiction.ENG
    assert todays_problem(silent).policy.jurisdiction is Jurisdiction.JEY
