"""Pages are worked out and drawn once, and never say what newer data or runs have overtaken."""

import html
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers
from web.app import create_app
from web.importing import import_records
from web.scenario_runs import keep, stored_as_baseline
from web.settings import Settings
from web.store.engine import open_database

from .conftest import NOW, TODAY

HOME = read_levers([{"lever": "open_home", "from": "2026-12", "places": 3}])


@pytest.fixture
def own(tmp_path):
    """Give an instance of one's own, with what it was made from: the tests here import again."""
    folder, settings = tmp_path / "files", Settings(tmp_path / "instance", TODAY)
    settings.instance.mkdir()
    folder.mkdir()
    write_made_up_authority(folder)
    records = read([folder]).records
    import_records(open_database(settings.database), records, "demo", now=NOW)
    return create_app(settings).test_client(), settings, records


def run(settings, name, levers=(), *, later=0):
    """Keep a run as a command does, so many days later, and give its id."""
    baseline, stored = stored_as_baseline("demo", settings)
    scenario = Scenario(name=name, baseline="demo", months=3, draws=10, levers=levers)
    now = NOW + timedelta(days=later)
    keep(settings, stored, run_scenario(scenario, baseline), "sufficiency run", now=now)


def without_a_home(records):
    """Leave out the first fostering household in which nobody lives."""
    lived_in = {child.current_place for child in records.needs}
    gone = next(
        home for home in records.homes if home.type == "foster" and home.place_id not in lived_in
    )
    files = tuple(replace(each, sha256=each.sha256[::-1]) for each in records.files)
    left = tuple(home for home in records.homes if home is not gone)
    return replace(records, homes=left, files=files)


def results_listed(client):
    return list(
        dict.fromkeys(re.findall(r'/scenarios/results/[^"]+', client.get("/scenarios").text))
    )


def test_a_second_look_draws_nothing_and_says_the_same(own, monkeypatch):
    client, settings, _ = own
    run(settings, "As things are")
    run(settings, "A third home", HOME, later=1)
    results = results_listed(client)
    ids = [address.rsplit("/", 1)[1] for address in results]
    comparison = f"/scenarios/compare?result={ids[0]}&result={ids[1]}"
    pages = [*results, comparison, "/recruit/carers", "/recruit/pipeline"]
    first = [client.get(address).text for address in pages]
    assert all("<svg" in page for page in first[:3])

    def again(*_, **__):
        raise AssertionError("worked out again")

    monkeypatch.setattr("web.charts.svg._drawn", again)
    monkeypatch.setattr("web.planning.pipeline_page.on_the_way", again)
    monkeypatch.setattr("web.planning.pipeline_page.of_carers", again)
    assert [client.get(address).text for address in pages] == first


def test_newer_data_are_on_every_page_at_once(own):
    client, settings, records = own
    run(settings, "As things are")
    [result] = results_listed(client)
    pages = ("/recruit/carers", "/recruit/pipeline")
    before = [client.get(address).text for address in pages]
    client.get(result)
    assert (
        "Today there are 36 fostering households"
        in client.get("/scenarios/changes?lever=recruit_carers").text
    )
    later = NOW + timedelta(days=1)
    newer = without_a_home(records)
    import_records(open_database(settings.database), newer, "demo", now=later)
    after = [client.get(address).text for address in pages]
    assert "31 fostering" in _plain(before[0])
    assert "30 fostering" in _plain(after[0])
    assert (
        "Today there are 35 fostering households"
        in client.get("/scenarios/changes?lever=recruit_carers").text
    )
    assert results_listed(client) == [], "a run of the earlier data is not things as they are"
    assert client.get(result).status_code == 200, "and is still there for who kept its address"


def test_another_target_is_another_answer_and_the_first_stays(own):
    client, _, _ = own
    said = [
        _plain(client.get(f"/recruit/pipeline?households={number}&by=2028-03-31").text)
        for number in (3, 5, 3)
    ]
    assert "3 approvals by 31 March 2028" in said[0]
    assert "5 approvals by 31 March 2028" in said[1]
    assert said[2] == said[0]


def test_a_new_run_is_in_the_list_and_compared_at_once(own):
    client, settings, _ = own
    run(settings, "As things are")
    assert len(results_listed(client)) == 1
    run(settings, "A third home", HOME, later=1)
    base, new = (address.rsplit("/", 1)[1] for address in results_listed(client))
    page = client.get(f"/scenarios/compare?result={base}&result={new}").text
    assert "A third home instead of As things are" in page
    run(settings, "As things are", later=2)
    newest = results_listed(client)[0]
    assert newest.rsplit("/", 1)[1] != base, "things as they are stand as they were run last"


def _plain(page):
    return " ".join(re.sub("<[^>]+>", " ", html.unescape(page)).split())
