"""Households that have stopped or closed are counted nowhere among those there are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching.places import PlaceStatus
from scenarios.baseline.baseline import Baseline
from scenarios.baseline.places_from_records import place_from
from scenarios.baseline.records import HomeRecord
from scenarios.pipeline.answers.asked import Asked, ask
from scenarios.pipeline.answers.brothers_and_sisters import large_families
from scenarios.pipeline.answers.capacity import capacity
from scenarios.pipeline.answers.households_to_come import households_to_come
from scenarios.pipeline.answers.reviews import reviews
from scenarios.todays_problem import todays_problem

LARGE = "f01"
"""A household for four children, named in nobody's approval."""


def closed(made_up: Baseline, *homes: str) -> Baseline:
    places = tuple(
        replace(place, status=PlaceStatus.CLOSED) if place.id in homes else place
        for place in made_up.places
    )
    return replace(made_up, places=places)


def asked_of(baseline: Baseline, months: int = 6) -> Asked:
    return ask(baseline, months=months, draws=20)


@pytest.mark.parametrize("days", [-400, 0, 1])
def test_a_home_whose_last_day_has_passed_has_closed(made_up: Baseline, days: int) -> None:
    """The panel was once offered households that had stopped; futures placed nobody there."""
    home = HomeRecord(
        place_id="h",
        type="foster",
        on_island=True,
        capacity=1,
        youngest=0,
        oldest=17,
        sexes="any",
        status="available",
        stops_on=made_up.as_of + timedelta(days),
    )
    place = place_from(home, made_up.as_of)
    assert (place.status is PlaceStatus.CLOSED) is (days <= 0)
    [row] = [
        row
        for row in capacity(todays_problem(replace(made_up, places=(place,), children=()))).rows
        if row["homes"]
    ]
    assert row["free"] == (0 if days <= 0 else 1)


def test_households_to_come_begin_with_those_that_are_there(made_up: Baseline) -> None:
    [before, *_] = households_to_come(asked_of(made_up)).rows
    after = households_to_come(asked_of(closed(made_up, LARGE)))
    size = next(place.capacity for place in made_up.places if place.id == LARGE)
    assert after.rows[0]["households_mean"] == float(before["households_mean"] or 0) - 1
    assert after.rows[0]["of_today_mean"] == after.rows[0]["households_mean"]
    assert after.rows[0]["places_mean"] == float(before["places_mean"] or 0) - size


def test_a_closed_household_has_no_review_and_cannot_stop_again(made_up: Baseline) -> None:
    asked = asked_of(made_up)
    [before, after] = (
        reviews(asked, todays_problem(each)) for each in (made_up, closed(made_up, LARGE))
    )
    due = [sum(int(row["reviews_due"] or 0) for row in each.rows) for each in (before, after)]
    assert due[1] == due[0] - 1
    assert "of 36 fostering households" in before.sentences[0]
    assert "of 35 fostering households" in after.sentences[0]


def test_the_first_review_is_a_year_after_an_approval_that_is_still_to_come(
    made_up: Baseline,
) -> None:
    asked = asked_of(made_up)
    soon = asked.as_of + timedelta(days=30)
    later = replace(asked, baseline=replace(made_up, approved_from={LARGE: soon}))
    rows = reviews(later, todays_problem(made_up)).rows
    assert [row["reviews_due"] for row in rows] == [0, 0, 0, 0], "20 December of next year"


def test_homes_for_three_are_those_there_and_stay_no_longer_than_they_plan(
    made_up: Baseline,
) -> None:
    before, after = (
        large_families(asked_of(each), todays_problem(each)).rows[0]
        for each in (made_up, closed(made_up, LARGE))
    )
    assert (before["homes"], after["homes"]) == (3, 2)
    told = (replace(p, stops_on=date(2027, 1, 1)) if p.id == LARGE else p for p in made_up.places)
    stops = replace(made_up, places=tuple(told))
    planned = large_families(asked_of(stops), todays_problem(stops)).rows[0]
    assert planned["homes"] == 3, "today it is there"
    years = (asked_of(made_up).dates[-1] - made_up.as_of).days / 365.25
    assert before["homes_of_today_then_mean"] == round(3 * 0.87**years, 1)
    assert planned["homes_of_today_then_mean"] == round(2 * 0.87**years, 1)


def test_an_authority_with_no_household_left_is_told_so(made_up: Baseline) -> None:
    every = [place.id for place in made_up.places if place.type.is_foster]
    answer = households_to_come(asked_of(closed(made_up, *every)))
    assert "today's 0 fostering households" in answer.sentences[0]
    homes = tuple(place for place in made_up.places if not place.type.is_foster)
    none_at_all = households_to_come(asked_of(replace(made_up, places=homes)))
    assert {row["households_mean"] for row in none_at_all.rows} == {0}
