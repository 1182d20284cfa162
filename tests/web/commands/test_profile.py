"""`sufficiency profile` is printed to be read, or given whole for machines."""

import json
from pathlib import Path

from click.testing import CliRunner

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from web.cli import sufficiency

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "appendix_b.json"


def ask(*words):
    return CliRunner().invoke(sufficiency, ["profile", *map(str, words)])


def test_a_profile_is_printed_to_be_read():
    answer = ask(EXAMPLE)
    assert answer.exit_code == 0
    assert "3 children, of whom unassessed n = 0" in answer.stdout
    assert "Codification draft-1" in answer.stdout


def test_the_file_and_standard_output_hold_the_same_profile(tmp_path):
    out = tmp_path / "profile.json"
    assert ask(EXAMPLE, "--out", out).stdout == ""
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written == json.loads(ask(EXAMPLE, "--json").stdout)
    assert written["not_known_counts_as"] == 3


def test_a_folder_says_how_many_live_elsewhere_and_that_it_is_made_up(tmp_path):
    write_made_up_authority(tmp_path)
    found = json.loads(ask(tmp_path, "--json").stdout)
    assert (found["synthetic"], found["unassessed"]) == (True, 6)
    assert found["children"] + found["elsewhere"] == 88
    gap = found["true_gap"]["gap"]
    assert gap["more_than_needed"] > 0
    assert gap["less_than_needed"] > 0


def test_what_cannot_be_read_is_refused_in_a_sentence(tmp_path):
    answer = ask(tmp_path / "nothing.json")
    assert answer.exit_code == 1
    assert "nothing.json" in answer.stderr
