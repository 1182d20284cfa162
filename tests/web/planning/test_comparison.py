"""Results are compared where they are of the same futures."""

from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime

from scenarios.run import run_scenario
from scenarios.scenario import Scenario
from web.planning.comparison_page import comparison_page
from web.scenario_runs import stored_run
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.results import save_results

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def test_results_of_other_futures_are_not_compared(client, settings, baseline):
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    scenario = Scenario(name="Base", baseline="demo", months=2, draws=10)
    results = [run_scenario(scenario, baseline), run_scenario(scenario, baseline, seed=2)]
    stored = save_results(engine, authority, [stored_run(r, "") for r in results], now=NOW)
    more = save_results(
        engine, authority, [replace(stored_run(results[0], ""), name="Same")], now=NOW
    )
    ids = [each.id for each in (*stored, *more)]
    refused = client.get("/scenarios/compare", query_string={"result": ids[:2]})
    assert refused.status_code == 422
    assert "differ in the seed (1 and 2)" in refused.text
    assert client.get("/scenarios/compare").status_code == 422
    same = client.get("/scenarios/compare", query_string={"result": [ids[0], ids[2]]})
    assert same.status_code == 200
    assert same.text.index("What is different") < same.text.index("The figures of each scenario")
    assert "0.0 points (0.0 to 0.0)" in same.text
    assert "a few futures differ" not in same.text
    unknown = client.get("/scenarios/compare", query_string={"result": [ids[0], "nothing"]})
    assert unknown.status_code == 404


def test_a_difference_that_few_futures_make_is_explained(baseline):
    scenario = Scenario(name="Base", baseline="demo", months=2, draws=20)
    base = stored_run(run_scenario(scenario, baseline), "")
    other = replace(base, payload=deepcopy(base.payload))
    waiting = other.payload["by_draw"]["waiting"]["all"]
    waiting[0] += 30
    table = comparison_page([base, other], {}).differences
    assert "a few futures differ much from the rest" in table.note
    [line] = [line for line in table.rows if line[0] == "Children waiting for a home"]
    assert line[1] == "+1.5 (0.0 to 0.0); better in 0% of futures"
    assert comparison_page([base, base], {}).differences.note == ""


def test_a_choice_of_too_few_results_says_how_many_there_may_be(client):
    refused = client.get("/scenarios/compare")
    assert "2 to 4 results can be compared; 0 were given." in refused.text
