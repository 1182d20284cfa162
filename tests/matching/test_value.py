"""What a home that is not there yet would be worth."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from matching.files.problem_file import problem_from
from matching.match import match
from matching.value import values
from web.cli import sufficiency

APPENDIX = Path("docs/examples/appendix_b.json")


@pytest.fixture
def problem():
    return json.loads(APPENDIX.read_text(encoding="utf-8"))


def ask(candidates, tmp_path):
    file = tmp_path / "candidates.json"
    file.write_text(json.dumps(candidates), encoding="utf-8")
    out = tmp_path / "out.json"
    asked = ["value", str(APPENDIX), "--candidates", str(file), "--out", str(out)]
    done = CliRunner().invoke(sufficiency, asked)
    return done, json.loads(out.read_text(encoding="utf-8")) if out.exists() else None


def new_homes(problem):
    homes = [{**place, "id": f"new {place['id']}"} for place in problem["places"]]
    return [{**home, "residents": [], "named_children": []} for home in homes]


def test_each_home_changes_what_matching_with_it_changes(problem, tmp_path):
    candidates = new_homes(problem)
    done, answer = ask(candidates, tmp_path)
    assert done.exit_code == 0, done.output
    without = match(problem_from(problem))
    by_id = {each["place"]: each for each in answer["candidates"]}
    assert sorted(by_id) == sorted(home["id"] for home in candidates)
    for home in candidates:
        given = match(problem_from({**problem, "places": [*problem["places"], home]}))
        for before, after, said in zip(
            without.objectives, given.objectives, by_id[home["id"]]["objectives"], strict=True
        ):
            assert said == {
                "name": before.name,
                "without": before.value,
                "with": after.value,
                "change": after.value - before.value,
            }


@pytest.mark.parametrize(
    ("candidates", "said"),
    [
        ({"places": 3}, "must list places"),
        ([{"id": "new", "residents": ["c1"]}], "Nobody can live"),
        ([{"id": "new"}], "is missing"),
    ],
)
def test_candidates_that_are_no_homes_are_refused(candidates, said, tmp_path):
    done, answer = ask(candidates, tmp_path)
    assert done.exit_code == 1
    assert answer is None
    assert said in done.output


def test_a_home_with_the_id_of_one_that_is_there_is_refused(problem, tmp_path):
    done, answer = ask([{**problem["places"][0], "residents": []}], tmp_path)
    assert done.exit_code == 1
    assert answer is None


def test_candidates_are_ranked_and_say_in_words_what_they_would_change(problem):
    without = {**problem, "places": [p for p in problem["places"] if p["id"] == "fos1"]}
    found = values(problem_from(without), problem_from(problem)).candidates
    by_rank = sorted(found, key=lambda each: each.rank)
    changes = [tuple(each.change for each in worth.objectives) for worth in by_rank]
    assert changes == sorted(changes)
    said = {worth.place: (worth.rank, worth.sentence) for worth in by_rank}
    assert said["Q"] == (
        3,
        "One more home like Q (Skilled foster home (enhanced)) would mean 1 fewer child with no "
        "suitable home; 1 fewer pair of brothers and sisters apart against their plan; 2 more "
        "steps away from the preferred kind of home; 9 fewer minutes of travel; £930 more a "
        "week",
    )
    assert said["fos3"][0] > 1
    assert "1 fewer child with no suitable home" in said["fos3"][1]


def test_a_home_that_nobody_needs_says_so(problem):
    again = [{**p, "id": f"new {p['id']}"} for p in problem["places"] if p["id"] == "fos1"]
    given = {**problem, "places": [*problem["places"], *again]}
    (worth,) = values(problem_from(problem), problem_from(given)).candidates
    assert worth.sentence.endswith("would change nothing today")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"status": "hold"}, "new is on hold, with no end recorded"),
        (
            {"status": "hold", "held_until": "2026-12-31"},
            "new is on hold and can be used from 2027-01-01",
        ),
        ({"held_until": "2026-12-31"}, "new is held until 2026-12-31"),
        ({"status": "unregistered"}, "new is not registered"),
        (
            {"ages": [0, 1]},
            "nobody who waits or may move could live there, outside the ages approved (3)",
        ),
    ],
)
def test_a_home_that_nobody_could_have_says_why(problem, facts, why):
    (like,) = (p for p in problem["places"] if p["id"] == "fos3")
    given = {**problem, "places": [*problem["places"], {**like, "id": "new", **facts}]}
    (worth,) = values(problem_from(problem), problem_from(given)).candidates
    assert worth.could_take == ()
    assert worth.sentence.endswith(f"would change nothing today: {why}")
