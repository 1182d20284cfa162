"""`run` says what is wrong with a scenario, and which baselines there are."""

import json


def test_a_scenario_that_is_not_one_is_said_in_words(tmp_path, ask, left_in):
    file = tmp_path / "s.json"
    for text in ("{", '{"name": "x", "month": 3}'):
        file.write_text(text, encoding="utf-8")
        answer = ask("run", file, "--out", tmp_path / "r.json", "--instance", tmp_path / "i")
        assert answer.exit_code == 1
        assert "scenario" in answer.stderr
    assert left_in(tmp_path, file) == []


def test_a_run_takes_a_number_of_workers_or_a_cluster_that_answers(tmp_path, ask, left_in, counts):
    file, out = tmp_path / "s.json", tmp_path / "r.json"
    file.write_text('{"name": "As things are", "baseline": "nowhere"}', encoding="utf-8")
    words = ("run", file, "--instance", tmp_path / "instance", "--out", out)
    assert "nowhere" in ask(*words, "--workers", 2).stderr
    assert ask(*words, "--workers", 0).exit_code == 2
    assert ask(*words, "--workers", 2, "--cluster", "10.0.0.1:1").exit_code == 2
    one_area = [row for row in counts.read_text("utf-8").splitlines() if "Southshire" not in row]
    counts.write_text("\n".join(one_area), encoding="utf-8")
    file.write_text(json.dumps({"name": "As things are", "baseline": str(counts)}), "utf-8")
    refused = ask(*words, "--cluster", "nonsense")
    assert refused.exit_code == 1
    assert "No cluster answers at nonsense" in refused.stderr
    assert left_in(tmp_path, file, counts) == []


def test_a_scenario_of_an_unknown_baseline_says_what_there_is(tmp_path, ask, left_in):
    file = tmp_path / "s.json"
    file.write_text('{"name": "x", "baseline": "nowhere"}', encoding="utf-8")
    answer = ask("run", file, "--out", tmp_path / "r.json", "--instance", tmp_path / "i")
    assert answer.exit_code == 1
    assert "nowhere" in answer.stderr
    assert left_in(tmp_path, file) == []
