"""`sufficiency pds`: a request goes out and comes back, and what is lost is said."""

import json
from pathlib import Path

from click.testing import CliRunner

from web.cli import sufficiency

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "appendix_b.json"


def ask(*words):
    return CliRunner().invoke(sufficiency, ["pds", *map(str, words)])


def test_a_request_is_written_and_read_back(tmp_path):
    for name in ("request.json", "request.csv"):
        out = tmp_path / name
        answer = ask("write", EXAMPLE, "--child", "c1", "--out", out)
        assert answer.exit_code == 0
        assert answer.stdout == ""
        assert "the levels have no place in the standard" in answer.stderr
        back = json.loads(ask("read", out, "--json").stdout)
        (child,) = back["children"]
        assert (child["id"], child["home_area"], child["needs"]) == ("c1", "St Helier", {})
        assert any(note["field"] == "date_of_birth" for note in back["not_taken_or_to_add"])


def test_an_unknown_child_or_file_is_refused_and_nothing_is_written(tmp_path):
    out = tmp_path / "request.json"
    assert ask("write", EXAMPLE, "--child", "nobody", "--out", out).exit_code == 1
    assert ask("read", tmp_path / "nothing.json", "--out", out).exit_code == 1
    assert not out.exists()


def test_an_answer_needs_somewhere_to_go():
    assert ask("write", EXAMPLE, "--child", "c1").exit_code == 2
