"""`problem` writes today's problem of an authority."""

import json

from scenarios.baseline.made_up_authority.writing import write_made_up_authority


def test_todays_problem_is_written_for_match_and_options_to_take(tmp_path, ask):
    instance, out = tmp_path / "instance", tmp_path / "problem.json"
    folder = tmp_path / "files"
    write_made_up_authority(folder)
    assert ask("import", folder, "--name", "ours", "--instance", instance).exit_code == 0
    for baseline in ("ours", folder):
        done = ask("problem", baseline, "--instance", instance, "--out", out)
        assert done.exit_code == 0, done.output
        written = json.loads(out.read_text(encoding="utf-8"))
        assert written["date"] == "2026-11-20"
        out.unlink()
    unknown = ask("problem", "theirs", "--instance", instance, "--out", out)
    assert unknown.exit_code == 1
    assert "It holds: ours" in unknown.stderr
    assert not out.exists()
