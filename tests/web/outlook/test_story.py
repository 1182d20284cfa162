"""The story of an authority is told from its results, and only from those that agree."""

from web.outlook.story import story
from web.store.baselines import StoredBaseline
from web.store.results import ResultKind, StoredResult


def told(payloads, **changed):
    """Tell the story of the payloads, with changes to the provenance of the run."""
    run = payloads[ResultKind.RUN]
    run = {**run, "provenance": {**run["provenance"], **changed}}
    results = {
        kind: StoredResult(kind, "Ten homes", 1, 500, "m", "v", "1", payload)
        for kind, payload in {**payloads, ResultKind.RUN: run}.items()
    }
    authority = StoredBaseline(1, "demo", "Seahaven", None, "1", True, "")
    return story(
        authority,
        results[ResultKind.RUN],
        results[ResultKind.FORECAST],
        results[ResultKind.BACK_TEST],
    )


def test_a_scenario_in_which_something_is_done_says_so(payloads):
    as_things_are = told(payloads)
    scenario = told(payloads, levers=[{"lever": "open_home"}])
    assert as_things_are.scenario == ""
    assert scenario.scenario == "Ten homes"
    assert "if nothing changes" in as_things_are.outcomes.sentence
    assert "in this scenario" in scenario.outcomes.sentence
    assert any(fact.value == "Open a home" for fact in scenario.facts)


def test_a_forecast_of_other_futures_is_not_shown_beside_the_run(payloads):
    other = payloads[ResultKind.FORECAST]
    rows = [{**row, "mean": row["mean"] + 1} for row in other["rows"]]
    shown = told({**payloads, ResultKind.FORECAST: {**other, "rows": rows}})
    assert not [command for command in shown.commands if "forecast" in command]
    assert [command for command in told(payloads).commands if "forecast" in command]


def test_a_back_test_that_could_not_be_made_is_said_and_not_offered(payloads):
    none = {**payloads[ResultKind.BACK_TEST], "rows": []}
    shown = told({**payloads, ResultKind.BACK_TEST: none})
    assert "not been tested" in shown.verdict
    assert not [command for command in shown.commands if "backtest" in command]


def test_the_back_test_table_shows_misses_and_how_often_the_range_held(payloads):
    # The model says 10 and the last value 9, where 11 came: misses of 1 and 2, inside 8 to 12.
    shown = told(payloads)
    assert shown.record_table.rows[0] == ("12", "4", "1.0", "2.0", "100%")
    assert "came closer than carrying the last count forward at every distance" in shown.verdict
