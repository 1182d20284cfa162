"""`forecast` begins with the counts themselves, and says what is wrong before it writes."""

import json

import numpy as np
import pytest


def test_a_forecast_begins_with_the_counts_themselves_and_bands_add_up(
    counts, tmp_path, ask, rows_of
):
    out, draws = tmp_path / "f.csv", tmp_path / "f.npz"
    answer = ask(
        "forecast", counts, "--area", "Northshire", "--months", 6, "--draws", 50,
        "--out", out, "--draws-out", draws,
    )  # fmt: skip
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == ""
    rows = rows_of(out)
    first = {row["age_band"]: row for row in rows if row["date"] == "2019-03-31"}
    assert {band: float(row["q50"]) for band, row in first.items()} == {
        "0-4": 20, "5-9": 25, "10-15": 46, "16-17": 22, "all": 113,
    }  # fmt: skip
    assert all(row["q05"] == row["q95"] for row in first.values())
    means = {
        band: [float(row["mean"]) for row in rows if row["age_band"] == band] for band in first
    }
    assert means.pop("all") == pytest.approx(np.sum([*means.values()], axis=0), abs=1e-5)
    with np.load(draws) as kept:
        assert kept["draws"].shape == (50, 7, 4)
        assert (kept["draws"].sum(axis=2) == kept["total"]).all()
        assert list(kept["bands"]) == ["0-4", "5-9", "10-15", "16-17"]
        assert kept["dates"][0] == "2019-03-31"
        assert (str(kept["area"]), int(kept["seed"])) == ("Northshire", 1)


def test_machine_output_alone_goes_to_standard_output(counts, ask):
    answer = ask("forecast", counts, "--months", 2, "--draws", 20, "--json")
    rows = json.loads(answer.stdout)
    assert {row["area"] for row in rows} == {"Northshire", "Southshire"}
    assert "Model" in answer.stderr


def test_all_futures_of_several_areas_are_refused(counts, tmp_path, ask, left_in):
    answer = ask("forecast", counts, "--out", tmp_path / "f.csv", "--draws-out", tmp_path / "f.npz")
    assert answer.exit_code == 1
    assert "--area" in answer.stderr
    assert left_in(tmp_path, counts) == []


def test_a_file_with_no_history_in_it_is_said_to_have_none(tmp_path, ask, left_in):
    published = tmp_path / "published.csv"
    published.write_text("date,measure,value,source_url\n2019-06-30,carers,36,here\n", "utf-8")
    for command in ("forecast", "backtest"):
        answer = ask(command, published, "--out", tmp_path / "f.csv")
        assert answer.exit_code == 1, answer.exception
        assert "no history of looked-after children" in answer.stderr
    assert left_in(tmp_path, published) == []


def test_one_name_for_two_answers_is_wrong_usage_and_neither_is_lost(
    counts, tmp_path, ask, left_in
):
    out = tmp_path / "f.csv"
    answer = ask("forecast", counts, "--area", "E1", "--out", out, "--draws-out", out)
    assert answer.exit_code == 2
    assert left_in(tmp_path, counts) == []


def test_an_answer_needs_somewhere_to_go(counts, ask):
    answer = ask("forecast", counts)
    assert answer.exit_code == 2
    assert "--out" in answer.stderr


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["--area", "Nowhere"], 1),
        (["--as-of", "1999-01-01"], 1),
        (["--bands", "0-3,4-17"], 1),
        (["--bands", "9-0"], 2),
        (["--as-of", "31/03/2019"], 2),
        (["--months", "many"], 2),
        (["--draws", "0"], 2),
        (["--by", "colour"], 2),
        (["--nonsense"], 2),
    ],
)
def test_a_wrong_question_ends_with_a_sentence_and_writes_nothing(
    counts, tmp_path, words, status, ask, left_in
):
    answer = ask("forecast", counts, *words, "--out", tmp_path / "f.csv")
    assert answer.exit_code == status, answer.output
    assert len(answer.stderr.strip()) > 20
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""
    assert left_in(tmp_path, counts) == []


def test_a_folder_that_is_not_there_is_said_before_any_work(counts, tmp_path, ask):
    answer = ask("forecast", counts, "--out", tmp_path / "nowhere" / "f.csv")
    assert answer.exit_code == 1
    assert "Make it first" in answer.stderr


def test_an_old_answer_stays_when_the_new_one_fails(counts, tmp_path, ask):
    out = tmp_path / "f.csv"
    out.write_text("before", encoding="utf-8")
    assert ask("forecast", counts, "--area", "Nowhere", "--out", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "before"
