"""Why not everyone has a home, and the fewest changes that would give them one."""

import json
from dataclasses import replace
from itertools import combinations
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from matching.changes import CHANGES
from matching.changes.changes_for_all import changes_for_all
from matching.changes.changes_model import more_room
from matching.changes.why_not_everyone import why_not_everyone
from matching.child.codification import INTENSITY, Domain
from matching.files.problem_file import problem_to_json
from matching.joint import joint_answer
from matching.match import match
from matching.needs import Needs
from matching.places import PlaceType
from web.cli import sufficiency


def without(problem):
    joint = joint_answer(problem)
    return sum(g.size for g in joint.resolved.groups if joint.solved.assignment[g.id] is None)


def two_of_13(made_up):
    """Two teenagers; one household for younger children with two rooms and one place."""
    home = made_up.place("h1", oldest=8, capacity=1, bedrooms=2)
    born = made_up.day.replace(year=2013)
    return made_up.problem([made_up.child(f"c{i}", born=born) for i in (1, 2)], [home])


def test_two_children_can_be_given_one_home_by_two_changes_that_they_share(made_up):
    found = changes_for_all(joint_answer(two_of_13(made_up)))
    assert [(each.kind, each.text) for each in found.changes] == [
        ("vary_ages", "vary the terms of h1 to ages 0 to 13"),
        ("vary_number", "vary the terms of h1 to 2 children"),
    ]
    assert found.homes == ((("c1",), "h1"), (("c2",), "h1"))
    assert (found.still_without, found.proved) == ((), True)
    assert found.sentence == "2 children have no home; 2 changes would give all of them one"


def test_who_still_has_none_is_named(made_up):
    problem = two_of_13(made_up)
    needs = Needs({**dict.fromkeys(Domain, 0), Domain.OTH: 4})
    more = replace(problem, children=(*problem.children, made_up.child("c9", needs=needs)))
    found = changes_for_all(joint_answer(more))
    assert found.still_without == ("c9",)
    assert found.sentence == "3 children have no home; 2 changes would give 2 of them one"


def test_everyone_placed_needs_no_explanation(made_up):
    joint = joint_answer(made_up.problem([made_up.child("c1")], [made_up.place("h1")]))
    assert (changes_for_all(joint), why_not_everyone(joint)) == (None, None)


def test_a_shortage_is_counted_by_a_cut(made_up):
    young = made_up.day.replace(year=2022)
    children = [made_up.child(f"c{i}") for i in range(3)]
    children += [made_up.child("c9", born=young), made_up.child("c8", sole_child=True)]
    places = [
        made_up.place("h1", youngest=6),
        made_up.place("h2", youngest=6),
        made_up.place("h3", oldest=5, capacity=3),
    ]
    found = why_not_everyone(joint_answer(made_up.problem(children, places)))
    assert found.shortage.sentence == "4 children can only use 2 places: 2 short"
    assert found.shortage.children == ("c0", "c1", "c2", "c8")
    assert found.shortage.homes == ("h1", "h2")
    assert found.sentences == (found.shortage.sentence,)


def test_where_room_is_enough_a_minimal_conflict_says_what_is_not(made_up):
    children = [made_up.child("c1", not_with=("c2",)), made_up.child("c2")]
    home = made_up.place("h1", PlaceType.RESIDENTIAL, capacity=3)
    found = why_not_everyone(joint_answer(made_up.problem(children, [home])))
    assert found.shortage is None
    assert found.conflict == (
        "child c1 and child c2 live apart",
        "child c1 needs a home",
        "child c2 needs a home",
    )


def test_a_child_no_home_may_take_is_named_apart_from_the_shortage(made_up):
    needs = Needs({**dict.fromkeys(Domain, 0), Domain.OTH: 4})
    children = [made_up.child("c1", needs=needs), made_up.child("c2")]
    found = why_not_everyone(joint_answer(made_up.problem(children, [made_up.place("h1")])))
    assert found.sentences == ("1 child can use no place at all: c1",)


@pytest.mark.parametrize("seed", range(30))
def test_a_cut_is_a_bound_on_who_has_a_home(seed, made_up):
    problem = made_up.random_problem(seed, children=10, places=6)
    found = why_not_everyone(joint_answer(problem))
    if found is not None:
        least = len(found.no_home_at_all) + (found.shortage.short if found.shortage else 0)
        assert least <= without(problem)
        assert found.sentences or least == 0


def small_problem(made_up, seed):
    whole = made_up.random_problem(seed, children=5, places=4)
    able = dict.fromkeys(INTENSITY, 3)
    places = tuple(replace(p, capability=able) if i % 2 else p for i, p in enumerate(whole.places))
    return replace(whole, places=places)


def every_change(problem, families):
    for family in families:
        for place in problem.places:
            group = tuple(problem.child_by_id[child] for child in family)
            for kind in CHANGES:
                yield from kind.propose(problem, group, place)
    for place in problem.places:
        yield from more_room(problem, place)


@pytest.mark.parametrize("seed", range(16))
def test_no_set_of_up_to_two_changes_does_better(seed, made_up):
    problem = small_problem(made_up, seed)
    joint = joint_answer(problem)
    found = changes_for_all(joint)
    assert (found is None) == (without(problem) == 0)
    if found is None:
        return
    assert found.proved
    ours = (len(found.still_without), len(found.changes))
    families = [g.members for g in joint.resolved.groups if joint.solved.assignment[g.id] is None]
    changes = list(dict.fromkeys(every_change(problem, families)))
    for one in changes:
        assert (without(one.apply(problem)), 1) >= ours
    for one, other in combinations(changes[:60], 2):
        if "wait" not in (one.kind, other.kind) and one.key[0] == other.key[0]:
            assert (without(other.apply(one.apply(problem))), 2) >= ours


def test_the_command_says_it_where_it_is_asked(made_up, tmp_path):
    file, out = tmp_path / "problem.json", tmp_path / "answer.json"
    file.write_text(json.dumps(problem_to_json(two_of_13(made_up))), encoding="utf-8")
    done = CliRunner().invoke(sufficiency, ["match", str(file), "--changes", "--out", str(out)])
    assert done.exit_code == 0, done.output
    answer = SimpleNamespace(**json.loads(out.read_text(encoding="utf-8")))
    assert answer.why_not_everyone["no_home_at_all"] == ["c1", "c2"]
    assert [each["kind"] for each in answer.changes["changes"]] == ["vary_ages", "vary_number"]
    assert match(two_of_13(made_up)).changes is None
