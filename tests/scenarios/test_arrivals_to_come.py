"""Children to come, drawn from the baseline's own futures for the panel's question."""

from datetime import timedelta

from matching.joint import joint_answer
from matching.looking_ahead import look_ahead
from scenarios.arrivals_to_come import arrivals_to_come
from scenarios.todays_problem import todays_problem


def test_who_comes_within_the_weeks_is_drawn_and_the_same_every_time(made_up):
    found = arrivals_to_come(made_up, weeks=8, draws=20, seed=3)
    assert found == arrivals_to_come(made_up, weeks=8, draws=20, seed=3)
    assert found != arrivals_to_come(made_up, weeks=8, draws=20, seed=4)
    assert (found.futures, found.weeks) == (20, 8)
    assert found.expected
    last = made_up.as_of + timedelta(weeks=8)
    for each in found.expected:
        assert 0 <= each.draw < 20
        assert made_up.as_of < each.day <= last
        assert each.child.id.startswith("to come")
        assert not each.child.needs.not_known


def test_more_weeks_bring_more_children(made_up):
    few, many = (len(arrivals_to_come(made_up, weeks=w, draws=20).expected) for w in (6, 16))
    assert few < many


def test_the_homes_of_a_child_who_waits_are_priced_by_them(made_up):
    joint = joint_answer(todays_problem(made_up))
    child = next(c for c in joint.problem.children if c.in_play)
    places = [
        home for home in joint.resolved.pairs[joint.family_of(child.id).id] if home is not None
    ]
    found = look_ahead(joint, child.id, places, arrivals_to_come(made_up, draws=10))
    assert found.futures == 10
    assert all(0 <= price.no_difference <= 1 for price in found.prices)
