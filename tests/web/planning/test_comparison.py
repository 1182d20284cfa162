"""Results are compared where they are of the same futures."""

from dataclasses import replace
from datetime import UTC, datetime

from scenarios.run import run_scenario
from scenarios.scenario import Scenario
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
    unknown = client.get("/scenarios/compare", query_string={"result": [ids[0], "nothing"]})
    assert unknown.status_code == 404
