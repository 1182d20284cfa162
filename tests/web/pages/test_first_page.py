"""The first page shows what was stored, and the sentence that sums it up."""

import copy
from datetime import UTC, date, datetime

import pytest

from scenarios.baseline.records import Records
from scenarios.in_words.words import between, short_month, whole
from web.app import create_app
from web.outlook.story import story
from web.settings import Settings
from web.store.baselines import Description, save_records, stored_baseline
from web.store.engine import open_database
from web.store.results import ResultKind, StoredResult, save_results

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_the_first_page_opens_with_the_headline_and_its_range(client, payloads, shown):
    page = shown(client, "/")
    assert payloads[ResultKind.RUN]["headline"] in page.text
    assert [tag for tag, _ in page.found].count("h1") == 1


def test_every_month_of_the_forecast_stands_in_the_table_as_it_was_stored(client, payloads, shown):
    page = shown(client, "/")
    for row in payloads[ResultKind.FORECAST]["rows"]:
        assert short_month(date.fromisoformat(row["date"])) in page.text
        cell = whole(row["q50"])
        if row["q10"] != row["q90"]:
            cell += f" ({between(row['q10'], row['q90'])})"
        assert cell in page.text


def test_the_gap_of_every_kind_of_home_stands_in_its_table(client, payloads, shown):
    page = shown(client, "/")
    for row in payloads[ResultKind.RUN]["tables"]["shortfall"]:
        assert f"{row['probability']:.0%}, {row['children_mean']:.1f}" in page.text.replace(
            "under 1%", "0%"
        )


def test_the_page_says_what_the_numbers_rest_on(client, shown):
    text = shown(client, "/").text
    for words in (
        "20 November 2026",
        "500, from seed 1",
        "entries and stays",
        "7 (assessed in full: 81)",
        "0.1.0",
        "Tested on the past",
        "sufficiency run instance/demo/scenario.json --out r.json",
        "sufficiency forecast instance/demo",
        "sufficiency backtest instance/demo",
    ):
        assert words in text


def test_ids_are_unique_and_every_drawing_has_its_words(client, shown):
    page = shown(client, "/")
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))
    drawings = [a for tag, a in page.found if tag == "svg" and a.get("aria-hidden") != "true"]
    assert len(drawings) > 10
    for drawing in drawings:
        assert drawing["role"] == "img"
        assert set(drawing["aria-labelledby"].split()) <= set(ids)


@pytest.mark.parametrize("address", ["/", "/authority/demo", "/authority/demo/about-the-numbers"])
def test_a_run_of_an_earlier_version_is_said_to_be_one(tmp_path, payloads, address):
    settings = Settings(tmp_path, NOW.date())
    payload = copy.deepcopy(payloads[ResultKind.RUN])
    for row in payload["tables"]["outcomes"]:
        del row["mean"]
    engine = open_database(settings.database)
    label = Description("demo", "Seahaven", NOW.date(), "1", synthetic=True)
    save_records(engine, Records(), label, now=NOW)
    earlier = StoredResult(
        ResultKind.RUN, "As things are", 1, 500, "entries_and_stays", "0.0.9", "1", payload
    )
    save_results(engine, stored_baseline(engine, "demo"), [earlier], now=NOW)
    answer = create_app(settings).test_client().get(address)
    assert answer.status_code == 422
    assert "worked out by an earlier version" in answer.text
    assert "version 0.0.9, on 20 November 2026" in answer.text
    assert "This command works it out again" in answer.text
    assert payload["headline"] in answer.text
    assert "no real child is in these figures" in answer.text
    assert "500 futures from seed 1" in answer.text


def test_an_empty_database_says_how_to_begin(tmp_path, shown):
    client = create_app(Settings(tmp_path, None)).test_client()
    assert "sufficiency demo" in shown(client, "/").text


def test_a_run_alone_is_enough_to_show(client_of, payloads, shown):
    text = shown(client_of(ResultKind.RUN), "/").text
    last = payloads[ResultKind.RUN]["tables"]["children"][-1]
    assert f"{whole(last['q50'])} ({between(last['q10'], last['q90'])})" in text
    assert "Half of all futures" not in text
    assert "has not been tested on the past" in text


def test_charts_are_drawn_once_and_again_only_for_newer_results(client_of, monkeypatch, shown):
    client = client_of(ResultKind.RUN)
    shown(client, "/")
    told = []
    monkeypatch.setattr(
        "web.outlook.figures.story", lambda *results: told.append(1) or story(*results)
    )
    shown(client, "/")
    assert told == []
    client_of(ResultKind.RUN, now=datetime(2026, 11, 21, tzinfo=UTC))
    shown(client, "/")
    assert told == [1]
