"""The optimiser's four requests, against every answer tried in turn, and its door."""

import json
import random
from dataclasses import replace
from itertools import combinations, product

import pytest
from click.testing import CliRunner

from matching.optimiser.alternatives import alternatives
from matching.optimiser.conflict import conflict
from matching.optimiser.marginal import Candidate, marginal, with_candidate
from matching.optimiser.requests import answer_line
from matching.resolved import Group, Home, Resolved
from web.cli import sufficiency

SEEDS = range(500)


def random_resolved(seed: int, *, tight: bool = False) -> Resolved:
    """Make a small problem of the published layout; a tight one is often impossible."""
    r = random.Random(seed)
    levels = r.randint(1, 4)

    def costs():
        return tuple(r.randint(0, r.choice([0, 1, 4])) for _ in range(levels))

    groups = tuple(_group(r, f"g{i}") for i in range(r.randint(1, 5)))
    homes = tuple(
        Home(f"h{i}", r.randint(0, 3), r.choice([None, r.randint(0, 3)]))
        for i in range(r.randint(0, 3))
    )
    pairs = {g.id: {h.id: costs() for h in homes if r.random() < 0.75} for g in groups}
    nowhere = 0.75 if tight else 0.25
    every = [(g.id, h.id) for g in groups for h in homes]
    locks = [(g, r.choice([h, h, None])) for g, h in r.sample(every, min(2, len(every)))]
    return Resolved(
        levels=tuple(f"level {i}" for i in range(levels)),
        groups=groups,
        homes=homes,
        pairs=pairs,
        fallback={g.id: None if r.random() < nowhere else costs() for g in groups},
        apart=tuple(p for p in combinations([g.id for g in groups], 2) if r.random() < 0.2),
        flag_apart=(("harm", "vuln"),) if r.random() < 0.6 else (),
        locks=tuple({g: (g, h) for g, h in locks if r.random() < 0.2}.values()),
        bans=tuple(pair for pair in every if r.random() < 0.08),
    )


def _group(r, name):
    size = r.choice([1, 1, 1, 2, 3])
    flags = tuple(sorted(r.sample(["harm", "vuln"], r.choice([0, 0, 1, 2]))))
    return Group(name, size, r.randint(1, size), r.random() < 0.15, flags)


def rules_of(resolved):
    """Write every hard rule as its id and whether an assignment keeps it, apart from the engine."""
    by_id = {g.id: g for g in resolved.groups}

    def living(at, home):
        return [by_id[g] for g, h in at.items() if h == home]

    def clash(a, b):
        return any(
            (x in a.flags and y in b.flags) or (y in a.flags and x in b.flags)
            for x, y in resolved.flag_apart
        )

    rules = {}
    for g in resolved.groups:
        eligible = set(resolved.pairs[g.id]) | (
            {None} if resolved.fallback[g.id] is not None else set()
        )
        rules[f"place:{g.id}"] = lambda at, g=g, eligible=eligible: at[g.id] in eligible
        if g.alone:
            rules[f"alone:{g.id}"] = lambda at, g=g: (
                at[g.id] is None or len(living(at, at[g.id])) == 1
            )
    for h in resolved.homes:
        rules[f"places:{h.id}"] = lambda at, h=h: sum(g.size for g in living(at, h.id)) <= h.places
        if h.bedrooms is not None:
            rules[f"bedrooms:{h.id}"] = lambda at, h=h: (
                sum(g.bedrooms for g in living(at, h.id)) <= h.bedrooms
            )
        rules[f"flags:{h.id}"] = lambda at, h=h: (
            not any(clash(a, b) for a, b in combinations(living(at, h.id), 2))
        )
    for a, b in resolved.apart:
        rules[f"apart:{a}|{b}"] = lambda at, a=a, b=b: at[a] is None or at[a] != at[b]
    for g, home in resolved.locks:
        rules[f"lock:{g}"] = lambda at, g=g, home=home: at[g] == home
    for g, home in resolved.bans:
        rules[f"ban:{g}|{home}"] = lambda at, g=g, home=home: at[g] != home
    return rules


def everywhere(resolved):
    homes = [None, *(h.id for h in resolved.homes)]
    ids = [g.id for g in resolved.groups]
    return [dict(zip(ids, chosen, strict=True)) for chosen in product(homes, repeat=len(ids))]


def lawful(resolved):
    """Give every assignment that keeps every rule, with its objective."""
    rules = list(rules_of(resolved).values())
    # Eligibility first, so that few assignments are looked at whole.
    options = [
        [h for h in [*resolved.pairs[g.id], None] if h is not None or resolved.fallback[g.id]]
        for g in resolved.groups
    ]
    found = []
    for chosen in product(*options):
        at = dict(zip((g.id for g in resolved.groups), chosen, strict=True))
        if all(keeps(at) for keeps in rules):
            vectors = [resolved.pairs[g][h] if h else resolved.fallback[g] for g, h in at.items()]
            found.append((at, tuple(map(sum, zip(*vectors, strict=True)))))
    return found


@pytest.fixture(params=["direct search", "households", "a level at a time", "by pairs"])
def _engine(request, monkeypatch):
    if request.param != "direct search":
        monkeypatch.setattr("matching.optimiser.best.FEW", 0)
    if request.param == "a level at a time":
        monkeypatch.setattr("matching.optimiser.blocks.MOST_WEIGHT", 1)
    if request.param == "by pairs":
        monkeypatch.setattr("matching.optimiser.settle.MOST_A_GROUP", -1)
        monkeypatch.setattr("matching.optimiser.settle.FEW_A_GROUP", -1)


@pytest.mark.usefixtures("_engine")
def test_alternatives_are_the_best_of_every_answer_with_the_choice_forced():
    for seed in SEEDS:
        resolved = random_resolved(seed)
        every = lawful(resolved)
        for group in resolved.groups:
            best = {}
            for at, total in every:
                best[at[group.id]] = min(total, best.get(at[group.id], total))
            wanted = sorted((c, h is None, h or "") for h, c in best.items())[:3]
            found = alternatives(resolved, group.id, 3)
            assert [(a.objective, a.home is None, a.home or "") for a in found] == wanted, seed


@pytest.mark.usefixtures("_engine")
def test_a_home_is_worth_the_objective_without_it_less_the_objective_with_it():
    checked = 0
    for seed in SEEDS:
        resolved = random_resolved(seed)
        every = lawful(resolved)
        if not every:
            continue
        without = min(total for _, total in every)
        r = random.Random(seed)
        candidates = [
            Candidate(
                Home(f"new {i}", r.randint(0, 3), r.choice([None, 1, 2])),
                {
                    g.id: tuple(r.randint(0, 3) for _ in resolved.levels)
                    for g in resolved.groups
                    if r.random() < 0.7
                },
            )
            for i in range(2)
        ]
        wanted = []
        for candidate in candidates:
            given = min(total for _, total in lawful(with_candidate(resolved, candidate)))
            wanted.append(tuple(a - b for a, b in zip(without, given, strict=True)))
        assert list(marginal(resolved, candidates)) == wanted, seed
        checked += 1
    assert checked > 250


def test_a_conflict_is_impossible_and_possible_without_any_one_of_its_rules():
    impossible = 0
    for seed in SEEDS:
        resolved = random_resolved(seed, tight=True)
        rules = rules_of(resolved)
        at_all = everywhere(resolved)
        found = [rule.id for rule in conflict(resolved)]
        if lawful(resolved):
            assert found == [], seed
            continue
        impossible += 1
        assert len(set(found)) == len(found) > 0
        broken = [{i for i in found if not rules[i](at)} for at in at_all]
        assert all(broken), (seed, found)
        assert all({rule} in broken for rule in found), (seed, found)
    assert impossible > 150


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


def test_the_second_engine_answers_the_same_and_only_solves():
    for seed in range(30):
        resolved = random_resolved(seed)
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


def test_the_answer_does_not_depend_on_workers_or_on_the_order_of_the_input():
    for seed in range(30):
        resolved = random_resolved(seed)
        written = resolved.to_json()
        turned = {
            k: v[::-1] if isinstance(v, list) and k != "levels" else v for k, v in written.items()
        }
        assert ask(op="solve", instance=written, workers=1) == ask(
            op="solve", instance=turned, workers=4
        )
        assert ask(op="explain", instance=written) == ask(op="explain", instance=turned)


def test_a_lock_to_each_of_two_homes_is_impossible():
    resolved = replace(
        random_resolved(1),
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
