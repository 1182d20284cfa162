"""What `sufficiency run` answers is in the list of scenarios, beside what pages asked for."""

import re
from datetime import UTC, datetime

import numpy as np
import pytest

from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers
from web.scenario_runs import stored_run
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.results import save_results

LEVERS = read_levers([{"lever": "open_home", "from": "2027-01", "places": 3}])
BASE = Scenario(name="As things are", baseline="demo", months=2, draws=10)


@pytest.fixture
def run_by_command(settings, baseline):
    """Run by a command: first as things are, then twice with a home opened."""
    engine = open_database(settings.database)
    changed = BASE.model_copy(update={"name": "A third home", "levers": LEVERS})
    for number, scenario in enumerate((BASE, changed, changed)):
        made = stored_run(run_scenario(scenario, baseline), "sufficiency run")
        day = datetime(2026, 11, 22, number, tzinfo=UTC)
        save_results(engine, stored_baseline(engine, "demo"), [made], now=day)


@pytest.mark.usefixtures("run_by_command")
def test_a_scenario_run_last_does_not_take_the_place_of_things_as_they_are(client):
    page = client.get("/scenarios").text
    assert page.count(">As things are</a>") == 1
    assert page.index(">As things are</a>") < page.index(">A third home</a>")
    assert page.count(">A third home</a>") == 1, "run twice, it is one scenario"
    assert "Open a home. By a command, 22 November 2026." in page
    form = client.get("/scenarios/changes?lever=open_home").text
    assert 'value="10"' in form, "as many futures as the run without changes has"


@pytest.mark.usefixtures("run_by_command")
def test_a_page_gives_the_very_ranges_that_files_give(client, baseline):
    result = run_scenario(BASE, baseline).to_dict()
    draws = result["by_draw"]["off_island"]["all"]
    low, high = np.quantile(draws, (0.1, 0.9))
    said = f"{np.mean(draws):.1f} ({low:.1f} to {high:.1f})"
    page = client.get("/scenarios").text
    assert f"Children living off the island: {said}" in page
    of_base = re.search(r'/scenarios/results/[^"]+', page)[0]
    assert f"{np.mean(draws):.1f}, from {low:.1f} to {high:.1f}" in client.get(of_base).text


def test_a_change_that_does_not_show_is_said_beside_it(client, settings, baseline):
    late = read_levers([{"lever": "open_home", "from": "2040-01", "places": 3}])
    scenario = BASE.model_copy(update={"name": "Too late", "levers": late})
    made = stored_run(run_scenario(scenario, baseline), "sufficiency run")
    engine = open_database(settings.database)
    day = datetime(2026, 11, 24, tzinfo=UTC)
    [kept] = save_results(engine, stored_baseline(engine, "demo"), [made], now=day)
    page = client.get(f"/scenarios/results/{kept.id}").text
    changes = page[page.index('id="changes"') : page.index('id="figures"')]
    assert "Open a home begins in January 2040, after the last month of this run" in changes
