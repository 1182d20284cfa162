"""Each home of one child in the whole: its rank, and who else gains or loses."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matching.children import SiblingPlan
from matching.files.problem_file import read_problem
from matching.joint import joint_answer
from matching.one_child.in_the_whole import in_the_whole
from matching.optimiser.best import best, forced
from matching.options import options
from matching.places import PlaceType
from matching.resolving.resolve import resolve

EXAMPLE = Path("docs/examples/appendix_b.json")

YOUNG, OLD = date(2021, 1, 1), date(2012, 1, 1)


def two_who_want_one_home(made_up):
    """Child c1 could live in either home, child c2 (a teenager) only in h1."""
    near = {("A", "School"): 5, ("B", "School"): 40}
    places = [made_up.place("h1", area="A"), made_up.place("h2", area="B", oldest=8)]
    children = [
        made_up.child("c1", born=YOUNG, school="School"),
        made_up.child("c2", born=OLD),
    ]
    return made_up.problem(children, places, near)


def test_choosing_the_childs_own_best_says_who_would_have_no_home(made_up):
    found = options(two_who_want_one_home(made_up), "c1")
    assert [option.place for option in found.options] == ["h1", "h2"]
    assert found.by_whole == ("h2", "h1")
    assert found.jointly == "h2"
    first = found.options[0].in_the_whole
    assert (found.options[0].rank_for_child, first.rank) == (1, 2)
    (other,) = first.others
    assert (other.children, other.gains, other.otherwise, other.then) == (
        ("c2",),
        False,
        "h1",
        None,
    )
    assert other.sentence == "Child c2 would have no suitable home, instead of h1"
    beside = found.child_first_or_jointly
    assert (beside.child_first, beside.jointly, beside.same) == ("h1", "h2", False)
    assert "1 more child with no suitable home" in beside.sentence
    assert found.options[1].in_the_whole.others == ()


def test_a_choice_that_costs_nobody_anything_says_so(made_up):
    found = options(two_who_want_one_home(made_up), "c2")
    assert found.child_first_or_jointly.same
    assert "costs the others nothing" in found.child_first_or_jointly.sentence


@pytest.mark.parametrize("seed", range(25))
def test_ranks_are_those_of_the_whole_solved_again_with_each_choice_locked(seed, made_up):
    problem = made_up.random_problem(seed)
    resolved = resolve(problem)
    joint = joint_answer(problem)
    for child in (c for c in problem.children if c.in_play):
        found = options(problem, child.id, joint=joint)
        group = joint.family_of(child.id).id
        known = {o.place: o.in_the_whole for o in found.options if o.in_the_whole is not None}
        locked = {place: best(forced(resolved, group, place)).objective for place in known}
        assert sorted(known, key=lambda p: (known[p].rank, p)) == sorted(
            known, key=lambda p: (locked[p], p)
        )
        for place, each in known.items():
            assert tuple(o.value for o in each.objectives) == locked[place]
            changes = tuple(o.change for o in each.objectives)
            assert changes >= tuple(0 for _ in changes)
            assert all(group not in other.children for other in each.others)
        if not known:
            assert not found.options or found.whole_note


def test_a_home_too_small_for_brothers_and_sisters_planned_together_is_said_to_be(made_up):
    pair = {"siblings": "s", "sibling_plan": SiblingPlan.TOGETHER}
    children = [made_up.child("c1", **pair), made_up.child("c2", **pair)]
    found = options(
        made_up.problem(children, [made_up.place("h1"), made_up.place("h2", capacity=2)]), "c1"
    )
    assert found.options[0].place == "h1"
    assert found.options[0].in_the_whole is None
    assert "h1" in found.whole_note


def test_no_time_is_said_and_nothing_is_guessed(made_up):
    problem = made_up.random_problem(2)
    child = next(c.id for c in problem.children if c.in_play and options(problem, c.id).options)
    joint = replace(joint_answer(problem), solved=replace(joint_answer(problem).solved, status="x"))
    found = options(problem, child, joint=joint)
    assert "not worked out" in found.whole_note
    assert all(option.in_the_whole is None for option in found.options)
    assert found.child_first_or_jointly is None


def test_what_time_does_not_allow_is_left_out_and_said(made_up):
    problem = two_who_want_one_home(made_up)
    joint = joint_answer(problem)
    found = in_the_whole(joint, "c1", ["h1", "h2"], time_limit=0)
    assert list(found.by_place) == ["h2"]
    assert "not for all of them" in found.note


def test_a_settled_child_is_not_weighed_against_anyone(made_up):
    problem = made_up.random_problem(3)
    settled = next(c for c in problem.children if not c.in_play)
    found = options(problem, settled.id)
    assert (found.by_whole, found.jointly, found.two_steps) == ((), None, ())


def test_ways_to_divide_a_family_are_compared_for_everyone():
    problem = read_problem(EXAMPLE)
    for partition in options(problem, "c1").partitions:
        whole = partition.in_the_whole
        assert (whole is not None) == partition.possible
        if whole is not None:
            homes = [home for _, home in whole.homes]
            assert len({home for home in homes if home}) == len([home for home in homes if home])
            values = {each.name: each.value for each in whole.objectives}
            placed = sum(len(children) for children, home in whole.homes if home)
            assert placed + values["unplaced"] == 3
            assert values["siblings_apart"] >= partition.pairs_apart
    best_way = options(problem, "c2").partitions
    assert any(p.in_the_whole and "as well placed" in p.in_the_whole.sentence for p in best_way)


@pytest.mark.parametrize("seed", range(8))
def test_no_option_scores_a_child_or_proposes_secure_or_moves_a_settled_child(seed, made_up):
    problem = made_up.random_problem(seed)
    secure = {p.id for p in problem.places if p.type is PlaceType.SECURE}
    settled = {c.id for c in problem.children if not c.in_play}
    joint = joint_answer(problem)
    for child in problem.children:
        found = options(problem, child.id, joint=joint)
        words = str(found.to_json()).lower()
        assert not any(word in words for word in ("probability", "score", "hard to place"))
        shown = {o.place for o in found.options if not o.stays}
        shown |= {each.place for each in found.two_steps}
        if found.smallest_changes is not None:
            shown |= {each.place for each in found.smallest_changes.opens}
        assert not shown & secure
        others = [
            o for option in found.options if option.in_the_whole for o in option.in_the_whole.others
        ]
        assert not settled & {name for each in others for name in each.children}


@pytest.mark.parametrize("seed", range(12))
def test_under_other_names_each_home_has_the_same_ranks_and_objectives(seed, made_up):
    problem = made_up.random_problem(seed, children=9, places=9)
    renamed, new = under_other_names(problem)
    one, other = joint_answer(problem), joint_answer(renamed)
    for child in (child for child in problem.children if child.in_play):
        there = options(problem, child.id, joint=one).options
        here = options(renamed, new[child.id], joint=other).options
        assert {new[option.place]: standing(option) for option in there} == {
            option.place: standing(option) for option in here
        }


def under_other_names(problem):
    """Give everyone and every place a name that stands elsewhere in the alphabet, with accents."""
    names = [each.id for each in (*problem.children, *problem.places)]
    new = {name: f"É {len(names) - number:02d} o'{name}" for number, name in enumerate(names)}
    children = [
        replace(
            child,
            id=new[child.id],
            not_with=tuple(new.get(other, other) for other in child.not_with),
            wishes=tuple(new.get(wish, wish) for wish in child.wishes),
            current_place=new.get(child.current_place, child.current_place),
        )
        for child in problem.children
    ]
    places = [replace(place, id=new[place.id]) for place in problem.places]
    return replace(problem, children=tuple(children), places=tuple(places)), new


def standing(option):
    """Say how a home stands, without its name."""
    whole = option.in_the_whole
    return (
        option.rank_for_child,
        option.costs,
        option.wish,
        whole and (whole.rank, [(each.name, each.value) for each in whole.objectives]),
    )
