"""The smallest set of changes that opens a home: found, minimal, and in words."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from matching.changes import CHANGES
from matching.changes.openings import openings
from matching.changes.smallest_change import smallest_changes
from matching.child.codification import INTENSITY, Domain
from matching.child.families import Family, families_to_place
from matching.children import ChildStatus, NeededBy, SiblingPlan
from matching.needs import Needs
from matching.places import PlaceStatus, PlaceType
from matching.resolving.resolve import reason_against

ABLE = dict.fromkeys(INTENSITY, 2)


def settled(made_up, name, place, **facts):
    return made_up.child(name, status=ChildStatus.SETTLED, current_place=place, **facts)


def needing(level, **more):
    return Needs({**dict.fromkeys(Domain, 0), **{Domain(k): v for k, v in more.items()}} | level)


ONE_CHANGE = {
    "vary_ages": ({}, {"youngest": 0, "oldest": 8}, "vary the terms of h1 to ages 0 to 11"),
    "vary_registration": (
        {},
        {"kind": PlaceType.RESIDENTIAL, "youngest": 12},
        "vary the registration of h1 to ages 11 to 17",
    ),
    "vary_sexes": ({}, {"sexes": "M"}, "vary the terms of h1 to girls and boys"),
    "emergency_admission": (
        {"needed_by": NeededBy.TODAY},
        {"kind": PlaceType.RESIDENTIAL},
        "agree with the manager of h1 that its statement of purpose allows emergencies",
    ),
    "name_child": (
        {},
        {"named_children": ("c9",)},
        "ask the panel to name c1 in the approval of h1",
    ),
    "support_package": (
        {"needs": needing({Domain.BEH: 3})},
        {},
        "add a support package at h1: BEH to 3",
    ),
    "bedroom": ({}, {"bedrooms": 0}, "make 1 bedroom usable at h1, instead of 0"),
    "release_reserved": (
        {},
        {"reserved_for_emergencies": 1},
        "use the bed h1 keeps for emergencies",
    ),
    "end_a_hold": ({}, {"status": PlaceStatus.HOLD}, "end the hold on h1"),
    "arrange": ({"essential": ("garden",)}, {}, "arrange garden at h1"),
    "assess": (
        {"needs": needing({Domain.SAF: None})},
        {"capability": ABLE | {Domain.SAF: 1}},
        "assess what is not known: h1 is an option with SAF at 1 or lower for child c1",
    ),
    "court": (
        {"court_conditions": ("not_place:h1",)},
        {},
        "ask the court to vary its conditions for child c1",
    ),
}


@pytest.mark.parametrize("kind", sorted(ONE_CHANGE))
def test_one_change_opens_the_only_home(kind, made_up):
    child, place, text = ONE_CHANGE[kind]
    place = dict(place)
    home = made_up.place("h1", place.pop("kind", PlaceType.FOSTER), **place)
    problem = made_up.problem([made_up.child("c1", **child)], [home])
    found = smallest_changes(problem, "c1")
    assert found.size == 1
    (opens,) = found.opens
    (change,) = opens.changes
    assert (change.kind, change.text) == (kind, text)
    assert change.owner
    assert change.days > 0
    assert change.owner in opens.sentence
    assert found.sentence == "One change opens a suitable home for child c1"


def test_who_lives_there_can_be_what_has_to_change(made_up):
    soon = made_up.day + timedelta(days=9)
    home = made_up.place("h1", capacity=1, bedrooms=2)
    stays = settled(made_up, "c2", "h1", planned_end=soon)
    found = smallest_changes(made_up.problem([made_up.child("c1"), stays], [home]), "c1")
    assert [[c.kind for c in each.changes] for each in found.opens] == [["wait"], ["vary_number"]]
    assert (found.opens[0].changes[0].days, found.opens[1].changes[0].days) == (9, 14)
    apart = made_up.child("c1", not_with=("c2",), sole_child=False)
    bigger = replace(home, capacity=2)
    found = smallest_changes(made_up.problem([apart, stays], [bigger]), "c1")
    assert [[c.kind for c in each.changes] for each in found.opens] == [["wait"], ["review_pair"]]
    assert found.opens[1].depends


def test_two_changes_are_needed_and_the_easier_pair_comes_first(made_up):
    child = made_up.child("c1", needs=needing({Domain.BEH: 3}))
    old = made_up.place("h1", youngest=0, oldest=8)
    other = made_up.place("h2", named_children=("c9",), status=PlaceStatus.UNDER_REVIEW)
    found = smallest_changes(made_up.problem([child], [old, other]), "c1")
    assert found.size == 2
    assert found.sentence == "2 changes together open a suitable home for child c1; no fewer do"
    assert [each.place for each in found.opens] == ["h1"]
    assert {change.kind for change in found.opens[0].changes} == {"vary_ages", "support_package"}


def test_secure_unregistered_closed_and_a_relatives_home_are_never_opened(made_up):
    places = [
        made_up.place("h1", PlaceType.SECURE),
        made_up.place("h2", status=PlaceStatus.UNREGISTERED),
        made_up.place("h3", status=PlaceStatus.CLOSED),
        made_up.place("h4", PlaceType.KINSHIP, named_children=("c7",)),
    ]
    found = smallest_changes(made_up.problem([made_up.child("c1")], places), "c1")
    kinds = {change.kind for each in found.opens for change in each.changes}
    assert kinds <= {"name_child"}
    assert {each.place for each in found.opens} <= {"h4"}


def test_nothing_that_we_know_of_opening_a_home_is_said_plainly(made_up):
    child = made_up.child("c1", needs=needing({Domain.OTH: 4}))
    found = smallest_changes(made_up.problem([child], [made_up.place("h1")]), "c1")
    assert (found.size, found.opens) == (None, ())
    assert "has to be found or designed" in found.sentence


def test_brothers_and_sisters_planned_together_need_a_home_for_all(made_up):
    pair = {"siblings": "s", "sibling_plan": SiblingPlan.TOGETHER}
    children = [made_up.child("c1", **pair), made_up.child("c2", **pair)]
    home = made_up.place("h1", capacity=1, bedrooms=2)
    found = smallest_changes(made_up.problem(children, [home]), "c2")
    assert found.children == ("c1", "c2")
    assert found.opens[0].changes[0].text == "vary the terms of h1 to 2 children"


def opens(problem, children, place):
    group = tuple(problem.child_by_id[child] for child in children)
    return reason_against(Family(group[0].id, group), problem.place_by_id[place], problem) is None


def by_trying_every_set(problem, children, place):
    """Try all pairs of all changes anyone proposes, before or after any other change."""

    def proposed(changed):
        group = tuple(changed.child_by_id[child] for child in children)
        return [
            change
            for kind in CHANGES
            for change in kind.propose(changed, group, changed.place_by_id[place])
        ]

    if opens(problem, children, place):
        return {frozenset()}
    first = proposed(problem)
    found = {frozenset({one}) for one in first if opens(one.apply(problem), children, place)}
    for one in first:
        changed = one.apply(problem)
        for other in proposed(changed):
            both = frozenset({one, other})
            waits = sum(change.kind == "wait" for change in both)
            if len(both) == 2 and waits < 2 and opens(other.apply(changed), children, place):
                found.add(both)
    return {each for each in found if not any(less < each for less in found)}


@pytest.mark.parametrize("seed", range(15))
def test_the_sets_are_those_found_by_trying_every_set(seed, made_up):
    problem = made_up.random_problem(seed, children=7, places=6)
    dated = tuple(
        replace(child, planned_end=problem.date + timedelta(days=5 + i % 9))
        if not child.in_play and i % 2
        else child
        for i, child in enumerate(problem.children)
    )
    problem = replace(problem, children=dated)
    compared = 0
    for family in families_to_place(problem):
        children = tuple(child.id for child in family.children)
        for place in problem.places:
            ours = {
                frozenset(each.changes) for each in openings(problem, children, place.id, most=2)
            }
            theirs = by_trying_every_set(problem, children, place.id)
            assert ours == theirs, (children, place.id)
            compared += len(theirs)
    assert compared


def test_of_the_sets_found_none_holds_another(made_up):
    problem = made_up.random_problem(4, children=7, places=6)
    for family in families_to_place(problem):
        children = tuple(child.id for child in family.children)
        for place in problem.places:
            found = [set(each.changes) for each in openings(problem, children, place.id)]
            assert not any(a < b or b < a for a, b in combinations(found, 2))
