"""A second import under the same name replaces the data and keeps the history of ratings."""

from datetime import UTC, date, datetime

from scenarios.baseline.kept_ratings import KEPT
from scenarios.baseline.records import FileRead, NeedsRecord, Records
from web.importing import import_records
from web.store.baselines import load_records
from web.store.engine import open_database

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def an_export(level, rated_on):
    needs = NeedsRecord("c1", {"BEH": level}, rated_on=rated_on, born=date(2012, 1, 31))
    return Records(needs=(needs,), files=(FileRead("needs.csv", "needs", 1, level),))


def test_the_earlier_rating_is_there_after_the_second_import_and_is_said(tmp_path):
    engine = open_database(tmp_path / "sufficiency.db")
    import_records(engine, an_export("2", date(2026, 3, 1)), "here", now=NOW)
    changed = import_records(engine, an_export("3", date(2026, 10, 1)), "here", now=NOW)
    held = load_records(engine, "here")
    assert [(rating.level, rating.rated_on) for rating in held.ratings] == [("2", date(2026, 3, 1))]
    assert held.needs[0].ratings == {"BEH": "3"}
    assert held.files[-1].name == KEPT
    assert {each.kind: each.added for each in changed}["ratings"] == 1
