"""Plans asked for in the pages: looked for in the background, kept, and made into scenarios."""

import json
import re
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scenarios.plans.plan import make_plan
from scenarios.plans.words import as_share
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_scenario
from web.app import create_app
from web.background import plans
from web.background.queue import queue_of
from web.planning.plan_page import plan_page
from web.planning.start import as_things_are
from web.scenario_runs import stored_run
from web.settings import Settings
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.jobs import JobKind, State, ask, end, job_of
from web.store.results import ResultKind, results_of, save_results

SUITED, SURE = "target-suitable_on_island", "target-suitable_on_island-sure"
SAID = (
    "Holds in",
    "95% interval",
    "First by",
    "All by",
    "One more",
    "One fewer",
    "What more money, or less, would do",
    "What is done differently before the plan",
    "Codification of needs",
    "from seed 5",
    "Made up",
    "Children without a needs assessment",
    "<span>plan</span> <span>scenario.json</span>",
)
ABOUT = {"name": "Fewer children", "months": "16", "draws": "10", "seed": "5"}


@pytest.fixture(autouse=True)
def _few_futures(small_plan, monkeypatch):
    monkeypatch.setattr(plans, "SETTINGS", small_plan)


@pytest.fixture
def fewer_children(client, kept, posted):
    """Give a scenario of 16 months in which fewer children come into care."""
    fewer = {"percent": "-10", "from": "2026-12"}
    return kept(client, posted(("change_entries", fewer), **ABOUT)).rsplit("/", 1)[1]


@pytest.fixture
def asked(client, token):
    """Give what asks for a plan and gives its address."""

    def ask_for(at_least, sure, **start):
        typed = {SUITED: at_least, SURE: sure, **start, "csrf_token": token(client)}
        answer = client.post("/plans/new", data=typed)
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]

    return ask_for


def found(client, address):
    """Look again, as the page does by itself, until there is an answer."""
    for _ in range(600):
        page = client.get(address)
        if "Refresh" not in page.headers:
            return page.text
        time.sleep(0.1)
    pytest.fail(page.text)


def plain(page):
    return page.replace("&#39;", "'")


@pytest.mark.usefixtures("worker")
def test_a_plan_asked_for_in_the_pages_is_the_commands(
    small_plan, client, app, baseline, settings, asked, fewer_children
):
    address = asked("74", "60", scenario=fewer_children)
    page = plain(found(client, address))
    question = client.get(f"{address}/scenario.json").text
    expected = make_plan(read_scenario(question), baseline, small_plan).to_dict()
    job = job_of(open_database(settings.database), address.rsplit("/", 1)[1])
    kept = app.extensions["planning"].result(job.result_id).payload
    assert {name: kept[name] for name in expected} == json.loads(json.dumps(expected))
    headline, _, when = expected["sentences"][0].partition(". ")
    assert f'<h1 class="app-headline">{headline}.</h1>' in page
    for row in expected["targets"]:
        assert f"{as_share(row['probability'])} of futures" in page
        assert f"{as_share(row['probability_low'])} to {as_share(row['probability_high'])}" in page
    for sentence in (when, *expected["sentences"][1:]):
        assert sentence in page
    for row in expected["plan"]:
        assert row["option"].split(" ", 1)[1] in page
    for words in SAID:
        assert words in page
    assert f"{headline}." in plain(client.get("/plans").text)


@pytest.mark.usefixtures("worker")
def test_the_levers_of_a_plan_become_changes_of_a_scenario_kept_once(
    client, asked, token, fewer_children
):
    address = asked("74", "60", scenario=fewer_children)
    found(client, address)
    made = [
        client.post(f"{address}/scenario", data={"csrf_token": token(client)}).headers["Location"]
        for _ in range(2)
    ]
    assert made[0] == made[1]
    scenario = client.get(f"{made[0]}/scenario.json").json
    before = client.get(f"{address}/scenario.json").json
    assert scenario["name"] == "Fewer children, with its plan"
    assert scenario["levers"][0] == before["levers"][0]
    assert {lever["lever"] for lever in scenario["levers"][1:]} <= {"recruit_carers", "open_home"}
    assert len(scenario["levers"]) > 1
    assert all("cheapest plan found for" in each["rationale"] for each in scenario["levers"][1:])
    assert (scenario["seed"], scenario["targets"]) == (before["seed"], before["targets"])
    check = client.get(made[0]).text
    assert "Check before it is run" in check
    assert "Fewer children, with its plan" in check


@pytest.mark.usefixtures("worker")
def test_that_no_plan_is_possible_is_an_answer_with_what_stands_in_the_way(client, asked):
    address = asked("100", "99", result=_a_result(client))
    page = found(client, address)
    assert client.get(address).status_code == 200
    assert "No plan possible" in page
    assert "What stands in the way" in page
    assert "about so much could be asked for" in page
    assert "See what comes nearest as a scenario" in page
    assert "could not be run" not in page
    other = client.get("/plans/new", query_string={"plan": address.rsplit("/", 1)[1]}).text
    assert re.search(rf'id="{SUITED}"[^>]*value="100"', other)


def test_a_plan_is_asked_for_from_a_result_with_its_levers_and_what_holds_without_a_plan(client):
    form = client.get("/plans/new", query_string={"result": _a_result(client)}).text
    assert "A plan for: Cut" in form
    assert "What is done differently before the plan" in form
    assert "-5%" in form
    assert re.search(r"Without a plan: [\d.]+% on average, [\d.]+% to [\d.]+% in 8 futures", form)
    assert re.search(rf'id="{SUITED}"[^>]*value="60"', form)


def _a_result(client):
    """Keep a run of a scenario, as a command does, and give its id."""
    desk = client.application.extensions["planning"]
    authority = desk.authority()
    for each in results_of(desk.engine, authority, (ResultKind.SCENARIO,)):
        if each.name == "Cut":
            return each.id
    scenario = Scenario.model_validate(
        {
            "name": "Cut",
            "months": 16,
            "draws": 10,
            "seed": 5,
            "levers": [{"lever": "change_entries", "from": "2026-12-01", "percent": -5.0}],
            "targets": [{"measure": "suitable_on_island", "at_least": 0.6, "probability": 0.5}],
        }
    )
    run = stored_run(run_scenario(scenario, desk.baseline(authority)), "")
    (kept,) = save_results(desk.engine, authority, [run], now=datetime.now(UTC))
    return kept.id


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ({}, {SUITED: "fill in this target, the other, or both"}),
        ({SUITED: "77"}, {SURE: "A target needs both figures"}),
        ({SUITED: "many", SURE: "101"}, {SUITED: "whole number", SURE: "whole number"}),
        ({SUITED: "-1", SURE: "80"}, {SUITED: "from 0 to 100"}),
        ({"target-siblings_together": "<b>"}, {"target-siblings_together": "whole number"}),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    client, token, typed, beside
):
    answer = client.post("/plans/new", data={**typed, "csrf_token": token(client)})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    for field, words in beside.items():
        assert words in re.search(rf'id="{field}-error"(.*?)</p>', answer.text, re.S)[1]
        assert f'href="#{field}"' in answer.text
    assert "<b>" not in answer.text
    for field, text in typed.items():
        if text.isalnum():
            assert re.search(rf'id="{field}"[^>]*value="{text}"', answer.text)


def test_a_cancelled_search_keeps_nothing_and_may_be_asked_for_again(
    client, settings, asked, token, fewer_children
):
    address = asked("70", "60", scenario=fewer_children)
    assert client.get(address).headers["Refresh"] == "3"
    assert "Refresh" not in client.get(address, query_string={"by-hand": "yes"}).headers
    client.post(f"{address}/cancel", data={"csrf_token": token(client)})
    page = client.get(address)
    assert "It was cancelled. Nothing of it was kept." in page.text
    assert "Refresh" not in page.headers
    assert job_of(open_database(settings.database), _id(address)).result_id is None
    assert client.post(f"{address}/scenario", data={"csrf_token": token(client)}).status_code == 404
    again = client.post(f"{address}/again", data={"csrf_token": token(client)}).headers["Location"]
    assert again != address
    assert "Waiting for its turn" in client.get(again).text
    client.post(f"{again}/cancel", data={"csrf_token": token(client)})


def test_a_question_sent_twice_is_asked_once_and_another_one_besides(
    settings, asked, fewer_children
):
    first = asked("71", "60", scenario=fewer_children)
    assert asked("71", "60", scenario=fewer_children) == first
    other = asked("72", "60", scenario=fewer_children)
    assert other != first
    for address in (first, other):
        end(open_database(settings.database), _id(address), State.CANCELLED)


@pytest.mark.usefixtures("worker")
def test_what_cannot_be_looked_for_says_why(client, settings):
    engine = open_database(settings.database)
    lever = {"lever": "close_home", "from": "2027-01-01", "place": "nowhere", "rationale": ""}
    target = {"measure": "suitable_on_island", "at_least": 0.7, "probability": 0.5}
    question = Scenario(name="Closing", months=12, draws=10).model_dump(mode="json", by_alias=True)
    asked_for = {**question, "levers": [lever], "targets": [target]}
    authority = stored_baseline(engine, "demo")
    job = ask(engine, authority, JobKind.PLAN, asked_for, now=datetime.now(UTC))
    queue_of(settings).put(job)
    page = found(client, f"/plans/{job}")
    assert "It could not be run" in page
    assert "nowhere" in page


@pytest.mark.parametrize("way", ["", "/scenario.json"])
def test_a_plan_of_another_instance_is_not_found_and_a_way_on_is_given(
    tmp_path, client, asked, settings, fewer_children, way
):
    address = asked("73", "60", scenario=fewer_children)
    end(open_database(settings.database), _id(address), State.CANCELLED)
    assert client.get(address + way).status_code == 200
    elsewhere = create_app(Settings(tmp_path, settings.today)).test_client()
    assert elsewhere.get(address + way).status_code == 404
    unknown = client.get(f"/plans/unknown{way}")
    assert unknown.status_code == 404
    assert "No such plan" in unknown.text
    assert "unknown" not in unknown.text
    assert 'href="/plans"' in unknown.text


def test_a_start_that_is_not_there_leads_on(client, token):
    typed = {SUITED: "70", SURE: "60", "csrf_token": token(client)}
    for start in ("scenario", "result", "plan"):
        shown = client.get("/plans/new", query_string={start: "unknown"})
        assert f"No such {start}" in shown.text
        assert client.post("/plans/new", data={**typed, start: "unknown"}).status_code == 404


def test_without_a_run_a_plan_begins_from_things_as_they_are(settings):
    authority = stored_baseline(open_database(settings.database), "demo")
    start = as_things_are(None, authority)
    assert (start.scenario.name, start.scenario.baseline) == ("As things are", "demo")
    assert not start.scenario.levers


@pytest.mark.usefixtures("worker")
def test_a_plan_with_more_changes_than_a_form_holds_is_no_scenario_of_the_pages(
    client, app, settings, asked, fewer_children
):
    address = asked("74", "60", scenario=fewer_children)
    found(client, address)
    result = app.extensions["planning"].result(
        job_of(open_database(settings.database), _id(address)).result_id
    )
    many = {**result.payload, "levers": result.payload["levers"] * 20}
    assert plan_page(result, {}).can_be_a_scenario
    assert not plan_page(replace(result, payload=many), {}).can_be_a_scenario


def _id(address):
    return address.rsplit("/", 1)[1]
