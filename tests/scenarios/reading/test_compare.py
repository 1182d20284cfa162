"""Results are compared draw by draw, and only where a difference is the levers' alone."""

import json
from copy import deepcopy
from typing import Any

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.levers import RecruitCarers
from scenarios.reading.compare import NotComparable, averages_outside, compare
from scenarios.reading.sweep import Setting, sweep, tornado
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, ScenarioIsWrong

TEN = RecruitCarers.model_validate(
    {"from": "2026-12", "profile": "intensive_foster", "households": 10, "over_months": 1}
)

DIFFERENT_IN = {
    "data_hash": "the data",
    "data_date": "the data date",
    "model": "the forecasting model",
    "version": "the version of this software",
    "codification": "the codification of needs",
    "seed": "the seed",
    "draws": "the number of draws",
    "months": "the number of months",
    "assumptions": "the assumptions",
}


@pytest.fixture(scope="module")
def as_is(made_up: Baseline) -> dict[str, Any]:
    result = run_scenario(Scenario(name="As is", months=6, draws=10), made_up)
    return dict(json.loads(result.to_json()))


@pytest.fixture(scope="module")
def with_ten(made_up: Baseline) -> dict[str, Any]:
    result = run_scenario(Scenario(name="Ten", months=6, draws=10, levers=(TEN,)), made_up)
    return dict(json.loads(result.to_json()))


def test_a_result_differs_from_itself_by_exactly_nothing(as_is: dict[str, Any]) -> None:
    rows = compare([as_is, as_is]).rows
    assert all(row["difference"] in (0, None) for row in rows)
    assert all(row["q10"] == row["q90"] for row in rows)


def test_what_was_and_what_is_differ_by_the_difference_where_some_futures_have_none(
    as_is: dict[str, Any], with_ten: dict[str, Any]
) -> None:
    before, after = deepcopy(as_is), deepcopy(with_ten)
    before["by_draw"]["siblings_together"]["all"][:4] = [None, None, 0.0, 1.0]
    after["by_draw"]["siblings_together"]["all"][:4] = [1.0, 0.0, None, 0.5]
    for row in compare([before, after]).rows:
        if row["difference"] is not None:
            told = float(row["mean"] or 0) - float(row["reference_mean"] or 0)
            assert told == pytest.approx(float(row["difference"]), abs=2e-3 * max(1, abs(told)))


def test_ten_households_bring_children_home_and_the_sentence_says_so(
    as_is: dict[str, Any], with_ten: dict[str, Any]
) -> None:
    answer = compare([as_is, with_ten])
    whole = {row["measure"]: row for row in answer.rows if row["period"] == "all"}
    assert float(whole["suitable_on_island"]["difference"] or 0) > 0.02
    assert float(whole["off_island"]["difference"] or 0) < 0
    assert float(whole["suitable_on_island"]["better"] or 0) >= 0.9
    assert answer.sentences[0].startswith("Ten instead of As is: +")
    assert whole["children"]["difference"] == 0


def test_an_average_in_the_sentences_that_few_futures_make_is_told_apart(
    as_is: dict[str, Any],
) -> None:
    first = deepcopy(as_is)
    for periods in first["by_draw"].values():
        periods.update({period: 2 * draws for period, draws in periods.items()})
    other = deepcopy(first)
    other["by_draw"]["waiting"]["all"][0] += 40
    assert not averages_outside(compare([first, other]).rows), "no sentence says who waits"
    other["by_draw"]["off_island"]["all"][0] += 40
    told = compare([first, other])
    assert "+2.0 children (0.0 to 0.0) off the island" in told.sentences[0]
    assert averages_outside(told.rows)


def test_results_of_an_earlier_release_are_compared_by_what_they_hold(
    as_is: dict[str, Any], with_ten: dict[str, Any]
) -> None:
    earlier = json.loads(json.dumps(with_ten))
    for row in earlier["tables"]["choice"]:
        del row["options_q90"]
    _, second = compare([as_is, earlier]).choice
    assert "options_median" in second
    assert "options_q90" not in second
    del earlier["by_draw"]["cost"]
    with pytest.raises(NotComparable, match="lacks the draws of cost"):
        compare([as_is, earlier])


def test_choice_is_said_of_each_result(as_is: dict[str, Any], with_ten: dict[str, Any]) -> None:
    first, second = compare([as_is, with_ten]).choice
    asked = [
        r["options_median"] for r in as_is["tables"]["choice"] if r["options_median"] is not None
    ]
    most = [r["options_q90"] for r in as_is["tables"]["choice"] if r["options_q90"] is not None]
    assert first == {
        "scenario": "As is",
        "options_median": pytest.approx(sum(asked) / len(asked), abs=0.01),
        "options_q10": pytest.approx(0, abs=1),
        "options_q90": pytest.approx(sum(most) / len(most), abs=0.01),
    }
    assert float(second["options_median"] or 0) > float(first["options_median"] or 0)


def test_a_result_of_an_earlier_release_is_compared_by_what_both_measure(
    as_is: dict[str, Any],
) -> None:
    earlier = {**as_is, "by_draw": {k: v for k, v in as_is["by_draw"].items() if k != "waiting"}}
    rows = compare([as_is, earlier]).rows
    assert {row["measure"] for row in rows} == set(as_is["by_draw"]) - {"waiting"}


def test_a_comparison_says_what_it_rests_on(as_is: dict[str, Any]) -> None:
    made = compare([as_is, as_is]).provenance
    assert made["unassessed"] == as_is["provenance"]["unassessed"]
    assert made["data_date"] == as_is["provenance"]["data_date"]


def test_results_of_other_data_are_refused_with_the_reason(as_is: dict[str, Any]) -> None:
    other = {**as_is, "provenance": {**as_is["provenance"], "data_hash": "0", "seed": 2}}
    with pytest.raises(NotComparable, match=r"the data .* the seed"):
        compare([as_is, other])


@pytest.mark.parametrize("part", sorted(DIFFERENT_IN))
def test_whatever_else_differs_in_the_making_is_a_reason_to_refuse(
    as_is: dict[str, Any], part: str
) -> None:
    made = as_is["provenance"]
    assert part in made
    other = {**as_is, "provenance": {**made, part: "something else"}}
    with pytest.raises(NotComparable, match=f"differ in {DIFFERENT_IN[part]}"):
        compare([as_is, other])


def test_one_result_or_five_are_refused(as_is: dict[str, Any]) -> None:
    for number in (1, 5):
        with pytest.raises(NotComparable, match="2 to 4"):
            compare([as_is] * number)


def test_no_two_results_have_one_name(as_is: dict[str, Any]) -> None:
    names = compare([{**as_is, "name": name} for name in ("A", "A (2)", "A", "A")]).names
    assert names == ("A", "A (2)", "A (3)", "A (4)")
    assert compare([{**as_is, "name": n} for n in ("A", "A (3)", "A")]).names[2] == "A (2)"


def test_a_setting_without_values_is_refused(made_up: Baseline) -> None:
    scenario = Scenario(name="Sweep", months=6, draws=10, levers=(TEN,))
    for tried in (sweep, lambda *asked: tornado(*asked, "off_island")):
        with pytest.raises(ScenarioIsWrong, match=r"1\.households has no values"):
            tried(scenario, made_up, [Setting(1, "households", ())])


def test_a_sweep_begins_where_nothing_is_done(made_up: Baseline, as_is: dict[str, Any]) -> None:
    scenario = Scenario(name="Sweep", months=6, draws=10, levers=(TEN,))
    rows = sweep(scenario, made_up, [Setting(1, "households", (0, 10))])
    off = [row for row in rows if row["measure"] == "off_island"]
    draws = as_is["by_draw"]["off_island"]["all"]
    assert off[0]["mean"] == pytest.approx(sum(draws) / len(draws), abs=1e-3)
    assert float(off[1]["mean"] or 0) < float(off[0]["mean"] or 0)


def test_a_tornado_puts_the_widest_swing_first(made_up: Baseline) -> None:
    scenario = Scenario(name="Tornado", months=6, draws=10, levers=(TEN,))
    tried = [Setting(1, "oldest", (16, 17)), Setting(1, "households", (0, 20))]
    rows = tornado(scenario, made_up, tried, "off_island")
    assert [row["setting"] for row in rows] == ["1.households", "1.oldest"]


def test_a_tornado_has_the_range_of_what_each_setting_changes_draw_by_draw(
    made_up: Baseline,
) -> None:
    scenario = Scenario(name="Tornado", months=6, draws=10, levers=(TEN,))
    (row,) = tornado(scenario, made_up, [Setting(1, "households", (0, 20))], "off_island")
    ends = [
        run_scenario(
            scenario.model_copy(update={"levers": (TEN.model_copy(update={"households": n}),)}),
            made_up,
        ).by_draw["off_island"]["all"]
        for n in (0, 20)
    ]
    changes = [float(high or 0) - float(low or 0) for low, high in zip(*ends, strict=True)]
    assert row["change"] == pytest.approx(sum(changes) / len(changes), abs=1e-3)
    assert min(changes) <= float(row["q10"] or 0) <= float(row["q90"] or 0) <= max(changes)
    assert float(row["q90"] or 0) < 0


def test_rows_say_what_they_rest_on(made_up: Baseline) -> None:
    scenario = Scenario(name="Both", months=6, draws=10, seed=4, levers=(TEN,))
    setting = Setting(1, "households", (0, 5))
    for row in (
        *sweep(scenario, made_up, [setting]),
        *tornado(scenario, made_up, [setting], "off_island"),
    ):
        assert (row["seed"], row["draws"], row["months"]) == (4, 10, 6)
        assert row["data_date"] == made_up.as_of.isoformat()
        assert row["unassessed"] == made_up.unassessed
        assert row["synthetic"] is True
        assert row["model"]
        assert row["version"]


def test_a_setting_that_is_not_there_is_refused_by_name(made_up: Baseline) -> None:
    scenario = Scenario(name="Wrong", months=6, draws=10, levers=(TEN,))
    with pytest.raises(ScenarioIsWrong, match="there are: from, profile, households"):
        sweep(scenario, made_up, [Setting(1, "beds", (1,))])
    with pytest.raises(ScenarioIsWrong, match="There is no lever 2"):
        sweep(scenario, made_up, [Setting(2, "households", (1,))])


def test_what_nobody_could_tell_apart_is_refused(made_up: Baseline) -> None:
    scenario = Scenario(name="Twice", months=6, draws=10, levers=(TEN,))
    homes, again = Setting(1, "households", (0, 5)), Setting(1, "households", (1, 2))
    with pytest.raises(ScenarioIsWrong, match="named twice"):
        sweep(scenario, made_up, [homes, again])
    with pytest.raises(ScenarioIsWrong, match="one value twice"):
        sweep(scenario, made_up, [Setting(1, "households", (5, 5))])
    with pytest.raises(ScenarioIsWrong, match="two values or more"):
        tornado(scenario, made_up, [Setting(1, "households", (5,))], "off_island")
    with pytest.raises(ScenarioIsWrong, match="one or two settings, not 3"):
        sweep(
            scenario, made_up, [homes, Setting(1, "places", (1, 2)), Setting(1, "oldest", (9, 17))]
        )
