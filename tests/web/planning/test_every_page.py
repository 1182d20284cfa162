"""What holds of every page for commissioners."""

import re
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers
from web.app import create_app
from web.scenario_runs import stored_run
from web.settings import Settings
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.results import save_results

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
"""Before the runs of other tests, whose newest run as things are stays the newest."""
LEVERS = read_levers([{"lever": "open_home", "from": "2027-01", "places": 3}])
BASE = Scenario(name="As things are", baseline="demo", months=3, draws=10)
CHANGED = BASE.model_copy(update={"name": "Open, and wait", "levers": LEVERS})
LISTS = ("/scenarios", "/plans", "/sweeps")
FORMS = ("/scenarios/new", "/scenarios/changes?lever=open_home", "/plans/new", "/sweeps/new")
RECRUITERS = ("/recruit", "/recruit/pipeline", "/recruit/carers")


@pytest.fixture
def pages(client, settings, baseline):
    """Give every page of commissioners and recruiters, those about two runs among them."""
    engine = open_database(settings.database)
    made = [stored_run(run_scenario(each, baseline), "sufficiency run") for each in (BASE, CHANGED)]
    base, changed = (
        each.id for each in save_results(engine, stored_baseline(engine, "demo"), made, now=NOW)
    )
    about_runs = (
        f"/scenarios/results/{changed}",
        f"/scenarios/compare?result={base}&result={changed}",
        f"/plans/new?result={changed}",
        f"/sweeps/new?result={changed}",
    )
    every = (*LISTS, *FORMS, *RECRUITERS, *about_runs)
    return {address: client.get(address).text for address in every}


def test_headings_go_down_by_one_level_at_a_time(pages):
    for address, page in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_every_table_has_a_caption_and_names_its_rows_and_columns(pages):
    tables = {
        (address, number): table
        for address, page in pages.items()
        for number, table in enumerate(re.findall(r"<table.*?</table>", page, re.DOTALL))
    }
    assert len(tables) > 20
    for where, table in tables.items():
        assert re.search(r"<caption[^>]*>\s*\S", table), where
        assert 'scope="col"' in table, where
        assert 'scope="row"' in table, where


def test_the_page_of_a_result_says_what_lets_it_be_made_again(pages):
    page = next(page for address, page in pages.items() if "/results/" in address)
    rests_on = page[page.index('id="sources"') :]
    for fact in (
        "20 November 2026",
        "Open a home",
        "10, from seed 1",
        "Version of this software",
        "Data fingerprint",
        "What the futures assume",
    ):
        assert fact in rests_on


def test_every_page_says_what_its_facts_rest_on(client):
    for address in (*LISTS, *FORMS, *RECRUITERS):
        page = client.get(address).text
        for words in ("Made-up data", "Data to", "eed", "version", "needs assessment: "):
            assert words in page
        assert "<script" not in page
        assert "style=" not in page


def test_without_a_made_up_authority_the_pages_say_how_to_get_one(tmp_path):
    client = create_app(Settings(tmp_path, TODAY)).test_client()
    for address in ("/scenarios", "/recruit", "/plans", "/sweeps"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "sufficiency demo" in answer.text
