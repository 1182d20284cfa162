"""`sufficiency pipeline` answers in sentences for a person, and whole for machines."""

import json

import pytest
from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from web.cli import sufficiency


def ask(*words):
    return CliRunner().invoke(sufficiency, ["pipeline", *map(str, words)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("made")
    write_made_up_authority(made)
    return made


def test_sentences_go_to_the_screen_and_the_answer_to_the_file(folder, tmp_path):
    out = tmp_path / "answers.json"
    target = ("--target-households", 6, "--by", "2028-03-31")
    answer = ask(folder, "--draws", 50, "--assessors", 1, *target, "--out", out)
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == ""
    assert "6 approvals by 31 March 2028" in answer.stderr
    assert "One more assessor than 1" in answer.stderr
    written = json.loads(out.read_text(encoding="utf-8"))
    assert (written["draws"], written["synthetic"]) == (50, True)
    assert written["answers"]["funnel"]["rows"][0]["from_to"] == "enquiry to application"


def test_the_same_seed_gives_the_same_answer(folder):
    first, again = (ask(folder, "--draws", 40, "--months", 12, "--json").stdout for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    "words", [("--target-households", 3), ("--by", "2028-01-01"), ("--baseline", "demo")]
)
def test_half_a_question_is_refused_as_usage(folder, words):
    assert ask(folder, *words, "--json").exit_code == 2


def test_a_folder_without_a_pipeline_is_refused_in_a_sentence(folder, tmp_path):
    for file in folder.iterdir():
        if file.is_file() and file.name != "pipeline.csv":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    answer = ask(tmp_path, "--json")
    assert answer.exit_code == 1
    assert "pipeline" in answer.stderr or "folder" in answer.stderr


def test_sentences_stand_under_their_question_and_say_what_they_rest_on(folder, tmp_path):
    out = tmp_path / "answers.json"
    answer = ask(folder, "--draws", 40, "--months", 12, "--out", out)
    assert "\nWhere it is blocked\n  As things are" in answer.stderr
    last = answer.stderr.strip().splitlines()[-1]
    for words in ("20 November 2026", "40 futures of 12 months", "seed 1", "version", "needs"):
        assert words in last
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["version"]
    assert written["unassessed"] > 0
    assert written["assumptions"]["households_leaving_a_year"] == 0.13


def test_a_target_day_that_is_past_is_refused_with_what_to_do(folder):
    answer = ask(folder, "--target-households", 3, "--by", "2020-01-01", "--draws", 20, "--json")
    assert answer.exit_code == 1
    assert "day of the target" in answer.stderr
    assert "--months" in answer.stderr
