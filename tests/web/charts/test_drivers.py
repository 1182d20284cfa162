"""The drivers on a page: parts that add up, in bars, words and a table."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from forecasting.ages import STANDARD_BANDS
from forecasting.drivers import Drivers
from forecasting.entries_or_stays import Cause, Causes
from forecasting.flows import Flows
from web.app import create_app
from web.charts.drivers import drivers
from web.cli import sufficiency
from web.settings import Settings

DAYS = date(2023, 3, 31), date(2026, 3, 31), date(2029, 3, 31)
PAST = {"came into care": 100.0, "turned 18": -30.0, "left before 18": -60.0}


def flows(first, last, draws, spread=0.0):
    rng = np.random.default_rng(1)
    parts = {
        name: number / 4 + spread * rng.standard_normal((draws, 4)) for name, number in PAST.items()
    }
    return Flows(first, last, STANDARD_BANDS, parts)


def causes(**parts):
    names = ("already under way", "entries", "length of stay", "entries and stays together")
    given = dict.fromkeys((*names, "not explained"), (-5.0, 0.0, 5.0)) | parts
    drawn = {Cause(name): np.array(draws) for name, draws in given.items()}
    return Causes(date(2020, 3, 31), DAYS[0], DAYS[1], 10, drawn)


def drawn(why=None):
    made = Drivers("A", flows(*DAYS[:2], 1), why, flows(*DAYS[1:], 200, spread=2.0))
    return drivers(made.rows())


def test_the_sentence_says_who_came_and_who_left():
    said = drawn().sentence
    assert "100 children came and 90 left, 30 of them at 18: 10 more than before." in said
    assert "By 31 March 2029 some 99 more will come (95 to 104 in 8 futures of 10)" in said


def test_a_cause_is_named_only_where_it_stands_out_from_chance():
    assert "Neither a change in entries nor in length of stay" in drawn(causes()).sentence
    clear = drawn(causes(entries=(6.0, 7.0, 8.0))).sentence
    assert "What changed against the years before is entries, +7 (6 to 8)." in clear


def test_before_and_ahead_and_every_band_have_a_panel_and_the_table_every_part():
    picture = drawn(causes())
    assert [panel.title for panel in picture.panels] == [
        "Since 31 March 2023",
        "Entries, or length of stay?",
        "Until 31 March 2029",
        "Under 5, ahead",
        "Ages 5 to 9, ahead",
        "Ages 10 to 15, ahead",
        "Ages 16 to 17, ahead",
    ]
    named = [row[0] for row in picture.table.rows]
    assert "Before: came into care" in named
    assert "Before, why: length of stay" in named
    assert "Ahead: change" in named
    assert len({len(row) for row in picture.table.rows}) == 1


def test_without_a_known_past_the_page_says_so():
    made = Drivers("A", None, None, flows(*DAYS[1:], 50, spread=2.0))
    assert drivers(made.rows()).sentence.startswith("What drove the past is not known")


def test_there_is_no_picture_of_nothing():
    assert drivers([]) is None


@pytest.mark.parametrize("word", ["style=", "<script", "class="])
def test_the_drawings_are_plain_shapes(word):
    assert not [panel for panel in drawn(causes()).panels if word in panel.svg]


def test_a_run_of_imported_data_shows_what_drives_them(tmp_path):
    jersey = Path(__file__).resolve().parents[3] / "scenarios" / "baseline" / "jersey"
    scenario, instance = tmp_path / "s.json", tmp_path / "instance"
    asked = {"name": "As things are", "baseline": "jersey", "months": 3, "draws": 10}
    scenario.write_text(json.dumps(asked), encoding="utf-8")
    for words in (
        ["import", jersey, "--name", "jersey"],
        ["run", scenario, "--out", tmp_path / "r.json"],
    ):
        said = CliRunner().invoke(sufficiency, [str(w) for w in [*words, "--instance", instance]])
        assert said.exit_code == 0, said.output
    page = create_app(Settings(instance, date(2026, 11, 20))).test_client().get("/").text
    assert "What drives the numbers" in page
    assert "What drove the past is not known: counts do not say who left." in page
    assert "English authorities" in page
    assert "drivers" not in json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
