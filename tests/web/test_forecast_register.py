"""Commands enter what they foretell in the register, where later data show how it turned out."""

import json
from datetime import date

import pytest
from click.testing import CliRunner
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from web.cli import sufficiency
from web.store.engine import open_database, writing
from web.store.register import entries_before, kept
from web.store.register_tables import forecast_checks, forecasts

HEADER = "area_code,area,date,measure,age_band,children,status\n"
LONG_AFTER = date(2100, 1, 1)


def ask(*words):
    return CliRunner().invoke(sufficiency, [str(word) for word in words])


def counts_to(last, file, area="Northshire"):
    rows = [
        f"E1,{area},{year}-03-31,looked_after,{band},{children + year % 4},ok"
        for year in range(2013, last + 1)
        for band, children in (("0-4", 20), ("5-9", 25), ("10-15", 40), ("16-17", 22))
    ]
    file.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def instance(tmp_path, monkeypatch):
    folder = tmp_path / "instance"
    monkeypatch.setenv("SUFFICIENCY_INSTANCE", str(folder))
    monkeypatch.setenv("SUFFICIENCY_TODAY", "2019-05-01")
    return folder


@pytest.fixture
def a_forecast(tmp_path):
    counts = counts_to(2019, tmp_path / "counts.csv")
    words = ("forecast", counts, "--months", 24, "--draws", 50, "--model", "no_change")
    said = ask(*words, "--out", tmp_path / "f.csv")
    assert said.exit_code == 0, said.output
    return words, said


def engine_of(instance):
    return open_database(instance / "sufficiency.db")


def test_a_forecast_is_entered_once_however_often_it_is_made(a_forecast, instance, tmp_path):
    words, _ = a_forecast
    assert ask(*words, "--out", tmp_path / "g.csv").exit_code == 0
    (entry,) = kept(engine_of(instance))
    assert (entry.made.area, entry.made.as_of, entry.made.seed) == (
        "Northshire",
        date(2019, 3, 31),
        1,
    )
    assert entry.made_on == date(2019, 5, 1)


@pytest.mark.usefixtures("a_forecast")
def test_an_entry_comes_back_as_it_was_made(instance):
    (entry,) = entries_before(engine_of(instance), "northshire", LONG_AFTER)
    (listed,) = kept(engine_of(instance))
    assert entry.identity == listed.id
    assert len(entry.figures) == 5 * 25


def test_a_first_forecast_says_how_its_model_does_on_the_past(a_forecast):
    _, said = a_forecast
    assert "No earlier forecast can be checked yet. From 4 past days" in said.stderr


@pytest.mark.usefixtures("a_forecast")
def test_later_data_check_the_forecast_and_the_next_one_says_how_it_did(tmp_path):
    later = counts_to(2020, tmp_path / "later.csv")
    said = ask("register", "--score", later, "--json")
    answer = json.loads(said.stdout)
    assert "5 figures newly checked" in said.stderr
    assert answer["sentence"].startswith("Of 4 figures that can now be checked")
    assert {row["age_band"] for row in answer["track_record"]} == {
        "0-4",
        "5-9",
        "10-15",
        "16-17",
        "all",
    }
    again = ask("register", "--score", later)
    assert "0 figures newly checked" in again.stderr
    made = ask("forecast", later, "--draws", 20, "--out", tmp_path / "f.csv")
    assert f"Earlier forecasts: {answer['sentence']}" in made.stderr


@pytest.mark.usefixtures("a_forecast")
def test_an_import_checks_earlier_forecasts(tmp_path):
    later = counts_to(2021, tmp_path / "later.csv")
    said = ask("import", later, "--name", "northshire")
    assert "10 figures of earlier forecasts can now be checked" in said.stderr


@pytest.mark.usefixtures("a_forecast")
def test_a_corrected_figure_is_kept_beside_the_first_and_counts(tmp_path):
    later = counts_to(2020, tmp_path / "later.csv")
    assert ask("register", "--score", later).exit_code == 0
    text = later.read_text(encoding="utf-8").replace("2020-03-31,looked_after,5-9,25", "X")
    later.write_text(text.replace("X", "2020-03-31,looked_after,5-9,31"), encoding="utf-8")
    answer = json.loads(ask("register", "--score", later, "--json").stdout)
    actual = {row["age_band"]: row["actual"] for row in answer["figures"]}
    assert (actual["5-9"], actual["all"]) == (31, 113)
    assert len(answer["figures"]) == 5


@pytest.mark.usefixtures("a_forecast")
def test_another_area_is_not_checked(tmp_path):
    other = counts_to(2020, tmp_path / "later.csv", area="Southshire")
    assert "0 figures newly checked" in ask("register", "--score", other).stderr


def test_a_forecast_from_a_past_day_does_not_count_as_foretold(tmp_path):
    counts = counts_to(2019, tmp_path / "counts.csv")
    words = ("--as-of", "2017-03-31", "--draws", 20, "--model", "no_change")
    assert ask("forecast", counts, *words, "--out", tmp_path / "f.csv").exit_code == 0
    said = ask("register", "--score", counts)
    assert "No figure foretold ahead can be checked yet." in said.stdout
    assert "Made from past days, with hindsight: Of 8 figures" in said.stdout


def test_a_second_try_with_another_seed_does_not_count_twice(a_forecast, tmp_path):
    words, _ = a_forecast
    assert ask(*words, "--seed", 2, "--out", tmp_path / "g.csv").exit_code == 0
    later = counts_to(2020, tmp_path / "later.csv")
    answer = json.loads(ask("register", "--score", later, "--json").stdout)
    assert len(answer["forecasts"]) == 2
    assert answer["sentence"].startswith("Of 4 figures")


def test_a_register_that_cannot_be_written_does_not_cost_the_forecast(tmp_path, monkeypatch):
    folder = tmp_path / "instance"
    (folder / "sufficiency.db").mkdir(parents=True)
    monkeypatch.setenv("SUFFICIENCY_INSTANCE", str(folder))
    counts, out = counts_to(2019, tmp_path / "counts.csv"), tmp_path / "f.csv"
    said = ask("forecast", counts, "--draws", 20, "--out", out)
    assert said.exit_code == 0
    assert out.exists()
    assert "The forecast register cannot be used" in said.stderr


@pytest.mark.usefixtures("a_forecast")
def test_nothing_in_the_register_can_be_changed_or_taken_out(instance, tmp_path):
    assert ask("register", "--score", counts_to(2020, tmp_path / "l.csv")).exit_code == 0
    engine = engine_of(instance)
    for table in (forecasts, forecast_checks):
        for change in (delete(table), update(table).values(data_hash="x")):
            with pytest.raises(IntegrityError, match="only ever added to"), writing(engine) as it:
                it.execute(change)


@pytest.mark.usefixtures("a_forecast")
def test_the_list_and_the_figures_go_to_their_files(tmp_path):
    out, figures = tmp_path / "list.csv", tmp_path / "figures.csv"
    later = counts_to(2020, tmp_path / "later.csv")
    assert ask("register", "--score", later, "--out", out, "--figures-out", figures).exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("id,area,as_of,made_on,known_to,model_asked")
    assert len(figures.read_text(encoding="utf-8").splitlines()) == 1 + 5


def test_an_empty_register_says_so():
    assert "No forecast has been entered yet" in ask("register").stdout
