"""`sufficiency homes-wanted` ranks kinds of home for a scenario, or for things as they are."""

import csv
import json

from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from web.cli import sufficiency
from web.described.layouts import layout


def ask(*words):
    return CliRunner().invoke(sufficiency, ["homes-wanted", *map(str, words)])


def test_without_a_scenario_things_are_taken_as_they_are(tmp_path):
    made = tmp_path / "made"
    write_made_up_authority(made)
    out = tmp_path / "wanted.csv"
    answer = ask("--baseline", made, "--draws", 10, "--out", out)
    assert answer.exit_code == 0, answer.output
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 30
    made_of = {"data_date": "2026-11-20", "months": "36", "draws": "10", "seed": "1"}
    assert all(made_of.items() <= row.items() and row["version"] for row in rows)
    assert rows[0]["home"].split(" ", 1)[1] in answer.stderr.splitlines()[1]
    for words in ("20 November 2026", "10 futures of 36 months", "seed 1", "version", "needs"):
        assert words in answer.stderr.splitlines()[-1]


def test_a_scenario_and_a_baseline_together_are_refused_as_usage(tmp_path):
    scenario = tmp_path / "s.json"
    scenario.write_text('{"name": "x", "baseline": "demo"}', encoding="utf-8")
    assert ask(scenario, "--baseline", "demo", "--json").exit_code == 2
    assert ask("--baseline", "nowhere", "--json").exit_code == 1


def test_each_kind_has_the_areas_it_would_be_best_in_and_a_table_of_them_all(tmp_path):
    made = tmp_path / "made"
    write_made_up_authority(made)
    out, areas = tmp_path / "wanted.csv", tmp_path / "areas.csv"
    words = ("--baseline", made, "--draws", 10, "--out", out, "--areas-out", areas, "--json")
    answer = ask(*words)
    assert answer.exit_code == 0, answer.output
    with areas.open(encoding="utf-8", newline="") as file:
        by_area = list(csv.DictReader(file))
    with out.open(encoding="utf-8", newline="") as file:
        kinds = list(csv.DictReader(file))
    assert {row["home"] for row in by_area} == {row["home"] for row in kinds}
    assert {"St Helier", "St Ouen"} <= {row["area"] for row in by_area}
    named = {name.removesuffix("_q10").removesuffix("_q90") for name in by_area[0]}
    assert named == {column["name"] for column in layout("homes-by-area")["columns"]}
    said = answer.stderr.splitlines()
    assert kinds[0]["where"] in said
    assert kinds[0]["nearest_areas"].split("; ")[0] in kinds[0]["where"]
    assert any(line.startswith("What a home can do for a child comes first") for line in said)
    assert any("each takes after one of today’s children" in line for line in said)
    as_json = json.loads(answer.stdout)
    assert [row["home"] for row in as_json] == [row["home"] for row in kinds]
    assert [row["area"] for row in as_json[0]["areas"]] == [
        row["area"] for row in by_area if row["home"] == kinds[0]["home"]
    ]


def test_without_a_minutes_table_the_ranking_stands_and_the_gap_is_said(tmp_path):
    made = tmp_path / "made"
    write_made_up_authority(made)
    (made / "minutes.csv").unlink()
    out, areas = tmp_path / "wanted.csv", tmp_path / "areas.csv"
    answer = ask("--baseline", made, "--draws", 10, "--out", out, "--areas-out", areas)
    assert answer.exit_code == 0, answer.output
    assert answer.stderr.count("No minutes table was given") == 1
    assert "For a campaign" not in answer.stderr
    with areas.open(encoding="utf-8", newline="") as file:
        assert {row["area"] for row in csv.DictReader(file)} == {""}


def test_one_file_for_two_tables_is_refused_as_usage(tmp_path):
    same = tmp_path / "same.csv"
    answer = ask("--baseline", "demo", "--out", same, "--areas-out", same)
    assert answer.exit_code == 2
    assert not same.exists()
