"""Pages about an English authority speak of no island."""

import html
import re

import pytest

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers
from web.app import create_app
from web.importing import import_records
from web.scenario_runs import keep, stored_as_baseline
from web.settings import Settings
from web.store.engine import open_database

from .conftest import NOW, TODAY

MOST_PAGES = 80


@pytest.fixture(scope="module")
def english(tmp_path_factory):
    """Give the pages of the made-up authority as if it were in England, with two runs."""
    folder = tmp_path_factory.mktemp("english")
    write_made_up_authority(folder)
    about = folder / "about.csv"
    about.write_text(about.read_text().replace("jurisdiction,JEY", "jurisdiction,ENG"))
    settings = Settings(tmp_path_factory.mktemp("instance"), TODAY)
    import_records(open_database(settings.database), read([folder]).records, "eng", now=NOW)
    baseline, stored = stored_as_baseline("eng", settings)
    back = read_levers([{"lever": "return_children", "from": "2027-01"}])
    for levers in ((), back):
        result = run_scenario(
            Scenario(name="Try", baseline="eng", months=3, draws=10, levers=levers), baseline
        )
        keep(settings, stored, result, "sufficiency run", now=NOW)
    return create_app(settings).test_client()


@pytest.fixture(scope="module")
def pages(english):
    """Give what every page to be reached says, by its address."""
    seen, to_see, said = set(), ["/", "/scenarios/changes?lever=more_enquiries"], {}
    while to_see and len(seen) < MOST_PAGES:
        address = to_see.pop(0)
        seen.add(address)
        with english.get(address) as page:
            text = page.text if page.mimetype == "text/html" else ""
        if not text:
            continue
        said[address] = re.sub(r'(?:href|action)="[^"]*"', "", text)
        found = map(html.unescape, re.findall(r'href="(/[^"#?]*)"', text))
        to_see += [each for each in dict.fromkeys(found) if each not in {*seen, *to_see}]
    assert len(said) > 20
    return said


def found_on(pages, pattern):
    """Give where and beside what the pattern stands on pages."""
    found = {a: re.findall(f".{{0,30}}{pattern}.{{0,20}}", words) for a, words in pages.items()}
    return {address: said for address, said in found.items() if said}


def test_no_page_of_an_english_authority_speaks_of_an_island(pages):
    assert found_on(pages, r"\b[Ii]sland\b") == {}
    assert "outside the area" in pages["/"]


def test_no_page_shows_the_marks_of_code(pages):
    assert found_on(pages, "`") == {}


def test_what_was_ruled_out_names_no_law_of_jersey(pages):
    statements = {a: words for a, words in pages.items() if a.endswith("/on-the-island")}
    assert statements
    assert found_on(statements, "Jersey") == {}
