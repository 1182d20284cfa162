"""What could change about carers there are, and what is coming up for them: by hand."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.children import Child, SiblingPlan
from matching.needs import Needs
from matching.places import Place, PlaceStatus, PlaceType
from matching.problem import Problem
from matching.tiers import Tier
from scenarios.baseline.baseline import Baseline
from scenarios.levers.plain_capability import plain_capability
from scenarios.levers.upskill_carers import could_learn, trained
from scenarios.pipeline.answers.asked import Answer, ask
from scenarios.pipeline.answers.reviews import reviews
from scenarios.pipeline.answers.stepping_up import stepping_up
from scenarios.todays_problem import todays_problem

DAY = date(2026, 11, 20)


def a_child(name: str, age: int, **ratings: int) -> Child:
    needs = Needs({**dict.fromkeys(Domain, 0), **{Domain[d]: n for d, n in ratings.items()}})
    return Child(name, date(DAY.year - age, 1, 1), sex="F", needs=needs)


def a_household(name: str, youngest: int, oldest: int, tier: Tier, **facts: Any) -> Place:
    able = plain_capability(tier)
    return Place(name, PlaceType.FOSTER, capability=able, youngest=youngest, oldest=oldest, **facts)


def answered(children: list[Child], homes: list[Place]) -> Answer:
    return stepping_up(Problem(DAY, tuple(children), tuple(homes)))


def test_terms_a_package_and_training_each_open_a_household() -> None:
    teenager, skilled = a_child("teenager", 13), a_child("skilled", 8, BEH=2)
    homes = [a_household("young", 0, 10, Tier.FOS2), a_household("plain", 5, 10, Tier.FOS1)]
    rows = answered([teenager, skilled], homes).rows
    said = [(r["household"], r["kind"], r["families"], r["with_no_home_open"]) for r in rows]
    # The teenager has no home open; either household takes her with other ages. The child of 8
    # may live with the young ones' carers today; a package or training opens the plain one too.
    assert said == [
        ("plain", "vary_ages", 1, 1),
        ("young", "vary_ages", 1, 1),
        ("plain", "support_package", 1, 0),
        ("plain", "train", 1, 0),
    ]


def test_what_no_single_change_opens_is_not_listed() -> None:
    child = a_child("child", 13, OTH=4, BEH=4, EMO=4)
    answer = answered([child], [a_household("young", 0, 10, Tier.FOS1)])
    assert answer.rows == ()
    assert "No single change" in answer.sentences[0]


def test_brothers_and_sisters_who_come_together_are_one_family() -> None:
    together = {"siblings": "s", "sibling_plan": SiblingPlan.TOGETHER}
    pair = [replace(a_child(name, 13), **together) for name in ("a", "b")]
    home = a_household("young", 0, 10, Tier.FOS1, capacity=2, bedrooms=2)
    [row] = answered(pair, [home]).rows
    assert (row["kind"], row["families"], row["with_no_home_open"]) == ("vary_ages", 1, 1)


def test_trained_carers_can_do_what_the_next_tier_may_be_asked_and_no_less_than_before() -> None:
    plain = a_household("plain", 0, 17, Tier.FOS1)
    assert trained(plain).in_tier is Tier.FOS2
    assert trained(trained(plain)).in_tier is Tier.FOS3
    assert not could_learn(trained(trained(plain)))
    levels = [dict(p.capability) for p in (plain, trained(plain))]
    assert all(levels[1][domain] >= levels[0][domain] for domain in INTENSITY)


def test_reviews_fall_due_a_year_after_approval_and_are_counted_by_quarter(
    made_up: Baseline,
) -> None:
    approved = {
        "a": date(2024, 11, 21),  # tomorrow: this quarter
        "b": date(2025, 11, 20),  # today is done: 20 November 2027, beyond the four quarters
        "c": date(2020, 2, 29),  # 28 February 2027: the first quarter of 2027
        "d": date(2026, 9, 30),  # the last day of the last quarter
    }
    homes = [a_household(name, 0, 17, Tier.FOS1) for name in (*approved, "not known")]
    homes[3] = replace(homes[3], status=PlaceStatus.HOLD, held_until=date(2027, 3, 31))
    asked = replace(
        ask(made_up, months=6, draws=20), baseline=replace(made_up, approved_from=approved)
    )
    answer = reviews(asked, Problem(asked.as_of, (), tuple(homes)))
    assert asked.as_of == DAY
    found = [(r["quarter"], r["reviews_due"], r["breaks_and_holds_that_end"]) for r in answer.rows]
    # The hold of d ends on 31 March, so it opens on 1 April.
    assert found == [("2026 Q4", 1, 0), ("2027 Q1", 1, 0), ("2027 Q2", 0, 1), ("2027 Q3", 1, 0)]
    # 13 % of five households a year, over 41, 90, 91 and 92 days: 314 days, 0.56 in all.
    stay = [0.87 ** (days / 365.25) for days in (0, 41, 131, 222, 314)]
    stops = [round(5 * (before - after), 1) for before, after in pairwise(stay)]
    assert [row["may_stop_mean"] for row in answer.rows] == stops == [0.1, 0.2, 0.2, 0.2]
    assert "About 0.6 households may stop" in answer.sentences[0], "not the sum of rounded figures"
    assert "Of 1 the day of approval is not recorded" in answer.sentences[0]


def test_carers_who_plan_to_stop_are_counted_in_their_quarter_and_not_by_chance_besides(
    made_up: Baseline,
) -> None:
    homes = [a_household(name, 0, 17, Tier.FOS1) for name in ("a", "b", "c")]
    days = {"a": date(2027, 1, 1), "b": date(2027, 3, 31), "c": date(2026, 1, 1)}
    asked = ask(made_up, months=6, draws=20)
    for stops_on, leaving, others in ((days, [0, 2, 0, 0], 1), ({}, [0, 0, 0, 0], 3)):
        told = tuple(replace(home, stops_on=stops_on.get(home.id)) for home in homes)
        answer = reviews(asked, Problem(asked.as_of, (), told))
        assert [row["planned_to_stop"] for row in answer.rows] == leaving
        chance = sum(float(row["may_stop_mean"] or 0) for row in answer.rows)
        assert chance == pytest.approx(others * (1 - 0.87 ** (311 / 365.25)), abs=0.2)
        recorded = "For 2 households it is recorded" in answer.sentences[0]
        assert recorded == bool(stops_on)


def test_no_household_is_named_in_what_is_coming_up(made_up: Baseline) -> None:
    answer = reviews(ask(made_up, months=6, draws=20), todays_problem(made_up))
    names = {place.id for place in made_up.places}
    assert not names & {str(value) for row in answer.rows for value in row.values()}
