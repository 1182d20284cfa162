"""What the optimiser says of other answers agrees with every possible answer, tried one by one."""

import json
import random
from itertools import combinations, product

import pytest

from matching.optimiser.alternatives import alternatives
from matching.optimiser.conflict import conflict
from matching.optimiser.marginal import Candidate, marginal, with_candidate
from matching.optimiser.requests import answer_line
from matching.resolved import Home

SEEDS = range(500)


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
def test_alternatives_are_the_best_of_every_answer_with_the_choice_forced(random_published):
    for seed in SEEDS:
        resolved = random_published(seed)
        every = lawful(resolved)
        for group in resolved.groups:
            best = {}
            for at, total in every:
                best[at[group.id]] = min(total, best.get(at[group.id], total))
            wanted = sorted((c, h is None, h or "") for h, c in best.items())[:3]
            found = alternatives(resolved, group.id, 3)
            assert [(a.objective, a.home is None, a.home or "") for a in found] == wanted, seed


@pytest.mark.usefixtures("_engine")
def test_a_home_is_worth_the_objective_without_it_less_the_objective_with_it(random_published):
    checked = 0
    for seed in SEEDS:
        resolved = random_published(seed)
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


def test_a_conflict_is_impossible_and_possible_without_any_one_of_its_rules(random_published):
    impossible = 0
    for seed in SEEDS:
        resolved = random_published(seed, tight=True)
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


def test_the_answer_does_not_depend_on_workers_or_on_the_order_of_the_input(random_published):
    for seed in range(30):
        resolved = random_published(seed)
        written = resolved.to_json()
        turned = {
            k: v[::-1] if isinstance(v, list) and k != "levels" else v for k, v in written.items()
        }
        assert ask(op="solve", instance=written, workers=1) == ask(
            op="solve", instance=turned, workers=4
        )
        assert ask(op="explain", instance=written) == ask(op="explain", instance=turned)
