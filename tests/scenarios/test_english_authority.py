"""What is said of an English authority: its area, never an island."""

import json
import re
from dataclasses import replace

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.in_words.notes import about_money
from scenarios.plans.plan import make_plan
from scenarios.plans.settings import PlanSettings
from scenarios.reading.compare import compare
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, Target, read_levers

BACK = read_levers([{"lever": "return_children", "from": "2027-01", "percent_a_month": 0}])
ISLAND = re.compile(r"\bisland\b(?!\")", re.IGNORECASE)


def under(law: str | None, made_up: Baseline) -> Baseline:
    return replace(made_up, about=replace(made_up.about, jurisdiction=law))


@pytest.fixture(scope="module")
def english(made_up: Baseline) -> Baseline:
    return under("ENG", made_up)


def test_a_run_and_a_comparison_speak_of_the_area(english: Baseline) -> None:
    results = [
        run_scenario(Scenario(name="Try", months=3, draws=10, levers=levers), english)
        for levers in ((), BACK)
    ]
    for result in results:
        assert result.provenance.jurisdiction == "ENG"
        assert not ISLAND.search(" ".join((result.headline, *result.provenance.notes)))
    assert any("from outside the area" in note for note in results[1].provenance.notes)
    said = compare([json.loads(result.to_json()) for result in results]).sentences
    assert not ISLAND.search(" ".join(said))
    assert "in the area" in said[0]


def test_a_plan_speaks_of_the_area(english: Baseline) -> None:
    for level in (0.0, 0.99):
        targets = (Target(measure="suitable_on_island", at_least=level, probability=0.8),)
        scenario = Scenario(name="Plan", months=6, draws=10, targets=targets)
        settings = PlanSettings(draws=10, fresh_draws=10, shadow_draws=10, most_of_each=1)
        answer = make_plan(scenario, english, settings)
        told = (
            *answer.sentences,
            *answer.in_the_way,
            *(str(row["words"]) for row in answer.shadow),
        )
        assert "the area" in " ".join(told)
        assert not ISLAND.search(" ".join(told))


def test_data_that_do_not_say_whose_law_holds_are_told_whose_is_taken(made_up: Baseline) -> None:
    for law, told in ((None, True), ("JEY", False), ("ENG", False)):
        scenario = Scenario(name="Try", months=2, draws=10)
        notes = run_scenario(scenario, under(law, made_up)).provenance.notes
        assert any("do not say whose law holds here" in note for note in notes) is told


def test_the_year_of_money_begins_in_april_and_a_programme_costs_what_it_says(
    english: Baseline, made_up: Baseline
) -> None:
    """A programme from January once cost a year's inflation less than was said."""
    asked = [
        {"lever": "early_help", "from": "2027-01", "effect_percent": 0, "cost_a_year": 120_000},
        {"lever": "upskill_carers", "from": "2027-02", "households": 1, "cost_each": 900},
    ]
    scenario = Scenario(name="Try", months=8, draws=10, levers=read_levers(asked))
    for baseline, years in ((english, {2026: 30_900, 2027: 41_680}), (made_up, {2027: 70_900})):
        rows = run_scenario(scenario, baseline).tables["cost"]
        paid = {row["year"]: row["mean"] for row in rows if row["category"] == "programmes"}
        assert {year: paid[year] for year in years} == years


def test_years_that_begin_in_april_are_named_as_such(english: Baseline, made_up: Baseline) -> None:
    """In November 2026 the year 2026 has five months to go, not two."""
    for baseline, told in ((english, True), (made_up, False)):
        made = run_scenario(Scenario(name="Try", months=2, draws=10), baseline).provenance
        said = [
            note for note in about_money(made.notes) if "begin in April: 2026 is 2026-27" in note
        ]
        assert bool(said) is told
