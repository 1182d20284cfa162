"""What commands run of an authority's own data is found from its first page."""

import copy
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from web.app import create_app
from web.settings import Settings
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.results import ResultKind, StoredResult, save_results

LATER = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def with_a_scenario(client_of, payloads, tmp_path):
    """Give someone whose database holds a scenario, run after the run without changes."""

    def made(*, synthetic):
        client_of(ResultKind.RUN, synthetic=synthetic)
        payload = copy.deepcopy(payloads[ResultKind.RUN])
        payload["name"] = "A third home"
        payload["provenance"]["levers"] = [{"lever": "open_home", "from": "2027-03-01"}]
        run = StoredResult(ResultKind.SCENARIO, "A third home", 1, 500, "m", "0", "1", payload)
        engine = open_database(tmp_path / "sufficiency.db")
        authority = stored_baseline(engine, "demo")
        later = replace(run, data_hash=authority.data_hash)
        save_results(engine, authority, [later], now=LATER)
        return create_app(Settings(tmp_path, None)).test_client()

    return made


def test_the_first_page_shows_things_as_they_are_whatever_was_run_last(with_a_scenario, shown):
    for synthetic in (True, False):
        page = shown(with_a_scenario(synthetic=synthetic), "/").text
        assert "Scenario: " not in page
        assert "if nothing changes" in page


def test_a_scenario_of_own_data_is_one_link_away(with_a_scenario, shown):
    client = with_a_scenario(synthetic=False)
    where = re.search(
        r'href="(/authority/demo/scenarios/[^"]+)">A third home', client.get("/").text
    )
    page = shown(client, where[1]).text
    assert "Scenario: A third home" in page
    assert "As things are" in page
    assert client.get("/authority/demo/scenarios/none").status_code == 404


def test_made_up_scenarios_are_in_their_own_list(with_a_scenario):
    page = with_a_scenario(synthetic=True).get("/").text
    assert "Scenarios run from these data" not in page
