"""Emergency moves to evaluate, and children off the island who could come back."""

from dataclasses import replace
from datetime import timedelta

from matching.child.codification import INTENSITY
from matching.children import ChildStatus
from matching.emergencies import evaluations
from matching.files.problem_file import problem_from
from matching.files.problem_json import problem_hash, problem_to_json
from matching.joint import joint_answer
from matching.places import PlaceType
from matching.policy import Policy
from matching.returns import returns

OFF = PlaceType.OFF_ISLAND_FOSTER


def moved(made_up, name, days_ago, evaluated_days_ago=None):
    """Settle a child in h1 who came there in an emergency."""
    return made_up.child(
        name,
        status=ChildStatus.SETTLED,
        current_place="h1",
        emergency_on=made_up.day - timedelta(days=days_ago),
        evaluated_on=None
        if evaluated_days_ago is None
        else made_up.day - timedelta(days=evaluated_days_ago),
    )


def test_an_emergency_move_is_due_in_ten_working_days_and_then_overdue(made_up):
    # 20 November 2026 is a Friday: ten working days after Friday 6 November is that day.
    children = [moved(made_up, "due", 14), moved(made_up, "late", 15), moved(made_up, "new", 1)]
    found = evaluations(made_up.problem(children, [made_up.place("h1", capacity=5)]))
    assert [(e.child, e.days_overdue) for e in found.to_evaluate] == [
        ("late", 1),
        ("due", 0),
        ("new", 0),
    ]
    assert found.overdue == 1
    assert found.to_evaluate[0].sentence.endswith("on 2026-11-05: 1 day overdue")
    assert found.to_evaluate[1].sentence.endswith("due by 2026-11-20")


def test_an_evaluation_counts_once_its_day_has_come_and_is_late_after_the_due_day(made_up):
    children = [
        moved(made_up, "in time", 40, 30),
        moved(made_up, "late", 40, 20),
        moved(made_up, "planned", 40, -3),
    ]
    problem = made_up.problem(children, [made_up.place("h1", capacity=5)])
    found = evaluations(problem)
    assert [each.child for each in found.to_evaluate] == ["planned"]
    assert (found.evaluated, found.late) == (2, 1)
    longer = evaluations(replace(problem, policy=Policy(evaluate_emergency_within=60)))
    assert (longer.overdue, longer.late) == (0, 0)


def test_nothing_to_evaluate_is_said_and_keeps_the_fingerprint_of_a_problem(made_up):
    problem = made_up.problem([made_up.child("c1")], [made_up.place("h1")])
    assert evaluations(problem).sentence == "No emergency move waits to be evaluated"
    (written,) = problem_to_json(problem)["children"]
    assert "emergency_on" not in written
    with_a_move = made_up.problem([moved(made_up, "c1", 3)], [made_up.place("h1")])
    again = problem_from(problem_to_json(with_a_move))
    assert again == with_a_move
    assert problem_hash(again) == problem_hash(with_a_move) != problem_hash(problem)


def returnable(made_up, name, place="away", **facts):
    return made_up.child(name, status=ChildStatus.RETURNABLE, current_place=place, **facts)


def test_each_child_who_could_come_back_has_homes_or_what_would_open_one(made_up):
    able = dict.fromkeys(INTENSITY, 3)
    places = [
        made_up.place("away", OFF, on_island=False, capacity=3),
        made_up.place("here", capability=able),
    ]
    older = returnable(made_up, "older", born=made_up.day - timedelta(days=6000))
    younger = returnable(made_up, "younger")
    settled = made_up.child("settled", status=ChildStatus.SETTLED, current_place="away")
    places[1] = replace(places[1], oldest=12)
    found = returns(joint_answer(made_up.problem([older, younger, settled], places)))
    by_child = {each.child: each for each in found.children}
    assert list(by_child) == ["older", "younger"]
    assert by_child["younger"].homes == ("here",)
    assert by_child["younger"].jointly == "here"
    assert by_child["younger"].changes is None
    assert by_child["older"].homes == ()
    assert by_child["older"].jointly == "away"
    (opens,) = by_child["older"].changes.opens
    assert (opens.place, [c.kind for c in opens.changes]) == ("here", ["vary_ages"])
    assert (found.open_today, found.come_back) == (1, 1)


def test_one_home_is_open_to_two_and_one_of_them_comes_back(made_up):
    places = [
        made_up.place("away", OFF, on_island=False, capacity=2),
        made_up.place("here", capacity=1),
    ]
    children = [returnable(made_up, "c1"), returnable(made_up, "c2")]
    found = returns(joint_answer(made_up.problem(children, places)))
    assert (found.open_today, found.come_back) == (2, 1)
    assert found.sentence == (
        "Of 2 children who could come back, 2 could do so today, each looked at alone; in the best "
        "answer for everyone 1 comes back"
    )


def test_nobody_off_the_island_is_an_answer(made_up):
    found = returns(joint_answer(made_up.problem([made_up.child("c1")], [made_up.place("h1")])))
    assert found.children == ()
    assert found.sentence == "No child who lives off the island is marked as able to come back"
