"""A scenario file is read whole or refused with everything that is wrong with it."""

import json

import pytest

from scenarios.assumptions import Assumptions
from scenarios.levers import LEVERS
from scenarios.scenario import ScenarioIsWrong, read_scenario

THE_EXAMPLE = {
    "name": "Ten intensive households",
    "baseline": "demo",
    "months": 36,
    "draws": 500,
    "seed": 1,
    "levers": [
        {
            "lever": "recruit_carers",
            "from": "2027-03",
            "profile": "intensive_foster",
            "households": 10,
            "rationale": "Teenagers go off the island for want of them",
        }
    ],
    "targets": [{"measure": "suitable_on_island", "at_least": 0.9, "probability": 0.8}],
}


def test_the_published_example_reads() -> None:
    scenario = read_scenario(json.dumps(THE_EXAMPLE))
    assert scenario.levers[0].first_month.isoformat() == "2027-03-01"
    assert scenario.targets[0].at_least == 0.9


def test_a_lever_spelt_nearly_right_is_named() -> None:
    levers = [{**THE_EXAMPLE["levers"][0], "lever": "recruit_carer"}]
    with pytest.raises(ScenarioIsWrong, match=r"'recruit_carer' \(did you mean 'recruit_carers'\?"):
        read_scenario(json.dumps({**THE_EXAMPLE, "levers": levers}))


def test_everything_wrong_is_said_at_once_with_its_place() -> None:
    wrong = {
        **THE_EXAMPLE,
        "months": 0,
        "levers": [
            {"lever": "recruit_carers", "from": "2027-13", "profile": "hotel", "households": -1}
        ],
    }
    with pytest.raises(ScenarioIsWrong) as refused:
        read_scenario(json.dumps(wrong))
    said = str(refused.value)
    assert "months" in said
    assert "profile" in said
    assert "households" in said
    assert "from" in said


def test_a_lever_nobody_knows_is_refused_by_name() -> None:
    wrong = {**THE_EXAMPLE, "levers": [{"lever": "magic", "from": "2027-03"}]}
    with pytest.raises(ScenarioIsWrong, match="magic"):
        read_scenario(json.dumps(wrong))


def test_what_is_not_json_is_said_with_line_and_column() -> None:
    with pytest.raises(ScenarioIsWrong, match="line 1, column 3"):
        read_scenario("{ not json")


def test_every_lever_says_what_it_does() -> None:
    for lever in LEVERS:
        assert lever.__doc__
        assert {"lever", "from", "rationale"} <= set(lever.model_json_schema()["properties"])


def test_what_is_assumed_is_a_setting_of_the_scenario() -> None:
    read = read_scenario(json.dumps({**THE_EXAMPLE, "assumptions": {"empty_bed_cost_share": 0.5}}))
    assert read.assumptions == Assumptions(empty_bed_cost_share=0.5)
    with pytest.raises(ScenarioIsWrong) as refused:
        wrong = {"empty_bed_cost_share": 50, "months_to_wait": 2}
        read_scenario(json.dumps({**THE_EXAMPLE, "assumptions": wrong}))
    assert "empty_bed_cost_share: it should be less than or equal to 1" in str(refused.value)
    assert "months_to_wait: there is no such field" in str(refused.value)


def test_what_is_wrong_is_said_in_words_for_people() -> None:
    lever = {"lever": "recruit_carers", "from": 2027, "profile": "foster", "households": "ten"}
    wrong = {**THE_EXAMPLE, "levers": [lever, {"lever": "magic"}, {}], "monhts": 12}
    with pytest.raises(ScenarioIsWrong) as refused:
        read_scenario(json.dumps(wrong))
    said = str(refused.value)
    assert "from: write the month as 2027-03 (given: 2027)" in said
    assert "households: it should be a whole number" in said
    assert "there is no lever called 'magic'; there are: 'change_entries'" in said
    assert "it does not say which lever it is" in said
    assert "monhts: there is no such field" in said
    assert "Input" not in said
