"""A plan is the cheapest found, is confirmed where it was not looked for, or says what is amiss."""

from dataclasses import replace
from itertools import product

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.measures import SUITABLE_ON_ISLAND, over_the_run
from scenarios.plans.options import levers_of, said
from scenarios.plans.plan import PlanAnswer, make_plan
from scenarios.plans.question import Question, question_of
from scenarios.plans.search import cheapest
from scenarios.plans.settings import PlanSettings
from scenarios.plans.status import Status
from scenarios.run import Asked, futures_of
from scenarios.scenario import Scenario, ScenarioIsWrong, Target, read_levers
from scenarios.world import World, pulled

MONTHS, SEED = 16, 5
SMALL = PlanSettings(
    conferences_cost_a_year=0,
    edge_of_care_cost_a_year=0,
    draws=10,
    fresh_draws=12,
    shadow_draws=10,
    most_of_each=2,
    kinds=2,
    most_trials=8,
)
"""Two kinds of home, no programmes and few futures: enough to see how plans behave."""
SUITED = Target(measure="suitable_on_island", at_least=0.7, probability=0.6)
TOGETHER = Target(measure="siblings_together", at_least=0.3, probability=0.5)


def asking(*targets: Target) -> Scenario:
    return Scenario(name="a question", months=MONTHS, seed=SEED, targets=targets)


@pytest.fixture(scope="module")
def question(made_up: Baseline) -> Question:
    asked = Asked(MONTHS, SMALL.draws, SEED)
    found = question_of(World(made_up), (SUITED,), asked, SMALL)
    homes = tuple(option for option in found.options if option.is_home)
    assert 0 < len(homes) <= SMALL.kinds
    return found


@pytest.fixture(scope="module")
def answer(made_up: Baseline) -> PlanAnswer:
    return make_plan(asking(SUITED), made_up, SMALL)


def test_the_confirmed_probability_is_what_a_fresh_simulation_gives(
    made_up: Baseline, answer: PlanAnswer
) -> None:
    assert answer.status is Status.FOUND
    told = answer.to_dict()
    levers = read_levers(told["levers"])
    asked = Asked(MONTHS, answer.confirmed.draws, answer.confirmed.seed)
    counted, _ = futures_of(pulled(levers, made_up), asked)
    holds = over_the_run(counted, SUITABLE_ON_ISLAND) >= SUITED.at_least
    assert answer.confirmed.seed != SEED
    assert told["targets"][0]["probability"] == round(float(holds.mean()), 4)  # type: ignore[index]


def test_the_same_seed_gives_the_same_plan(question: Question, answer: PlanAnswer) -> None:
    assert cheapest(question).trial.plan == answer.plan


def test_the_answer_has_a_frontier_that_rises_and_words_for_one_more(answer: PlanAnswer) -> None:
    points = [
        (float(row["gross_cost"] or 0), float(row["suitable_on_island"] or 0))
        for row in answer.frontier
    ]
    assert points == sorted(points)
    assert [share for _, share in points] == sorted(share for _, share in points)
    assert any(row["change"] == 1 for row in answer.shadow)
    assert all(str(row["words"]).startswith(("One ", "Adding", "Leaving")) for row in answer.shadow)


def test_a_plan_is_no_dearer_than_trying_every_plan(question: Question) -> None:
    least = question.settings.least
    found = cheapest(question)
    every = product(*(range(option.most + 1) for option in question.options))
    trials = question.trials.of(list(every))
    holding = [trial.cost(least) for trial in trials if trial.reaches(question.targets)]
    assert found.holds
    assert found.trial.cost(least) <= min(holding)


def test_another_target_never_makes_the_plan_cheaper(made_up: Baseline, question: Question) -> None:
    least = question.settings.least
    one = cheapest(question)
    asked = Asked(MONTHS, SMALL.draws, SEED)
    two = cheapest(question_of(World(made_up), (SUITED, TOGETHER), asked, SMALL))
    assert two.holds
    assert two.trial.cost(least) >= one.trial.cost(least)


def test_what_cannot_be_is_answered_with_what_stands_in_the_way(made_up: Baseline) -> None:
    too_much = Target(measure="suitable_on_island", at_least=0.99, probability=0.9)
    answer = make_plan(asking(too_much), made_up, replace(SMALL, fresh_draws=10))
    assert answer.status is Status.IMPOSSIBLE
    words = " ".join(answer.in_the_way)
    assert "before the first home can open" in words
    assert "child-months" in words
    assert answer.sentences[0].startswith("No plan possible")
    assert answer.confirmed.targets[0]["met"] == "no"


def test_a_scenario_without_targets_is_refused(made_up: Baseline) -> None:
    with pytest.raises(ScenarioIsWrong, match="no targets"):
        make_plan(asking(), made_up, SMALL)


def test_a_plan_is_said_in_words_and_as_levers(question: Question) -> None:
    plan = tuple(int(option.is_home) * 2 for option in question.options)
    assert said(question.options, (0,) * len(plan)) == "nothing"
    assert said(question.options, plan).startswith("2 ")
    assert len(levers_of(question.options, plan)) == len(question.prices)
