"""What a place can really take on a day, and what recorded dates open."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from matching.capacity import capacity_of
from matching.child.codification import INTENSITY, Domain
from matching.children import Child, ChildStatus
from matching.files.problem_file import problem_to_json
from matching.home.effective_capacity import Lost, capacity_on, capacity_today, capacity_until
from matching.home.free_soon import free_soon
from matching.home.waterfall import by_tier
from matching.later import later
from matching.needs import Needs
from matching.options import options
from matching.places import Place, PlaceStatus, PlaceType
from matching.policy import Policy
from matching.problem import Problem
from web.cli import sufficiency

DAY = date(2026, 11, 20)


def a_child(name, **facts):
    needs = Needs(dict.fromkeys(Domain, 0))
    return Child(name, **{"born": date(2015, 1, 1), "sex": "F", "needs": needs, **facts})


def living(name, place, **facts):
    return a_child(name, status=ChildStatus.SETTLED, current_place=place, **facts)


def a_place(name="h1", kind=PlaceType.FOSTER, **facts):
    able = dict.fromkeys(INTENSITY, 2)
    return Place(name, kind, **{"capability": able, "weekly_cost_pence": 70_000, **facts})


LOSSES = {
    Lost.NOT_REGISTERED: (a_place(status=PlaceStatus.UNREGISTERED, capacity=2), (), 2),
    Lost.SECURE: (a_place(kind=PlaceType.SECURE, capacity=2), (), 2),
    Lost.NOT_AVAILABLE: (a_place(status=PlaceStatus.BREAK, capacity=2), (), 2),
    Lost.NAMED: (a_place(named_children=("c1",), capacity=2), (), 2),
    Lost.SOLE: (a_place(capacity=3), (living("c1", "h1", sole_child=True),), 2),
    Lost.BEDROOMS: (a_place(capacity=3, bedrooms=2), (living("c1", "h1"),), 1),
    Lost.FOSTER_LIMIT: (a_place(capacity=5), (living("c1", "h1"),), 2),
    Lost.EMERGENCIES: (a_place(capacity=3, reserved_for_emergencies=1), (), 1),
}


@pytest.mark.parametrize("reason", list(Lost))
def test_each_reason_takes_the_places_it_should_and_says_so(reason):
    place, residents, lost = LOSSES[reason]
    found = capacity_on(place, residents, DAY, Policy())
    assert [(each.reason, each.places) for each in found.lost] == [(str(reason), lost)]
    assert found.lost[0].sentence
    assert found.approved == found.filled + lost + found.free
    assert found.available == found.filled + found.free


def test_a_place_lost_once_is_not_lost_twice():
    place = a_place(status=PlaceStatus.BREAK, named_children=("c1",), capacity=2, bedrooms=0)
    found = capacity_on(place, (), DAY, Policy())
    assert [(each.reason, each.places) for each in found.lost] == [(str(Lost.NOT_AVAILABLE), 2)]


def test_tiers_add_up_and_the_waterfall_ends_with_what_suits_the_child():
    places = (a_place("h1", capacity=2), a_place("h2", youngest=0, oldest=5), a_place("h3"))
    problem = Problem(DAY, (a_child("c0"), living("c1", "h1"), living("c3", "h3")), places)
    (tier,) = by_tier(capacity_today(problem))
    assert (tier.homes, tier.approved, tier.available, tier.filled, tier.free) == (3, 4, 4, 2, 2)
    steps = {step.name: step for step in options(problem, "c0").capacity}
    assert [step.places for step in steps.values()] == [4, 4, 2, 1]
    assert steps["suitable for child c0"].lost[0] == (
        "Outside the ages approved (F2)",
        1,
    )


SOON = DAY + timedelta(days=10)


def dated_problem():
    places = (
        a_place("h1", status=PlaceStatus.BREAK, available_from=SOON),
        a_place("h2", held_until=DAY + timedelta(days=20)),
        a_place("h3"),
        a_place("h4", status=PlaceStatus.UNDER_REVIEW, available_from=SOON),
    )
    return Problem(DAY, (a_child("c0"), living("c3", "h3", planned_end=SOON)), places)


def test_recorded_dates_open_places_and_nothing_else_does():
    problem = dated_problem()
    found = free_soon(problem)
    assert [(each.place, each.day, each.places) for each in found.openings] == [
        ("h1", SOON, 1),
        ("h3", SOON, 1),
        ("h2", DAY + timedelta(days=21), 1),
    ]
    assert all(each.because for each in found.openings)
    totals = {row.weeks: (row.today, row.at_least, row.at_most) for row in found.by_tier}
    assert totals == {2: (0, 1, 2), 4: (0, 2, 3)}


def test_a_home_is_listed_again_only_on_days_on_which_it_changes():
    found = capacity_until(dated_problem(), DAY + timedelta(days=28))
    days = [(each.place, each.day) for each in found if each.day > DAY]
    assert days == [("h1", SOON), ("h3", SOON), ("h2", DAY + timedelta(days=21))]


def test_a_break_with_a_recorded_end_says_when_to_ask_again():
    excluded = {each.place: each for each in options(dated_problem(), "c0").excluded}
    assert excluded["h1"].nearest_change == f"wait until {SOON.isoformat()}"


def test_who_waits_is_not_gone_on_their_planned_end():
    problem = dated_problem()
    waiting = replace(problem.child_by_id["c0"], planned_end=SOON)
    changed = replace(problem, children=(waiting, problem.child_by_id["c3"]))
    assert [child.id for child in later(changed, SOON).children] == ["c0"]


def test_with_no_home_today_the_later_one_is_a_wait_of_so_many_days():
    steps = options(dated_problem(), "c0").two_steps
    assert [(each.place, each.days, each.bridges, each.moves) for each in steps] == [
        ("h1", 10, (), 0),
        ("h3", 10, (), 0),
        ("h2", 21, (), 0),
    ]
    assert "no suitable home until then" in steps[0].sentence


def test_a_better_home_later_is_shown_with_a_bridge_only_if_it_is_better_with_the_move_counted():
    needs = Needs({**dict.fromkeys(Domain, 0), Domain.BEH: 3})
    child = a_child("c0", needs=needs, planned_end=DAY + timedelta(days=70))
    now = a_place("h1", with_support={Domain.BEH: 3}, support_cost_pence=20_000)
    able = {**dict.fromkeys(INTENSITY, 2), Domain.BEH: 3}
    better = a_place("h2", capability=able, available_from=SOON)
    same = replace(now, id="h3", available_from=SOON, weekly_cost_pence=10_000)
    found = options(Problem(DAY, (child,), (now, better, same)), "c0")
    (steps,) = found.two_steps
    assert (steps.place, steps.bridges, steps.moves) == ("h2", ("h1",), 1)
    assert "1 fewer level of need" in steps.sentence
    assert "1 more move" in steps.sentence
    period = found.options[0].period
    assert (period.weeks, period.home, period.support, period.total) == (10, 7000, 2000, 9000)
    assert period.sentence == (
        "£9,000 for 10 weeks to 2027-01-29 at today's weekly costs, "
        "£2,000 of it for the support package"
    )
    assert found.to_json()["two_steps"][0]["day"] == SOON.isoformat()


def test_the_command_gives_each_place_with_its_reasons(tmp_path):
    file, out = tmp_path / "problem.json", tmp_path / "capacity.json"
    file.write_text(json.dumps(problem_to_json(dated_problem())), encoding="utf-8")
    done = CliRunner().invoke(sufficiency, ["capacity", str(file), "--out", str(out)])
    assert done.exit_code == 0, done.output
    answer = json.loads(out.read_text(encoding="utf-8"))
    first = answer["places"][0]
    assert (first["place"], first["approved"], first["available"], first["free"]) == ("h1", 1, 0, 0)
    assert first["lost"][0]["sentence"] == "h1 is taking a break and can be used from 2026-11-30"
    assert [step["places"] for step in answer["steps"]] == [4, 1, 0]
    assert answer["until"] == "2026-12-18"


def test_homes_for_short_breaks_are_no_homes_to_live_in():
    homes = (a_place("h1", capacity=2), a_place("b1", kind=PlaceType.SHORT_BREAK, capacity=3))
    found = capacity_of(Problem(DAY, (), homes))
    assert [each.place for each in found.places] == ["h1"]
    assert [(step.name, step.places) for step in found.steps] == [
        ("approved", 2),
        ("available", 2),
        ("free", 2),
    ]
    assert sum(tier.homes for tier in found.tiers) == 1
    assert found.short_break_places == 3
