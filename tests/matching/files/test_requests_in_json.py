"""The requests of the optimiser: one JSON object in, one out, and what is wrong is said."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from matching.optimiser.conflict import conflict
from matching.optimiser.requests import answer_line
from matching.resolved import Group, Home
from web.cli import sufficiency


def ask(**request):
    return answer_line(json.dumps(request).encode())


def instance(**changes):
    given = {
        "levels": ["unplaced", "cost"],
        "groups": [{"id": "Zoë A", "size": 1, "bedrooms": 1, "alone": False, "flags": []}],
        "homes": [{"id": "h 1", "places": 1, "bedrooms": 1}],
        "pairs": [["Zoë A", "h 1", [0, 5]]],
        "fallback": {"Zoë A": [1, 0]},
        "apart": [],
        "flag_apart": [],
        "locks": [],
        "bans": [],
    }
    return given | changes


def test_each_request_has_its_published_answer():
    assert ask(op="solve", instance=instance(), time_limit=5, workers=8) == {
        "status": "optimal",
        "assignment": {"Zoë A": "h 1"},
        "objective": [0, 5],
        "bound": [0, 5],
    }
    assert ask(op="alternatives", instance=instance(), group="Zoë A", k=2) == {
        "alternatives": [
            {"home": "h 1", "objective": [0, 5]},
            {"home": None, "objective": [1, 0]},
        ]
    }
    new = {"home": {"id": "h2", "places": 1, "bedrooms": 1}, "pairs": [["Zoë A", "h2", [0, 2]]]}
    assert ask(op="marginal", instance=instance(), candidates=[new]) == {"values": [[0, 3]]}
    none_allowed = instance(pairs=[], fallback={"Zoë A": None})
    assert ask(op="explain", instance=none_allowed) == {"conflict": ["place:Zoë A"]}
    assert ask(op="solve", instance=none_allowed)["status"] == "infeasible"


def test_the_second_engine_answers_the_same_and_only_solves(random_published):
    for seed in range(30):
        resolved = random_published(seed)
        line = json.dumps({"op": "solve", "instance": resolved.to_json()}).encode()
        first, second = answer_line(line), answer_line(line, second_engine=True)
        assert [first[each] for each in ("status", "objective", "bound")] == [
            second[each] for each in ("status", "objective", "bound")
        ]
    line = json.dumps({"op": "explain", "instance": instance()}).encode()
    assert answer_line(line, second_engine=True) == {
        "error": "A request must have an op: one of solve."
    }


def test_nobody_and_nowhere_are_answered():
    nobody = instance(groups=[], pairs=[], fallback={})
    assert ask(op="solve", instance=nobody)["objective"] == [0, 0]
    nowhere = instance(homes=[{"id": "h", "places": 0, "bedrooms": 0}], pairs=[])
    assert ask(op="solve", instance=nowhere)["assignment"] == {"Zoë A": None}
    none_at_all = instance(homes=[], pairs=[])
    assert ask(op="solve", instance=none_at_all)["objective"] == [1, 0]


GROUP = {"id": "g", "size": 1, "bedrooms": 1, "alone": False, "flags": []}
WRONG = {
    "has no pairs": {k: v for k, v in instance().items() if k != "pairs"},
    "one number for each of 2 levels": instance(pairs=[["Zoë A", "h 1", [0]]]),
    "places must be 0 or more": instance(homes=[{"id": "h 1", "places": -1, "bedrooms": 1}]),
    "names group nobody": instance(pairs=[["nobody", "h 1", [0, 0]]]),
    "names home h9": instance(pairs=[["Zoë A", "h9", [0, 0]]]),
    "is there twice": instance(groups=[GROUP, GROUP], pairs=[], fallback={}),
    "must be a whole number": instance(pairs=[["Zoë A", "h 1", [0, 1.5]]]),
    "with itself": instance(apart=[["Zoë A", "Zoë A"]]),
    "must be true or false": instance(groups=[{**GROUP, "alone": 1}], pairs=[], fallback={}),
    "The field fallback must be a JSON object": instance(fallback=[]),
    "must have 3 parts": instance(pairs=[["Zoë A"]]),
    "must be a JSON object": [],
    "named by a text": instance(locks=[[["Zoë A"], "h 1"]]),
}


@pytest.mark.parametrize(("said", "wrong"), WRONG.items(), ids=WRONG)
def test_what_is_wrong_with_an_instance_is_said(said, wrong):
    assert said in ask(op="solve", instance=wrong)["error"]


def test_requests_that_cannot_be_answered_are_said_and_the_next_one_is_served():
    lines = [
        b"{not json",
        b"\xff\xfe",
        b"[" * 100_000,
        b"3",
        b'{"op": "dance"}',
        b'{"op": ["solve"]}',
        b'{"op": "solve"}',
        json.dumps({"op": "alternatives", "instance": instance(), "group": "x", "k": 1}).encode(),
        json.dumps({"op": "solve", "instance": instance(), "workers": 0}).encode(),
        json.dumps({"op": "solve", "instance": instance(), "time_limit": -1}).encode(),
        json.dumps({"op": "marginal", "instance": instance(), "candidates": [{}]}).encode(),
        json.dumps({"op": "solve", "instance": instance()}).encode(),
    ]
    done = CliRunner().invoke(sufficiency, ["optimise", "--stdio"], input=b"\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert len(answers) == len(lines)
    assert all(answer["error"] for answer in answers[:-1])
    assert answers[-1]["status"] == "optimal"


def test_a_lock_to_each_of_two_homes_is_impossible(random_published):
    resolved = replace(
        random_published(1),
        groups=(Group("g"),),
        homes=(Home("a", 1), Home("b", 1)),
        pairs={"g": {"a": (0,), "b": (0,)}},
        levels=("cost",),
        fallback={},
        apart=(),
        bans=(),
        locks=(("g", "a"), ("g", "b")),
    )
    assert [rule.id for rule in conflict(resolved)] == ["lock:g"]
