"""The panel's pages on the made-up authority, and what their tests share."""

import html
import json
import re
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from web.app import create_app
from web.cli import sufficiency
from web.importing import import_records
from web.settings import Settings
from web.store.engine import open_database

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def records(tmp_path_factory):
    """Read the made-up authority as it is written."""
    folder = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    return read([folder]).records


@pytest.fixture(scope="session")
def instance(tmp_path_factory):
    """Name the folder that holds the made-up authority."""
    return tmp_path_factory.mktemp("instance")


def client_of(records, folder):
    """Give someone at a machine that holds these records."""
    settings = Settings(folder, TODAY)
    import_records(open_database(settings.database), records, "demo", now=NOW)
    return create_app(settings).test_client()


@pytest.fixture(scope="session")
def client(records, instance):
    """Give a panel member."""
    return client_of(records, instance)


@pytest.fixture(scope="session")
def problem(client, instance, tmp_path_factory):  # noqa: ARG001 # the client fills the instance
    """Write today's problem as the command does, and read it back."""
    file = tmp_path_factory.mktemp("problem") / "problem.json"
    done = CliRunner().invoke(
        sufficiency, ["problem", "--instance", str(instance), "--out", str(file)]
    )
    assert done.exit_code == 0, done.output
    return file, json.loads(file.read_text(encoding="utf-8"))


def text_of(client, address):
    """Give the words of a page as a reader sees them."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return words_of(answer.text)


def words_of(page):
    body = page[page.index("<body") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def ask(*words):
    done = CliRunner().invoke(sufficiency, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def children_of(problem, *statuses):
    return [child for child in problem[1]["children"] if child["status"] in statuses]


def in_play(problem):
    return children_of(problem, "waiting", "temporary", "returnable")


@pytest.fixture(scope="session", name="client_of")
def _client_of():
    return client_of


@pytest.fixture(scope="session", name="text_of")
def _text_of():
    return text_of


@pytest.fixture(scope="session", name="words_of")
def _words_of():
    return words_of


@pytest.fixture(scope="session", name="ask")
def _ask():
    return ask


@pytest.fixture(scope="session", name="children_of")
def _children_of():
    return children_of


@pytest.fixture(scope="session", name="in_play")
def _in_play():
    return in_play


@pytest.fixture(scope="session")
def today():
    """Give the day on which the pages are asked for."""
    return TODAY


@pytest.fixture(scope="session")
def now():
    """Give the time at which the data were brought in."""
    return NOW
