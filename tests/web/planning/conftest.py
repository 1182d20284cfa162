"""What tests of the commissioners' pages share: a made-up authority, and forms as posted."""

import re
from datetime import UTC, date, datetime

import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from web.app import create_app
from web.background.queue import queue_of
from web.importing import import_records
from web.planning.form_page import form_page, usual_form
from web.scenario_runs import stored_as_baseline
from web.settings import Settings
from web.store.engine import open_database

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ABOUT = {"name": "Try", "months": "3", "draws": "10", "seed": "1"}
TYPED = {
    "change_entries": {"percent": "-10"},
    "entries_as_in": {"year": "2022"},
    "unaccompanied_arrivals": {"a_year": "3"},
    "change_stays": {"percent": "5"},
    "disruption": {"percent": "-20"},
    "recruit_carers": {"profile": "intensive_foster", "households": "1,0"},
    "keep_carers": {"percent_fewer": "25%"},
    "upskill_carers": {"households": "2"},
    "vary_terms": {"places": "3"},
    "open_home": {"places": "2"},
    "reserve_places": {"places": "1"},
    "change_prices": {"category": "residential", "percent": "5"},
    "inflation": {"points_a_year": "0", "percent_a_year": "3"},
}


@pytest.fixture(scope="package")
def settings(tmp_path_factory):
    """Give an instance that holds the made-up authority."""
    folder = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    settings = Settings(tmp_path_factory.mktemp("instance"), TODAY)
    import_records(open_database(settings.database), read([folder]).records, "demo", now=NOW)
    return settings


@pytest.fixture(scope="package")
def baseline(settings):
    """Give its baseline."""
    return stored_as_baseline("demo", settings)[0]


@pytest.fixture(scope="package")
def app(settings):
    """Give the service."""
    return create_app(settings)


@pytest.fixture
def client(app):
    """Give a commissioner."""
    return app.test_client()


@pytest.fixture
def worker(settings):
    """Let a worker run beside the pages, as `sufficiency serve` does."""
    consumer = queue_of(settings).worker(signals=False)
    consumer.start()
    yield
    consumer.stop(graceful=True)


def token(client, address="/scenarios/changes"):
    """Take the token out of a form."""
    return re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)[1]


def posted(*changes, **about):
    """Lay typed changes out as a browser posts them."""
    data = {**ABOUT, **about}
    for number, (lever, texts) in enumerate(changes):
        data[f"{number}-lever"] = lever
        data |= {f"{number}-{name}": text for name, text in texts.items()}
    return data


def usual(lever, baseline):
    """Give one change as the form offers it, with what has to be typed filled in."""
    page = form_page(usual_form([lever], baseline, ABOUT), baseline, "key-key-key")
    texts = {each.field.name: each.text for each in page.changes[0].fields}
    place = next(
        (f.field.choices[0].value for f in page.changes[0].fields if f.field.name == "place"), None
    )
    return texts | ({"place": place} if place else {}) | TYPED.get(lever, {})


def kept(client, data):
    """Post a form and give the address of the scenario it made."""
    answer = client.post("/scenarios/changes", data={**data, "csrf_token": token(client)})
    assert answer.status_code == 303, re.findall(r"error-message.*?</p>", answer.text, re.S)
    return answer.headers["Location"]


@pytest.fixture(scope="session", name="token")
def _token():
    return token


@pytest.fixture(scope="session", name="posted")
def _posted():
    return posted


@pytest.fixture(scope="session", name="usual")
def _usual():
    return usual


@pytest.fixture(scope="session", name="kept")
def _kept():
    return kept
