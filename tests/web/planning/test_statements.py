"""Commissioners save the statement from the page of a result, and from a comparison."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers
from web.scenario_runs import stored_run
from web.store.baselines import stored_baseline
from web.store.engine import open_database
from web.store.results import save_results

NOW = datetime(2026, 11, 23, tzinfo=UTC)
BASE = Scenario(name="As things are", baseline="demo", months=3, draws=10)
HOME = read_levers([{"lever": "open_home", "from": "2027-01", "places": 3}])


@pytest.fixture
def ids(settings, baseline):
    """Keep a run as things are, one with a home opened, and one of another seed."""
    engine = open_database(settings.database)
    changed = BASE.model_copy(update={"name": "A third home", "levers": HOME})
    made = [
        stored_run(run_scenario(scenario, baseline, seed=seed), "sufficiency run")
        for scenario, seed in ((BASE, 1), (changed, 1), (changed, 2))
    ]
    stored = save_results(engine, stored_baseline(engine, "demo"), made, now=NOW)
    return [each.id for each in stored]


def test_the_page_of_a_result_leads_to_its_difference_and_its_statement(client, ids):
    page = client.get(f"/scenarios/results/{ids[1]}").text
    both = f"result={ids[0]}&amp;result={ids[1]}"
    assert f"/scenarios/compare?{both}" in page
    assert f"/scenarios/statement.docx?{both}" in page
    alone = client.get(f"/scenarios/results/{ids[2]}").text
    assert "What is different from things as they are" not in alone, "other futures"
    assert f"/scenarios/statement.xlsx?result={ids[2]}" in alone


def test_the_statement_is_saved_as_a_file_of_its_kind(client, ids):
    asked = {"result": ids[:2]}
    word = client.get("/scenarios/statement.docx", query_string=asked)
    assert word.headers["Content-Disposition"].endswith("sufficiency-statement.docx")
    document = zipfile.ZipFile(io.BytesIO(word.data)).read("word/document.xml").decode()
    assert "A third home instead of As things are" in document
    assert "Prices counted with" in document
    excel = client.get("/scenarios/statement.xlsx", query_string=asked)
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(excel.data)).namelist()


def test_a_statement_that_cannot_be_written_says_why(client, ids):
    refused = client.get("/scenarios/statement.docx", query_string={"result": ids[1:]})
    assert refused.status_code == 422
    assert "differ in the seed (1 and 2)" in refused.text
    assert client.get("/scenarios/statement.docx").status_code == 404
    asked = {"result": ids[0]}
    assert client.get("/scenarios/statement.pdf", query_string=asked).status_code == 404


def test_cost_says_how_prices_grow(client, ids):
    page = client.get(f"/scenarios/results/{ids[0]}").text
    cost = page[page.index('id="cost"') : page.index('id="flows"')]
    assert "prices grow by fostering 4.2%, residential 10.7% a year" in cost


def test_a_comparison_says_what_is_done_in_each(client, ids):
    page = client.get("/scenarios/compare", query_string={"result": ids[:2]}).text
    done = page[page.index('id="done"') : page.index('id="choice"')]
    assert "Nothing" in done
    assert "Open a home" in done
    assert "How many places: 3" in done
