"""The database gives back exactly what was imported, or holds what it held before."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import inspect

from forecasting.ages import AgeBand
from forecasting.history import Count, Measure, Status
from scenarios.baseline import records as facts
from web.store.baselines import (
    Description,
    NoSuchBaseline,
    load_records,
    save_records,
    stored_baseline,
    stored_baselines,
)
from web.store.engine import open_database, reading, writing
from web.store.results import ResultKind, StoredResult, newest_results, result_of, save_results
from web.store.tables import RECORD_TABLES, metadata

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
DAY = date(2026, 11, 20)


def records_of_every_kind():
    child = facts.ChildRecord("c1", date(2012, 2, 29), "F", uasc=None, area="Made up")
    episode = facts.EpisodeRecord(
        "c1", date(2020, 1, 1), None, "S", "C2", "U6", "", "", "SC1", "Made up"
    )
    snapshot = facts.SnapshotRecord("c2", DAY, "M", True, "C2", "U4", DAY, None, None, None)
    needs = facts.NeedsRecord(
        "c1",
        {"BEH": "3", "SAF": "NK"},
        siblings="s1",
        requirements=("same_school", "faith:Quaker"),
        off_island_agreed=False,
        rated_on=DAY,
    )
    home = facts.HomeRecord(
        "h1",
        "foster",
        on_island=True,
        capacity=2,
        youngest=5,
        oldest=12,
        sexes="any",
        status="available",
        capability={"BEH": 2},
        with_support={"BEH": 3},
        pair_assessments=(("c1", "c2", "positive"),),
        weekly_cost_pence=76_500,
    )
    return facts.Records(
        children=(child,),
        episodes=(episode, replace(episode, child_id="c0")),
        snapshots=(snapshot,),
        counts=(
            Count("E1", "Made up", DAY, Measure.LOOKED_AFTER, AgeBand(0, 0), 5, Status.OK),
            Count("E1", "Made up", DAY, Measure.ENTERED, None, None, Status.SUPPRESSED, 3),
        ),
        needs=(needs,),
        ratings=(
            facts.RatingRecord("c1", "BEH", "3", DAY, "social worker", "Incident log"),
            facts.RatingRecord("c1", "SAF", "NK", DAY, child_view="not_asked", review_by=DAY),
        ),
        homes=(home,),
        minutes=(facts.MinutesRecord("St Helier", "School A", 12),),
        pipeline=(facts.ApplicationRecord("a1", "foster", "panel", capability={"EMO": 2}),),
        costs=(facts.CostRecord("fostering", 76_500, "week", 2024, "DfE LAIT", "ENG"),),
        about=facts.About(name="made-up", area="Made up", synthetic=True, data_to=DAY),
        published=(facts.PublishedFigure("2018", "off_island", 20.0, "Answer 1", ""),),
        files=(facts.FileRead("episodes.csv", "episodes", 2, "ab" * 32),),
    )


def label(name="made-up", data_hash="1"):
    return Description(name, "Made up", DAY, data_hash, synthetic=True)


@pytest.fixture
def engine(tmp_path):
    return open_database(tmp_path / "sufficiency.db")


def test_what_is_saved_comes_back_exactly(engine):
    everything = records_of_every_kind()
    save_records(engine, everything, label(), now=NOW)
    assert load_records(engine, "made-up") == everything


def test_every_part_of_the_records_has_a_table():
    assert {table.part for table in RECORD_TABLES} == {
        field.name for field in fields(facts.Records)
    }


def test_a_second_import_takes_the_place_of_the_first(engine):
    everything = records_of_every_kind()
    save_records(engine, everything, label(), now=NOW)
    fewer = replace(everything, episodes=(), about=None)
    save_records(engine, fewer, label(data_hash="2"), now=NOW)
    assert load_records(engine, "made-up") == fewer
    assert [each.data_hash for each in stored_baselines(engine)] == ["2"]


def test_an_import_that_fails_half_way_changes_nothing(engine):
    everything = records_of_every_kind()
    save_records(engine, everything, label(), now=NOW)
    broken = replace(everything, files=(facts.FileRead("f", "k", None, "x"),))
    with pytest.raises(Exception, match="NOT NULL"):
        save_records(engine, broken, label(data_hash="2"), now=NOW)
    assert load_records(engine, "made-up") == everything
    assert stored_baseline(engine, "made-up").data_hash == "1"


def test_two_authorities_do_not_touch_each_other(engine):
    save_records(engine, records_of_every_kind(), label("one"), now=NOW)
    save_records(engine, facts.Records(), label("two"), now=NOW)
    assert load_records(engine, "one") == records_of_every_kind()
    assert load_records(engine, "two") == facts.Records()


def test_an_unknown_name_is_answered_with_what_there_is(engine):
    save_records(engine, facts.Records(), label("one"), now=NOW)
    with pytest.raises(NoSuchBaseline, match="It holds: one"):
        load_records(engine, "two")


def test_the_latest_result_is_from_the_data_as_they_stand(engine):
    save_records(engine, facts.Records(), label(), now=NOW)
    baseline = stored_baseline(engine, "made-up")
    payload = {"headline": "one", "tables": {"children": [{"mean": 0.1}]}}
    made = StoredResult(ResultKind.RUN, "Base", 1, 500, "auto", "0.1.0", "1", payload)
    save_results(engine, baseline, [made, replace(made, kind=ResultKind.FORECAST)], now=NOW)
    (newest,) = newest_results(engine)
    assert newest.back_test is None
    assert result_of(engine, newest.run).payload == payload
    save_results(engine, baseline, [made], now=NOW + timedelta(seconds=1))
    assert newest_results(engine)[0].run != newest.run
    save_records(engine, facts.Records(), label(data_hash="2"), now=NOW)
    assert newest_results(engine)[0].run is None


def test_the_database_is_written_through_to_the_disk_and_checks_references(engine):
    with reading(engine) as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_a_reader_reads_on_while_another_writes(engine):
    save_records(engine, facts.Records(), label(), now=NOW)
    with writing(engine), reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM baselines").scalar() == 1


def test_the_migrations_make_exactly_the_tables_the_code_uses(engine):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with reading(engine) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert "alembic_version" in inspect(connection).get_table_names()


def test_a_database_of_an_earlier_layout_loses_what_is_not_kept_and_nothing_else(tmp_path):
    from alembic import command
    from alembic.config import Config

    from web.store import migrations

    file = tmp_path / "sufficiency.db"
    engine = open_database(file)
    save_records(engine, records_of_every_kind(), label(), now=NOW)
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(next(iter(migrations.__path__))))
        config.attributes["connection"] = connection
        command.downgrade(config, "0008")
        connection.exec_driver_sql("UPDATE episodes SET need_at_entry = 'N1', provider = 'PR1'")
    again = open_database(file)
    assert load_records(again, "made-up") == records_of_every_kind()
    with reading(again) as connection:
        columns = {each["name"] for each in inspect(connection).get_columns("episodes")}
    assert not columns & {"need_at_entry", "provider"}


def test_opening_a_database_again_keeps_what_it_holds(tmp_path):
    file = tmp_path / "sufficiency.db"
    save_records(open_database(file), records_of_every_kind(), label(), now=NOW)
    assert load_records(open_database(file), "made-up") == records_of_every_kind()


def test_the_newest_layout_is_the_last_migration():
    from alembic.script import ScriptDirectory

    from web.store import migrations

    folder = str(next(iter(migrations.__path__)))
    assert ScriptDirectory(folder).get_current_head() == migrations.NEWEST
