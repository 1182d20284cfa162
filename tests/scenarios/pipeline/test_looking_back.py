"""Whether new carers care for those they were recruited for; whether large families will come."""

from dataclasses import replace

import numpy as np

from matching.child.codification import Domain
from matching.child.tiers_of_child import tiers_of_child
from matching.children import Child, ChildStatus, SiblingPlan
from matching.needs import Needs
from matching.places import PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.children.routes import Route
from scenarios.futures.stage import stage_of
from scenarios.pipeline.answers.asked import Asked, follow
from scenarios.pipeline.answers.brothers_and_sisters import large_families
from scenarios.pipeline.answers.families_to_come import FUTURES, families_to_come
from scenarios.pipeline.answers.looking_back import looking_back
from scenarios.todays_problem import todays_problem
from scenarios.world import World


def test_two_new_households_care_for_somebody_and_one_as_recruited(
    asked: Asked, made_up: Baseline
) -> None:
    problem = todays_problem(made_up)
    rows = looking_back(asked, problem).rows
    caring = [row for row in rows if row["children_now"]]
    assert len(caring) == 2
    for row in rows:
        living = problem.residents_of(str(row["place"]))
        best = [tiers_of_child(child, problem)[0].value for child in living]
        assert row["what_suits_them_best"] == (";".join(best) or None)
        assert row["of_them_of_that_tier"] == best.count(str(row["recruited_for"]))
        assert bool(row["first_child_on"]) == bool(living)
    assert [row["of_them_of_that_tier"] for row in caring] == [0, 1]


def test_households_of_which_nobody_recorded_for_whom_are_said_to_be_not_known(
    asked: Asked, made_up: Baseline
) -> None:
    [said] = looking_back(asked, todays_problem(made_up)).sentences
    assert "For whom 2 other households approved in that time were recruited" in said
    known = {row["place"] for row in looking_back(asked, todays_problem(made_up)).rows}
    only = {place: day for place, day in made_up.approved_from.items() if place in known}
    without = replace(asked, baseline=replace(made_up, approved_from=only))
    [said] = looking_back(without, todays_problem(made_up)).sentences
    assert "not recorded" not in said


def test_large_families_to_come_are_those_of_the_futures(asked: Asked, made_up: Baseline) -> None:
    """Counted one by one, of the same futures."""
    setting = stage_of(World(made_up), months=36, draws=FUTURES, seed=1).setting
    coming = setting.to_come
    sizes: dict[tuple[int, int], int] = {}
    for draw, family, route in zip(coming.draw, coming.family, coming.route, strict=True):
        if route == Route.HOME:
            sizes[int(draw), int(family)] = sizes.get((int(draw), int(family)), 0) + 1
    for least in (2, 3):
        found = families_to_come(asked, least)
        assert found is not None
        by_hand = np.zeros(FUTURES)
        for (draw, _), size in sizes.items():
            by_hand[draw] += size >= least
        assert (found == by_hand).all()
    [row] = large_families(asked, todays_problem(made_up)).rows
    assert row["families_to_come_mean"] == round(float(by_hand.mean()), 2)
    assert row["chance_of_a_family"] == round(float((by_hand > 0).mean()), 3)
    assert row["homes_of_today_then_mean"] == round(int(row["homes"] or 0) * 0.87**3, 1)


def test_without_a_history_nobody_knows_whether_a_large_family_will_come(made_up: Baseline) -> None:
    without = replace(made_up, history=None)
    answer = large_families(follow(without, months=36, draws=20, seed=1), todays_problem(without))
    assert answer.rows[0]["families_to_come_mean"] is None
    assert "not known without a history" in answer.sentences[1]


def test_a_family_that_waits_together_is_not_said_to_live_apart(made_up: Baseline) -> None:
    few = Needs(dict.fromkeys(Domain, 0))
    born = made_up.as_of.replace(year=2018)
    three = tuple(
        Child(f"c{n}", born, sex="F", needs=few, siblings="s", sibling_plan=SiblingPlan.TOGETHER)
        for n in range(3)
    )
    asked = follow(replace(made_up, history=None), months=6, draws=20, seed=1)

    def apart(*children: Child) -> object:
        [row] = large_families(asked, replace(todays_problem(made_up), children=children)).rows
        return row["families_living_apart"]

    home = next(p.id for p in made_up.places if p.type is PlaceType.FOSTER)
    settled = replace(three[0], status=ChildStatus.SETTLED, current_place=home)
    assert apart(*three) == 0, "where they are is not known"
    assert apart(settled, *three[1:]) == 1, "one has a home here, the others have not"
