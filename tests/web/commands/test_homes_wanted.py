"""`sufficiency homes-wanted` ranks kinds of home for a scenario, or for things as they are."""

import csv

from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from web.cli import sufficiency


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
    assert rows[0]["home"].split(" ", 1)[1] in answer.stderr.splitlines()[1]
    for words in ("20 November 2026", "10 futures of 36 months", "seed 1", "version", "needs"):
        assert words in answer.stderr.splitlines()[-1]


def test_a_scenario_and_a_baseline_together_are_refused_as_usage(tmp_path):
    scenario = tmp_path / "s.json"
    scenario.write_text('{"name": "x", "baseline": "demo"}', encoding="utf-8")
    assert ask(scenario, "--baseline", "demo", "--json").exit_code == 2
    assert ask("--baseline", "nowhere", "--json").exit_code == 1
