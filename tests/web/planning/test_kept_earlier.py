"""A result kept by an earlier version is shown with what it has, or says so: it never fails."""

import copy
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from scenarios.scenario import Scenario, read_levers
from web.background import plans
from web.background.work import answer
from web.planning.desk import Desk
from web.store.baselines import stored_baseline
from web.store.engine import open_database, reading
from web.store.jobs import JobKind, ask, job_of
from web.store.results import result_of
from web.store.scenarios import save_scenario
from web.store.tables import results

NOW = datetime(2026, 11, 25, tzinfo=UTC)
EARLIER = "worked out by an earlier version"
SCENARIO = Scenario(
    name="Kept earlier",
    baseline="demo",
    months=3,
    draws=10,
    levers=read_levers([{"lever": "open_home", "from": "2026-12", "places": 3}]),
    targets=[{"measure": "suitable_on_island", "at_least": 0.6, "probability": 0.5}],
).model_dump(mode="json", by_alias=True)
PLAN = {**SCENARIO, "months": 16}
BY_COLUMN = ("outcomes", "tiers", "choice")
"""Tables tried column by column on the page of a result, which takes most of a second to draw."""
DRAWN = ("children", "outcomes", "shortfall", "cost")
"""Tables whose rows a statement draws besides writing them."""


@pytest.fixture(scope="module")
def answered(settings):
    """Give what asks one question, answers it, and gives the job."""
    engine = open_database(settings.database)

    def answer_it(kind, question, scenario_id=None):
        authority = stored_baseline(engine, "demo")
        job = ask(engine, authority, kind, question, scenario_id=scenario_id, now=NOW)
        answer(engine, settings, job)
        done = job_of(engine, job)
        assert done.result_id is not None, done.error
        return done

    return answer_it


@pytest.fixture(scope="module")
def of_scenario(settings, answered):
    """Keep a scenario and a run of it."""
    engine = open_database(settings.database)
    authority = stored_baseline(engine, "demo")
    save_scenario(engine, authority, "of-earlier", SCENARIO, on=NOW.date())
    return answered(JobKind.SCENARIO, SCENARIO, "of-earlier")


@pytest.fixture
def lacking(settings, monkeypatch):
    """Give what shows the pages a kept result with something taken out of it."""
    engine = open_database(settings.database)

    def take_out(result_id, change):
        whole = result_of(engine, result_id)
        lacks = replace(whole, payload=copy.deepcopy(whole.payload))
        change(lacks.payload)
        monkeypatch.setattr(
            Desk,
            "result",
            lambda _, asked: lacks if asked == result_id else result_of(engine, asked),
        )
        # Nothing is kept from look to look: here a result changes, as none does in the service.
        monkeypatch.setattr(Desk, "once", lambda _, __, ___, work_out: work_out())

    return take_out


def without_column(table, column):
    def change(payload):
        for row in payload["tables"][table]:
            row.pop(column, None)

    return change


def changes_of(payload):
    """List every table by itself, and every column of each, taken out."""
    tables = payload["tables"]
    for name, rows in tables.items():
        yield f"{name}", lambda told, name=name: told["tables"].pop(name)
        for column in dict.fromkeys(key for row in rows for key in row):
            yield f"{name}.{column}", without_column(name, column)
    for measure in payload["by_draw"]:
        yield f"by_draw.{measure}", lambda told, name=measure: told["by_draw"].pop(name)


def test_whatever_table_or_column_a_run_lacks_its_pages_say_something(
    client, settings, of_scenario, answered, lacking
):
    result = of_scenario.result_id
    base = answered(JobKind.SCENARIO, {**SCENARIO, "levers": []}).result_id
    others = (
        f"/scenarios/compare?result={base}&result={result}",
        f"/plans/new?result={result}",
        f"/sweeps/new?result={result}",
        "/scenarios",
    )
    of_run = result_of(open_database(settings.database), result).payload
    for what, change in changes_of(of_run):
        lacking(result, change)
        table, _, column = what.partition(".")
        for address in others:
            assert client.get(address).status_code in (200, 422), (what, address)
        if not column or table in BY_COLUMN:
            page = client.get(f"/scenarios/results/{result}")
            assert page.status_code in (200, 422), what


def test_a_statement_of_a_run_that_lacks_something_is_refused_or_written(
    client, settings, of_scenario, lacking
):
    result = of_scenario.result_id
    for what, change in changes_of(result_of(open_database(settings.database), result).payload):
        if what.partition(".")[0] in DRAWN:
            lacking(result, change)
            answer = client.get(f"/scenarios/statement.xlsx?result={result}")
            assert answer.status_code in (200, 422), what


def test_a_run_that_cannot_be_shown_is_run_again_by_its_button(client, of_scenario, lacking, token):
    lacking(of_scenario.result_id, without_column("outcomes", "mean"))
    page = client.get(f"/scenarios/results/{of_scenario.result_id}")
    assert page.status_code == 422
    assert EARLIER in page.text
    assert "What it said in short" in page.text
    button = re.search(r'action="([^"]+)" method="post"', page.text)[1]
    assert button == "/scenarios/of-earlier/run"
    asked = client.post(button, data={"csrf_token": token(client)})
    assert asked.status_code == 303


def test_a_run_by_a_command_says_the_command_that_gives_it_again(client, answered, lacking):
    done = answered(JobKind.SCENARIO, {**SCENARIO, "name": "By itself"})
    lacking(done.result_id, without_column("outcomes", "mean"))
    page = client.get(f"/scenarios/results/{done.result_id}")
    assert page.status_code == 422
    assert "This command works it out again" in page.text
    assert "<span>run</span>" in page.text


def test_curves_of_values_that_cannot_be_drawn_are_tried_again_by_their_button(
    client, answered, lacking
):
    question = {"scenario": SCENARIO, "lever": 1, "field": "places", "values": [0, 3]}
    done = answered(JobKind.SWEEP, question)
    columns = list(_payload(client, done.result_id)["rows"][0])
    for column in columns:
        lacking(done.result_id, _rows_without("rows", column))
        page = client.get(f"/sweeps/{done.id}")
        assert page.status_code in (200, 422), column
        if page.status_code == 422:
            assert f'action="/sweeps/{done.id}/again"' in page.text
        assert client.get("/sweeps").status_code == 200
    lacking(done.result_id, lambda told: told.pop("headline"))
    assert "open it to work it out again" in client.get("/sweeps").text


@pytest.mark.usefixtures("few_futures")
def test_a_plan_that_cannot_be_shown_is_looked_for_again_by_its_button(client, answered, lacking):
    done = answered(JobKind.PLAN, PLAN)
    told = _payload(client, done.result_id)
    for part in told:
        lacking(done.result_id, lambda payload, part=part: payload.pop(part))
        page = client.get(f"/plans/{done.id}")
        assert page.status_code in (200, 422), part
        if page.status_code == 422:
            assert f'action="/plans/{done.id}/again"' in page.text
        assert client.get("/plans").status_code == 200
    for column in told["targets"][0]:
        lacking(done.result_id, _rows_without("targets", column))
        assert client.get(f"/plans/{done.id}").status_code in (200, 422), column


def test_homes_wanted_that_cannot_be_shown_are_worked_out_again_by_their_button(
    client, answered, lacking
):
    done = answered(JobKind.HOMES_WANTED, {**SCENARIO, "levers": []})
    for column in _payload(client, done.result_id)["rows"][0]:
        lacking(done.result_id, _rows_without("rows", column))
        page = client.get("/recruit")
        assert page.status_code in (200, 422), column
        if page.status_code == 422:
            assert 'action="/recruit/run"' in page.text


def _payload(client, result_id):
    engine = client.application.extensions["planning"].engine
    with reading(engine) as connection:
        wanted = select(results.c.payload).where(results.c.id == result_id)
        return connection.execute(wanted).scalar_one()


def _rows_without(table, column):
    def change(payload):
        for row in payload[table]:
            row.pop(column, None)

    return change


@pytest.fixture
def few_futures(monkeypatch):
    small = plans.SETTINGS.__class__(
        conferences_cost_a_year=0,
        edge_of_care_cost_a_year=0,
        draws=10,
        first_look=10,
        fresh_draws=12,
        shadow_draws=10,
        most_of_each=1,
        kinds=1,
        most_trials=4,
    )
    monkeypatch.setattr(plans, "SETTINGS", small)
