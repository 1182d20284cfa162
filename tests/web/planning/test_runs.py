"""Scenarios run in the background, and their pages look again until there is an answer."""

import json
import re
import time
from datetime import UTC, datetime

import pytest

from scenarios.run import run_scenario
from scenarios.scenario import read_scenario
from web.app import create_app
from web.background.queue import queue_of
from web.scenario_runs import stored_run
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.jobs import JobKind, State, ask, begin, cut_off, job_of, tell

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def ended(client, address):
    """Look again, as the page does by itself, until there is an answer."""
    for _ in range(200):
        answer = client.get(address)
        if answer.status_code == 303:
            return answer.headers["Location"]
        assert answer.headers["Refresh"] == "3"
        time.sleep(0.1)
    pytest.fail(answer.text)


@pytest.mark.usefixtures("worker")
def test_a_run_in_the_background_is_the_same_as_the_commands(
    client, baseline, settings, kept, posted, token, usual
):
    typed = usual("recruit_carers", baseline) | {"households": "3"}
    data = posted(("recruit_carers", typed), name="Three", **{"target-suitable_on_island": "50"})
    address = kept(client, {**data, "target-suitable_on_island-sure": "80"})
    file = client.get(f"{address}/scenario.json").text
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    where = ended(client, address)
    page = client.get(where)
    expected = run_scenario(read_scenario(file), baseline)
    assert expected.headline in page.text
    found = create_app(settings).extensions["planning"].result(where.rsplit("/", 1)[1])
    by_command = stored_run(expected, found.payload["command"]).payload
    assert found.payload == json.loads(json.dumps(by_command))
    for words in (
        "Whether the targets are reached",
        "What each change adds",
        "The true gap",
        "What it costs",
        "Where children come from and go",
        "Looking for a home",
    ):
        assert words in page.text
    assert "Children without a needs assessment" in page.text
    assert "version" in page.text


@pytest.mark.usefixtures("worker")
def test_a_scenario_that_was_run_is_copied_when_it_is_changed(client, kept, posted, token):
    address = kept(client, posted(name="Once"))
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    ended(client, address)
    form = client.get("/scenarios/changes", query_string={"like": address.rsplit("/", 1)[1]}).text
    key = re.search(r'name="key" value="([^"]+)"', form)[1]
    assert kept(client, {**posted(name="Other"), "key": key}) != address
    again = kept(client, {**posted(name="Third"), "key": address.rsplit("/", 1)[1]})
    assert again != address
    assert ">Once</a>" in client.get("/scenarios").text


@pytest.mark.usefixtures("worker")
def test_what_a_run_cannot_answer_is_said_on_its_page(client, settings, kept, posted):
    address = kept(client, posted(name="Impossible"))
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    lever = {"lever": "close_home", "from": "2027-01-01", "place": "nowhere", "rationale": ""}
    scenario = client.get(f"{address}/scenario.json").json | {"levers": [lever]}
    job = ask(engine, authority, JobKind.SCENARIO, scenario,
              scenario_id=address.rsplit("/", 1)[1], now=NOW)  # fmt: skip
    queue_of(settings).put(job)
    for _ in range(100):
        if job_of(engine, job).state is State.FAILED:
            break
        time.sleep(0.1)
    page = client.get(address).text
    assert "It could not be run" in page
    assert "nowhere" in page
    assert "Refresh" not in client.get(address).headers


def test_a_page_looks_again_by_itself_unless_it_is_asked_not_to(client, kept, posted, token):
    address = kept(client, posted(name="Slow"))
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    assert client.get(address).headers["Refresh"] == "3"
    by_hand = client.get(address, query_string={"by-hand": "yes"})
    assert "Refresh" not in by_hand.headers
    assert "Let it look again by itself" in by_hand.text


def test_a_cancelled_run_keeps_nothing(client, settings, kept, posted, token):
    address = kept(client, posted(name="Unwanted"))
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    client.post(f"{address}/run", data={"csrf_token": token(client)})
    assert "Waiting for its turn" in client.get(address).text
    client.post(f"{address}/cancel", data={"csrf_token": token(client)})
    assert "It was cancelled" in client.get(address).text
    engine = open_database(settings.database)
    assert not [
        j for j in cut_off(engine, now=NOW) if job_of(engine, j).scenario["name"] == "Unwanted"
    ]


def test_a_run_cut_off_goes_back_to_the_queue_and_is_taken_once(settings):
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    job = ask(engine, authority, JobKind.HOMES_WANTED, {}, now=NOW)
    assert ask(engine, authority, JobKind.HOMES_WANTED, {}, now=NOW) is None
    assert begin(engine, job, now=NOW).state is State.RUNNING
    assert begin(engine, job, now=NOW) is None
    assert job not in cut_off(engine, now=NOW.replace(second=30))
    assert tell(engine, job, 1, 2, now=NOW)
    assert job in cut_off(engine, now=NOW.replace(minute=2))
    assert not tell(engine, job, 2, 2, now=NOW)
    assert begin(engine, job, now=NOW) is not None
    from web.store.jobs import end

    assert end(engine, job, State.CANCELLED)
