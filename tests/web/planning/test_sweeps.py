"""One number of a scenario tried at several values in the pages: the curve of the command."""

import json
import re
import time

import pytest

from scenarios.reading.sweep import Setting, sweep
from scenarios.scenario import read_scenario
from web.app import create_app
from web.reports.sweep import headline
from web.reports.sweep_facts import names_of
from web.settings import Settings
from web.store.engine import open_database
from web.store.jobs import State, end, job_of


@pytest.fixture
def two_changes(client, kept, posted, usual, baseline):
    """Give a scenario with two changes."""
    recruited = usual("recruit_carers", baseline) | {"households": "3"}
    fewer = usual("change_entries", baseline)
    data = posted(("recruit_carers", recruited), ("change_entries", fewer), name="Three more")
    return kept(client, data).rsplit("/", 1)[1]


@pytest.fixture
def tried(client, token):
    """Give what tries values and gives the address of the answer."""

    def try_them(values, scenario, setting="1.households"):
        typed = {"setting": setting, "values": values, "scenario": scenario}
        answer = client.post("/sweeps/new", data={**typed, "csrf_token": token(client)})
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    return try_them


def found(client, address):
    for _ in range(300):
        page = client.get(address)
        if "Refresh" not in page.headers:
            return page.text
        time.sleep(0.1)
    pytest.fail(page.text)


@pytest.mark.usefixtures("worker")
def test_values_tried_in_the_pages_give_the_commands_curve(
    client, app, baseline, settings, tried, two_changes
):
    address = tried("6, 0;3 3", two_changes)
    page = found(client, address)
    scenario = read_scenario(client.get(f"{address}/scenario.json").text)
    setting = Setting(1, "households", (0.0, 3.0, 6.0))
    rows = sweep(scenario, baseline, [setting])
    job = job_of(open_database(settings.database), address.rsplit("/", 1)[1])
    kept = app.extensions["planning"].result(job.result_id).payload
    assert kept["rows"] == json.loads(json.dumps(rows))
    said = headline(rows, names_of(scenario, [setting]))
    assert said in page
    assert said in client.get("/sweeps").text
    for words in (
        "No child goes off the island for want of a home, share of futures",
        "Show these figures as a table",
        "Codification of needs",
        "Children without a needs assessment",
        "from seed 1",
        "<span>1.households=0,3,6</span>",
    ):
        assert words in page


def test_every_number_of_every_change_may_be_tried_and_says_what_it_is_now(client, two_changes):
    form = client.get("/sweeps/new", query_string={"scenario": two_changes}).text
    assert "Change 1. Recruit carers: how many households (now 3)" in form
    assert "how much it changes, in per cent (now -10)" in form
    assert "rationale" not in form


def test_a_form_not_yet_filled_in_has_nothing_wrong_with_it(client, two_changes):
    """It once showed a fault of ours as if the reader had typed it."""
    page = client.get(f"/sweeps/new?scenario={two_changes}").text
    assert 'name="values"' in page
    assert "error" not in page.lower()
    assert "object at" not in page


def test_where_no_number_is_changed_the_form_leads_to_a_scenario(client):
    form = client.get("/sweeps/new").text
    assert 'href="/scenarios/new"' in form
    assert 'name="values"' not in form


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("", "2 to 12 different numbers"),
        ("5", "2 to 12 different numbers"),
        ("5, 5.0", "2 to 12 different numbers"),
        (", ".join(str(n) for n in range(13)), "2 to 12 different numbers"),
        ("0, some", "Write numbers with commas between them"),
        ("0, 1e9", "Write numbers with commas between them"),
        ("0, -5", "-5 cannot be tried: How many households must be a whole number"),
        ("0, 2.5", "2.5 cannot be tried: How many households must be a whole number"),
    ],
)
def test_what_is_wrong_with_values_is_said_beside_them(client, token, two_changes, values, words):
    typed = {"setting": "1.households", "values": values, "scenario": two_changes}
    answer = client.post("/sweeps/new", data={**typed, "csrf_token": token(client)})
    assert answer.status_code == 422
    assert words in re.search(r'id="values-error"(.*?)</p>', answer.text, re.S)[1]
    assert 'href="#values"' in answer.text
    assert f'value="{values}"' in answer.text or not values


def test_a_number_that_is_not_of_the_scenario_is_refused(client, token, two_changes):
    for setting in ("", "1.lever", "9.households", "households", "1.rationale"):
        typed = {"setting": setting, "values": "0, 1", "scenario": two_changes}
        answer = client.post("/sweeps/new", data={**typed, "csrf_token": token(client)})
        assert answer.status_code == 422
        assert "Choose one of the list" in answer.text


def test_cancelled_values_keep_nothing_and_may_be_tried_again(
    client, settings, tried, token, two_changes
):
    address = tried("0, 4", two_changes)
    assert tried("0, 4", two_changes) == address
    assert client.get(address).headers["Refresh"] == "3"
    client.post(f"{address}/cancel", data={"csrf_token": token(client)})
    assert "It was cancelled. Nothing of it was kept." in client.get(address).text
    again = client.post(f"{address}/again", data={"csrf_token": token(client)}).headers["Location"]
    assert again != address
    end(open_database(settings.database), again.rsplit("/", 1)[1], State.CANCELLED)


@pytest.mark.parametrize("way", ["", "/scenario.json"])
def test_values_tried_in_another_instance_are_not_found(
    tmp_path, client, settings, tried, two_changes, way
):
    address = tried("0, 5", two_changes)
    end(open_database(settings.database), address.rsplit("/", 1)[1], State.CANCELLED)
    assert client.get(address + way).status_code == 200
    elsewhere = create_app(Settings(tmp_path, settings.today)).test_client()
    assert elsewhere.get(address + way).status_code == 404
    assert "Nothing was tried here" in client.get(f"/sweeps/unknown{way}").text
