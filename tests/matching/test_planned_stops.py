"""Carers who plan to stop: the panel is told the day, and how the planned stay stands to it."""

from datetime import date, timedelta

import pytest

from matching.children import ChildStatus
from matching.files.problem_file import problem_from, problem_to_json
from matching.home.effective_capacity import capacity_until
from matching.match import match
from matching.options import options
from matching.places import PlaceType

STOPS = date(2027, 6, 30)
STAYS = [
    (date(2027, 12, 1), "the stay of child c1 is planned for longer, to 2027-12-01"),
    (None, "no end of the stay of child c1 is recorded"),
    (date(2027, 3, 1), "the stay of child c1 is planned for no longer than that, to 2027-03-01"),
]


def a_problem(made_up, planned_end=None, stops_on=STOPS, **facts):
    child = made_up.child("c1", planned_end=planned_end)
    return made_up.problem([child], [made_up.place("h1", stops_on=stops_on, **facts)])


@pytest.mark.parametrize(("planned_end", "stay"), STAYS)
def test_the_day_is_said_beside_the_option_and_how_long_the_stay_is(planned_end, stay, made_up):
    (option,) = options(a_problem(made_up, planned_end), "c1").options
    said = f"The carers plan to stop: h1 takes nobody new from 2027-06-30 on; {stay} (STOPS)"
    assert said in option.notes


@pytest.mark.parametrize(("planned_end", "stay"), STAYS)
def test_carers_are_asked_about_a_stay_that_may_be_longer_and_no_home_is_hidden(
    planned_end, stay, made_up
):
    problem = a_problem(made_up, planned_end)
    (option,), (one,) = options(problem, "c1").options, match(problem).matches
    assert option.place == one.place == "h1"
    asked = (
        "Ask the carers at h1, who plan to stop on 2027-06-30, whether child c1 could stay on, and "
        f"plan the next home where not: {stay} (STOPS)"
    )
    longer = planned_end is None or planned_end > STOPS
    assert (asked in option.tasks) == (asked in one.tasks) == longer


def test_a_home_that_will_close_is_spoken_of_as_a_home(made_up):
    problem = a_problem(made_up, kind=PlaceType.RESIDENTIAL)
    (option,) = options(problem, "c1").options
    assert any(note.startswith("The home plans to close: h1 takes") for note in option.notes)
    assert any("the manager of h1, which plans to close" in task for task in option.tasks)


@pytest.mark.parametrize("days", [0, -30])
def test_from_that_day_on_the_home_takes_nobody_new_and_the_rule_is_named(days, made_up):
    day = made_up.day + timedelta(days=days)
    problem = a_problem(made_up, stops_on=day)
    found = options(problem, "c1")
    (why,) = found.excluded
    assert found.options == ()
    assert (why.rule, why.reason) == (
        "F9",
        f"h1 takes nobody new from {day} on, as was planned",
    )
    assert why.nearest_change == (
        "ask whether h1 would go on after all, and correct the day (stops_on)"
    )
    (unplaced,) = match(problem).unplaced
    assert unplaced.excluded[0].rule == "F9"


def test_who_lives_there_stays_and_the_panel_is_told(made_up):
    child = made_up.child("c1", status=ChildStatus.TEMPORARY, current_place="h1")
    problem = made_up.problem([child], [made_up.place("h1", stops_on=made_up.day)])
    (option,) = options(problem, "c1").options
    assert option.stays
    assert any("h1 took nobody new from 2026-11-20 on" in note for note in option.notes)
    assert any("whether child c1 could stay on" in task for task in option.tasks)


def test_the_places_of_a_home_that_stops_are_no_longer_free(made_up):
    stops = made_up.day + timedelta(days=10)
    before, after = capacity_until(a_problem(made_up, stops_on=stops), stops)
    assert (before.free, after.free, after.day) == (1, 0, stops)


def test_no_sentence_is_there_and_no_fingerprint_changes_where_no_day_is_recorded(made_up):
    problem = a_problem(made_up, stops_on=None)
    (option,) = options(problem, "c1").options
    assert "STOPS" not in str(option)
    assert "stops_on" not in str(problem_to_json(problem))


def test_a_problem_file_carries_the_day(made_up):
    written = problem_to_json(a_problem(made_up))
    assert written["places"][0]["stops_on"] == "2027-06-30"
    assert problem_from(written).places[0].stops_on == STOPS
