"""`drivers` takes apart what can be taken apart, and names the rest."""

import pytest


def test_what_drives_counts_is_taken_apart_ahead(counts, tmp_path, ask, rows_of):
    out = tmp_path / "drivers.csv"
    words = ("--area", "Northshire", "--months", 12, "--draws", 20)
    answer = ask("drivers", counts, *words, "--out", out)
    assert answer.exit_code == 0, answer.output
    rows = rows_of(out)
    assert {row["part"] for row in rows} >= {"came into care", "turned 18", "change"}
    ahead = [row for row in rows if row["age_band"] == "10-15"]
    parts = sum(float(row["mean"]) for row in ahead if row["part"] != "change")
    (change,) = (float(row["mean"]) for row in ahead if row["part"] == "change")
    assert parts == pytest.approx(change, abs=0.01)
    assert "what drove the past is not known" in answer.stderr


def test_an_area_whose_change_cannot_be_taken_apart_is_left_out_and_named(
    counts, tmp_path, ask, rows_of
):
    text = counts.read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("E2") or ",16-17," in row]
    counts.write_text("\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "drivers.csv"
    answer = ask("drivers", counts, "--bands", "16-17", "--draws", 20, "--out", out)
    assert answer.exit_code == 0, answer.output
    assert "Left out. Southshire" in answer.stderr
    assert {row["area"] for row in rows_of(out)} == {"Northshire"}
    alone = ask("drivers", counts, "--area", "E2", "--bands", "16-17", "--out", out)
    assert alone.exit_code == 1
    assert "do not cover all ages" in alone.stderr
