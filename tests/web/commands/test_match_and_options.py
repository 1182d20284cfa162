"""`match` and `options` answer a problem file."""

import json

import pytest

PROBLEM = {
    "date": "2026-11-20",
    "jurisdiction": "JEY",
    "children": [
        {
            "id": "c1",
            "date_of_birth": "2013-05-02",
            "sex": "F",
            "status": "waiting",
            "needs": dict.fromkeys(
                ["HLT", "EMO", "BEH", "REL", "SAF", "OTH", "COM", "IND", "EDU", "FAM", "IDN"], 1
            ),
        }
    ],
    "places": [
        {
            "id": place,
            "type": "foster",
            "on_island": True,
            "capacity": 1,
            "bedrooms": 1,
            "ages": ages,
            "sexes": "any",
            "status": "available",
            "capability": dict.fromkeys(
                ["HLT", "EMO", "BEH", "REL", "SAF", "OTH", "COM", "IND"], 1
            ),
        }
        for place, ages in (("h1", [5, 15]), ("h2", [0, 4]))
    ],
    "minutes": [],
}


@pytest.fixture
def problem(tmp_path):
    """Write a problem with one child, one home that suits and one that may not take them."""
    file = tmp_path / "problem.json"
    file.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return file


def test_a_match_names_the_home_and_says_how_far_it_is_proved(problem, tmp_path, ask):
    out = tmp_path / "answer.json"
    assert ask("match", problem, "--out", out).exit_code == 0
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert answer["status"] == "optimal"
    assert [(each["child"], each["place"]) for each in answer["matches"]] == [("c1", "h1")]


def test_options_are_listed_with_the_rule_that_excludes_the_others(problem, ask):
    answer = ask("options", problem, "--child", "c1", "--json")
    assert answer.exit_code == 0, answer.output
    listed = json.loads(answer.stdout)
    assert "h1" in json.dumps(listed)
    assert "h2" in json.dumps(listed)


def test_an_unknown_child_and_a_broken_problem_are_said_in_words(problem, tmp_path, ask, left_in):
    out = tmp_path / "o.json"
    unknown = ask("options", problem, "--child", "nobody", "--out", out)
    assert unknown.exit_code == 1
    assert "nobody" in unknown.stderr
    for broken in (b"{", b"[]", b"\xff\xfe", b"[" * 100_000):
        problem.write_bytes(broken)
        answer = ask("match", problem, "--out", out)
        assert answer.exit_code == 1, answer.exception
        assert answer.stderr.strip()
    assert left_in(tmp_path, problem) == []


@pytest.mark.parametrize("words", [["match"], ["returns"], ["options", "--child", "c1"]])
def test_answers_of_an_english_authority_speak_of_its_area(ask, tmp_path, words):
    [child], places = PROBLEM["children"], PROBLEM["places"]
    away = {**places[0], "id": "away", "type": "off_island_foster", "on_island": False}
    problem = {
        **PROBLEM,
        "children": [{**child, "status": "returnable", "current_place": "away"}],
        "places": [{**places[1]}, {**away, "residents": ["c1"]}],
    }
    spoken = {}
    for law in ("JEY", "ENG"):
        file = tmp_path / f"{law}.json"
        file.write_text(json.dumps({**problem, "jurisdiction": law}), encoding="utf-8")
        command, *rest = words
        answer = ask(command, file, *rest, "--json")
        assert answer.exit_code == 0, answer.stderr
        spoken[law] = answer.stdout
    assert "the island" in spoken["JEY"]
    assert "the island" not in spoken["ENG"]
    assert "the area" in spoken["ENG"]
