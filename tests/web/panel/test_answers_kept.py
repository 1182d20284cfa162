"""Answers are worked out once, and anew for newer data."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from matching.options import options
from web.app import create_app
from web.importing import import_records
from web.settings import Settings
from web.store.engine import open_database


def test_newer_data_replace_the_answers_kept(records, tmp_path, text_of, today, now):
    settings = Settings(tmp_path, today)
    engine = open_database(settings.database)
    import_records(engine, records, "demo", now=now)
    client = create_app(settings).test_client()
    child = next(needs for needs in records.needs if needs.status == "waiting")
    assert f"Child {child.child_id}" in text_of(client, "/children")
    settled = replace(child, status="settled")
    newer = tuple(settled if needs is child else needs for needs in records.needs)
    later = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
    import_records(engine, replace(records, needs=newer), "demo", now=later)
    assert f"Child {child.child_id}" not in text_of(client, "/children")


def test_an_answer_is_worked_out_once_however_many_ask(client, problem, monkeypatch, children_of):
    asked = []
    monkeypatch.setattr(
        "matching.options.options",
        lambda *question, **more: asked.append(question) or options(*question, **more),
    )
    child = children_of(problem, "settled")[-1]["id"]
    address = f"/children/{child}/options"
    with ThreadPoolExecutor(8) as people:
        answers = people.map(lambda _: client.application.test_client().get(address), range(8))
        pages = {answer.text for answer in answers}
    assert len(pages) == 1
    assert len(asked) == 1
