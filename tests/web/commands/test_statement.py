"""`sufficiency statement`: whole files with drawn pictures, or a sentence and no file."""

import json
from datetime import date

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from scenarios.baseline.baseline import baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.run import run_scenario
from scenarios.scenario import Scenario
from web.charts.gap import gap
from web.charts.png import png_of
from web.cli import sufficiency
from web.settings import MARKING, settings_from


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up")
    write_made_up_authority(folder)
    baseline = baseline_from(read([folder]).records, "made-up")
    made = run_scenario(Scenario(name="As things are", months=6, draws=10), baseline)
    file = tmp_path_factory.mktemp("results") / "r.json"
    file.write_text(made.to_json(), encoding="utf-8")
    return file


def ask(*words, **environ):
    return CliRunner().invoke(
        sufficiency, ["statement", *(str(word) for word in words)], env=environ
    )


def test_a_document_has_the_charts_with_their_sentences(result, tmp_path):
    out = tmp_path / "s.docx"
    answer = ask(result, "--out", out)
    assert answer.exit_code == 0, answer.output
    assert f"13 sections, marked {MARKING}" in answer.stderr
    document = docx.Document(out)
    assert len(document.inline_shapes) == 4
    for shape in document.inline_shapes:
        assert shape._inline.docPr.get("descr").endswith(".")
    width, margins = document.sections[0].page_width, 2 * document.sections[0].left_margin
    assert all(shape.width <= width - margins for shape in document.inline_shapes)


def test_a_workbook_is_written_with_the_marking_asked_for(result, tmp_path):
    out = tmp_path / "s.xlsx"
    assert ask(result, "--out", out, "--marking", "OFFICIAL").exit_code == 0
    assert openpyxl.load_workbook(out)["Contents"]["A2"].value == "OFFICIAL"


def test_the_marking_comes_from_the_settings(result, tmp_path):
    out = tmp_path / "s.xlsx"
    assert ask(result, "--out", out, SUFFICIENCY_MARKING="RESTRICTED & LOCAL").exit_code == 0
    sheet = openpyxl.load_workbook(out)["Contents"]
    assert sheet["A2"].value == "RESTRICTED & LOCAL"
    assert settings_from({}, today=date(2026, 11, 21)).marking == MARKING


def test_another_ending_is_refused(result, tmp_path):
    answer = ask(result, "--out", tmp_path / "s.pdf")
    assert answer.exit_code == 2
    assert ".docx (Word) or .xlsx (Excel), not s.pdf" in answer.stderr
    assert not list(tmp_path.iterdir())


def test_what_is_no_result_is_refused_and_nothing_is_written(tmp_path):
    bad = tmp_path / "bad.json"
    for text, said in (
        ("[]", "is not a result"),
        ("{", "is not JSON"),
        ('{"headline": "", "provenance": {}, "tables": {}}', "does not hold its by_draw"),
    ):
        bad.write_text(text, encoding="utf-8")
        answer = ask(bad, "--out", tmp_path / "s.docx")
        assert answer.exit_code == 1
        assert said in answer.stderr
    assert list(tmp_path.iterdir()) == [bad]


def test_results_of_other_data_are_refused_in_words(result, tmp_path):
    other = json.loads(result.read_text(encoding="utf-8"))
    other["provenance"]["data_hash"] = "another"
    file = tmp_path / "other.json"
    file.write_text(json.dumps(other), encoding="utf-8")
    answer = ask(result, file, "--out", tmp_path / "s.docx")
    assert answer.exit_code == 1
    assert "differ in the data" in answer.stderr
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_said(result, tmp_path):
    folder = tmp_path / "s.docx"
    folder.mkdir()
    answer = ask(result, "--out", folder)
    assert answer.exit_code == 2
    assert "directory" in answer.stderr
    answer = ask(result, "--out", tmp_path / "nowhere" / "s.docx")
    assert answer.exit_code == 1
    assert "is not there" in answer.stderr


def test_a_picture_without_panels_is_not_drawn(result):
    rows = json.loads(result.read_text(encoding="utf-8"))["tables"]["shortfall"]
    never = [{**row, "probability": 0, "children_mean": 0} for row in rows]
    assert png_of(gap(never)) is None
    drawn = png_of(gap(rows))
    assert drawn is not None
    assert drawn.content.startswith(b"\x89PNG")
