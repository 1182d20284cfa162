"""What a plan's own homes cost is said of fresh futures, of which nobody chose the cheapest."""

from dataclasses import replace

import numpy as np
import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.plans.confirm import changed, confirm
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.run import Asked
from scenarios.scenario import Scenario, Target, read_levers
from scenarios.world import World, pulled_in

TARGET = Target(measure="suitable_on_island", at_least=0.74, probability=0.6)
AT_ONCE = {"from": "2026-12", "over_months": 1}


def recruited(profile: str, households: int, weekly_cost: int) -> dict[str, object]:
    asked = {"lever": "recruit_carers", "profile": profile, "households": households}
    return {**asked, **AT_ONCE, "places": 2, "weekly_cost": weekly_cost}


def test_only_what_the_plan_adds_is_its_own_cost(made_up: Baseline) -> None:
    unpriced = World(replace(made_up, costs=()))
    prices_stay = {"lever": "inflation", "from": "2026-12", "percent_a_year": 0}
    scenario = pulled_in(unpriced, read_levers([prices_stay, recruited("foster", 2, 500)]))
    programme = {"lever": "early_help", "from": "2027-01", "effect_percent": 0}
    plan = [recruited("skilled_foster", 3, 900), {**programme, "cost_a_year": 12_000}]
    confirmed = confirm(pulled_in(scenario, read_levers(plan)), (TARGET,), (0.8,), Asked(8, 10, 3))
    gross = changed(scenario, confirmed, nothing=False).gross
    after = confirmed.after
    ours = [n for n, p in enumerate(after.supply.places) if p.id.startswith("recruited skilled")]
    assert len(ours) == 3
    for draw in range(10):
        paid = 0.0
        for step in range(1, 9):
            days = (after.dates[step] - after.dates[step - 1]).days
            children = sum(int(after.tally.living[draw, step, n]) for n in ours)
            paid += children * days / 7 * 900 + (1000 if after.dates[step].year > 2026 else 0)
        assert gross[draw] == pytest.approx(paid)
    assert len(np.unique(gross)) > 1, "children come and go"


def test_a_plan_says_what_it_costs_in_the_futures_it_is_confirmed_in(
    small_plan: PlanSettings, made_up: Baseline
) -> None:
    """It once said what it cost in those it was chosen in: too little, as the cheapest seemed."""
    scenario = Scenario(name="a question", months=16, seed=5, targets=(TARGET,))
    answer = make_plan(scenario, made_up, small_plan)
    assert any(answer.plan)
    cost = answer.to_dict()["cost"]
    assert isinstance(cost, dict)
    again = changed(World(made_up), answer.confirmed, nothing=False)
    assert cost["gross"] == round(float(again.gross.mean()))
    assert cost["gross"] != cost["gross_while_looking"], "other futures"
    assert len(answer.changed.gross) == len(answer.changed.net) == 12
