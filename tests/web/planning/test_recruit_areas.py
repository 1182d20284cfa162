"""The recruiters' page says in which parish or district a home would be best."""

import html
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.scenario import Scenario
from web.app import create_app
from web.background.work import answer
from web.door.standing import Standing
from web.importing import import_records
from web.planning.desk import Shown, shown_of_kinds
from web.planning.recruit_page import COLUMNS, recruit_page
from web.settings import Settings
from web.store.baselines import stored_baselines
from web.store.engine import open_database
from web.store.jobs import JobKind, ask, jobs_of
from web.store.results import result_of

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
NOTHING_CHANGES = {f"{name}{part}": 0 for name in COLUMNS for part in ("", "_q10", "_q90")}


def worked_out(folder, instance):
    """Import what a folder holds and work out whom to recruit; give the service and the answer."""
    settings = Settings(instance, TODAY)
    engine = open_database(settings.database)
    import_records(engine, read([folder]).records, "demo", now=NOW)
    (authority,) = stored_baselines(engine)
    scenario = Scenario(name="Whom to recruit", baseline="demo", months=6, draws=10)
    asked = scenario.model_dump(mode="json", by_alias=True)
    answer(engine, settings, ask(engine, authority, JobKind.HOMES_WANTED, asked, now=NOW))
    (job,) = jobs_of(engine, authority, JobKind.HOMES_WANTED)
    assert job.result_id is not None, job.error
    return create_app(settings).test_client(), result_of(engine, job.result_id)


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    return worked_out(folder, tmp_path_factory.mktemp("instance"))


def test_the_page_says_where_the_home_wanted_most_would_be_best(asked):
    client, result = asked
    page = _plain(client)
    assert result.payload["rows"][0]["where"] in page
    assert "In which parish or district" in page
    assert "one that suits is never passed over for where it is" in page
    assert "each takes after one of today’s children of about the age" in page
    if result.payload["campaign"]:
        assert f"Where to say it first: {result.payload['campaign']}" in page


def test_the_foot_of_the_page_names_the_data_and_seed_of_the_answer_it_shows(asked):
    client, result = asked
    foot = _plain(client).split("<footer")[1]
    assert f"10 futures from seed {result.seed}, model entries and stays" in foot
    assert "Data to 20 November 2026" in foot
    assert "unless a scenario says another" not in foot
    older = replace(result, payload=result.payload | {"data_date": "2026-09-30"}, version="0.0.9")
    today = Shown("Made-up authority", Standing.MADE_UP, "Data to 20 November 2026.")
    said = shown_of_kinds(older, today).stamp
    assert "Data to 30 September 2026" in said
    assert "version 0.0.9" in said


def test_an_average_outside_its_range_is_explained_below_the_ranked_table(asked):
    _, result = asked
    level = {"siblings_together": 0.003, "siblings_together_q10": 0, "siblings_together_q90": 0}
    plain = {"siblings_together": 0}
    for change, told in ((level, True), (level | plain, False)):
        rows = [row | NOTHING_CHANGES | change for row in result.payload["rows"]]
        ranked = recruit_page(replace(result, payload=result.payload | {"rows": rows})).ranked
        assert ("a few futures differ much from the rest" in ranked.note) is told


def test_the_shaded_table_has_the_minutes_of_each_area_and_the_nearest_is_the_darkest(asked):
    _, result = asked
    areas = recruit_page(result).areas
    rows = result.payload["areas"]
    minutes = {row["area"]: row["journey"] for row in rows[0]}
    kind, cells = areas.map.rows[0]
    assert kind.lower() in result.payload["rows"][0]["home"].lower()
    assert {
        area: int(cell.text) for area, cell in zip(areas.map.head, cells, strict=True)
    } == minutes
    assert areas.map.head[0] == rows[0][0]["area"]
    every = [(int(cell.text), cell.shade) for _, row in areas.map.rows for cell in row]
    assert min(every)[1] == 4
    assert max(every)[1] == 0


def test_every_kind_has_a_row_with_where_it_would_be_best(asked):
    _, result = asked
    table = recruit_page(result).areas.table
    assert len(table.rows) == 30
    for (_, near, *_), rows in zip(table.rows, result.payload["areas"], strict=True):
        told_apart = [row["area"] for row in rows if row["standing"] == "farther"]
        named = near.replace("\N{NO-BREAK SPACE}", " ")
        assert not any(area in named.split(", ") for area in told_apart)
        assert named in ("No difference", "Not known") or rows[0]["area"] in named
        assert (named == "Not known") == (not rows)


def test_where_too_few_children_are_known_the_table_says_not_known_and_others_stay(asked):
    _, result = asked
    unknown = dict.fromkeys(result.payload["areas"][1][0])
    areas = [
        result.payload["areas"][0],
        [],
        [{**unknown, "area": "St Mary", "standing": "not compared"}],
    ]
    payload = {**result.payload, "rows": result.payload["rows"][:3], "areas": areas}
    page = recruit_page(replace(result, payload=payload)).areas
    assert [row[1] for row in page.table.rows][1:] == ["Not known", "Not known"]
    assert len(page.map.rows) == 1


def test_no_number_of_families_or_children_by_parish_stands_on_the_page(asked):
    """Beside the name of a parish stand whole minutes from a home alone."""
    _, result = asked
    for rows in result.payload["areas"]:
        for row in rows:
            names = {re.sub("_q[19]0", "", name) for name in row}
            assert names == {
                *("area", "standing", "farther_in", "journey"),
                *("to_school", "to_family", "school_in_reach"),
            }
            assert all(
                row[name] is None or row[name] == int(row[name])
                for name in ("journey", "to_family")
            )


def test_an_answer_from_before_areas_were_looked_at_is_shown_without_them(asked):
    _, result = asked
    older = {name: part for name, part in result.payload.items() if name != "areas"}
    assert recruit_page(replace(result, payload=older)).areas is None


def test_without_a_minutes_table_the_page_says_what_to_do(tmp_path):
    folder = tmp_path / "made-up"
    write_made_up_authority(folder)
    (folder / "minutes.csv").unlink()
    client, _ = worked_out(folder, tmp_path / "instance")
    page = _plain(client)
    assert "No minutes table was given" in page
    assert "sufficiency template minutes" in page
    assert "Where to say it first" not in page


def _plain(client):
    return html.unescape(client.get("/recruit").text)
