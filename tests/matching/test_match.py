"""Matching everyone who waits: promises that hold for any problem, and cases a panel may bring."""

import itertools
import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.children import Child, ChildStatus, SiblingPlan
from matching.home.fit import fit
from matching.match import match
from matching.needs import Needs
from matching.optimiser import interchangeable, just_as_good, levels
from matching.optimiser.cp_sat import solve_many
from matching.optimiser.levels import solve_levels
from matching.optimiser.small import solve_few
from matching.options import options
from matching.places import Place, PlaceStatus, PlaceType
from matching.policy import OBJECTIVES
from matching.problem import Problem
from matching.resolving.resolve import resolve
from matching.rules.bedrooms import rooms_needed

DAY = date(2026, 11, 20)
NOTHING_UNUSUAL = Needs(dict.fromkeys(Domain, 0))
ABLE = dict.fromkeys(INTENSITY, 2)


def a_child(name, **facts):
    return Child(name, **{"born": date(2015, 1, 1), "sex": "F", "needs": NOTHING_UNUSUAL, **facts})


def a_place(name, kind=PlaceType.FOSTER, **facts):
    return Place(name, kind, **{"capability": ABLE, "weekly_cost_pence": 70_000, **facts})


def a_problem(children, places, minutes=None):
    return Problem(DAY, tuple(children), tuple(places), minutes=minutes or {})


def homes(answer):
    return {each.child: each.place for each in answer.matches}


def values(answer):
    return {each.name: each.value for each in answer.objectives}


@pytest.mark.parametrize("seed", range(60))
def test_what_holds_for_any_problem(seed, made_up):
    problem = made_up.random_problem(seed)
    answer = match(problem)
    placed, unplaced = homes(answer), {each.child for each in answer.unplaced}
    in_play = {child.id for child in problem.children if child.in_play}
    assert answer.status == "optimal"
    assert placed.keys() | unplaced == in_play
    assert not placed.keys() & unplaced
    living = {place.id: list(problem.staying_in(place.id)) for place in problem.places}
    for child, place in placed.items():
        living[place].append(problem.child_by_id[child])
    for place in problem.places:
        new = [c for c in living[place.id] if c.lives_here != place.id]
        if new:
            assert len(living[place.id]) <= place.capacity
            assert place.type is not PlaceType.SECURE
            if place.bedrooms is not None:
                assert rooms_needed(living[place.id], DAY, problem.policy) <= place.bedrooms
            for child in new:
                assert fit(child.needs, place).suitability != "not_suitable"
                assert place.youngest <= child.age_on(DAY) <= place.oldest
                assert place.status is PlaceStatus.AVAILABLE
                others = [c.id for c in living[place.id]]
                assert not (set(child.not_with) - {child.id}) & set(others)
                assert not child.sole_child or len(others) == 1 or child.siblings
    for each in answer.unplaced:
        assert [e.place for e in each.excluded] == [p.id for p in problem.places]
        assert all(e.rule and e.reason and e.nearest_change for e in each.excluded)
    assert values(answer)["unplaced"] == len(unplaced)
    assert values(answer)["off_island"] == sum(
        not problem.place_by_id[p].on_island and not problem.child_by_id[c].off_island_agreed
        for c, p in placed.items()
    )
    words = str(answer.to_json()).lower()
    assert "risk" not in words
    assert "a placement" not in words


@pytest.mark.parametrize("seed", range(15))
def test_the_same_problem_in_another_order_has_the_same_answer(seed, made_up):
    problem = made_up.random_problem(seed, children=9)
    r = random.Random(seed)
    shuffled = a_problem(
        r.sample(problem.children, len(problem.children)),
        r.sample(problem.places, len(problem.places)),
        problem.minutes,
    )
    one, other = match(problem), match(shuffled)
    assert replace(one, seconds=0) == replace(other, seconds=0)


@pytest.mark.parametrize("seed", range(25))
def test_the_engines_agree_on_whole_problems(seed, made_up):
    resolved = resolve(made_up.random_problem(seed, children=10, places=10))
    found = solve_levels(resolved)
    assert found.status == "optimal"
    assert solve_many(resolved).objective == found.objective
    few = solve_few(resolved)
    assert few is None or few.objective == found.objective


def test_under_other_names_the_objectives_have_the_same_values(made_up):
    for seed in range(10):
        problem = made_up.random_problem(seed)
        other = {f"c{i}": f"z{9 - i}" for i in range(6)}
        renamed = a_problem(
            [
                replace(c, id=other[c.id], not_with=tuple(other[n] for n in c.not_with))
                for c in problem.children
            ],
            problem.places,
            problem.minutes,
        )
        assert values(match(problem)) == values(match(renamed))


def test_no_suitable_home_is_an_answer():
    answer = match(a_problem([a_child("c1")], [a_place("h1", youngest=12)]))
    assert answer.status == "optimal"
    assert [each.child for each in answer.unplaced] == ["c1"]
    assert answer.unplaced[0].excluded[0].nearest_change == "vary terms to 11"
    assert match(a_problem([a_child("c1")], [])).unplaced[0].excluded == ()
    assert match(a_problem([], [])).status == "optimal"


def test_a_settled_child_is_never_moved_and_fills_the_home():
    settled = a_child("c1", status=ChildStatus.SETTLED, current_place="h1")
    answer = match(a_problem([settled, a_child("c2")], [a_place("h1", weekly_cost_pence=100)]))
    assert homes(answer) == {}
    assert answer.unplaced[0].excluded[0].rule == "FULL"


def test_a_temporary_child_in_a_suitable_home_stays_unless_it_makes_room_for_another():
    stays = a_child("c1", status=ChildStatus.TEMPORARY, current_place="h1")
    two = [a_place("h1"), a_place("h2", weekly_cost_pence=100)]
    assert homes(match(a_problem([stays], two))) == {"c1": "h1"}
    only_h1 = a_child("c2", essential=("garden",))
    with_garden = [a_place("h1", offers=("garden",)), two[1]]
    answer = match(a_problem([stays, only_h1], with_garden))
    assert homes(answer) == {"c1": "h2", "c2": "h1"}
    assert values(answer)["moves"] == 1


def test_a_returnable_child_comes_home_and_staying_counts_as_off_the_island():
    away = a_child("c1", status=ChildStatus.RETURNABLE, current_place="off")
    off = a_place("off", PlaceType.OFF_ISLAND_RESIDENTIAL, on_island=False)
    assert homes(match(a_problem([away], [off, a_place("h1")]))) == {"c1": "h1"}
    alone = match(a_problem([away], [off]))
    assert homes(alone) == {"c1": "off"}
    assert values(alone)["off_island"] == 1
    agreed = match(a_problem([replace(away, off_island_agreed=True)], [off, a_place("h1")]))
    assert homes(agreed) == {"c1": "off"}


def test_brothers_and_sisters_planned_together_move_as_one_or_wait_together():
    family = [a_child(f"c{i}", siblings="s1", sibling_plan=SiblingPlan.TOGETHER) for i in (1, 2)]
    singles = [a_place("h1"), a_place("h2")]
    assert len(match(a_problem(family, singles)).unplaced) == 2
    assert homes(match(a_problem(family, [*singles, a_place("h3", capacity=2)]))) == {
        "c1": "h3",
        "c2": "h3",
    }


def test_together_if_possible_is_weighed_after_need_and_two_sisters_may_share_a_room():
    family = [
        a_child(f"c{i}", siblings="s1", sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE)
        for i in (1, 2)
    ]
    one_room = a_place("h3", capacity=2, bedrooms=1, weekly_cost_pence=900_000)
    places = [a_place("h1"), a_place("h2"), one_room]
    assert set(homes(match(a_problem(family, places))).values()) == {"h3"}
    apart = match(a_problem(family, places[:2]))
    assert values(apart)["siblings_apart"] == 1


def test_a_match_is_firm_or_interchangeable_with_homes_as_good():
    twins = [a_place("h1"), a_place("h2")]
    found = match(a_problem([a_child("c1")], twins)).matches[0]
    assert (found.firm, found.interchangeable_with) == (False, ("h2",))
    dearer = [a_place("h1"), a_place("h2", weekly_cost_pence=90_000)]
    found = match(a_problem([a_child("c1")], dearer)).matches[0]
    assert (found.firm, found.interchangeable_with) == (True, ())
    many = [a_child(f"c{i}") for i in range(9)]
    answer = match(a_problem(many, [a_place("h1", capacity=3, bedrooms=3), *twins[1:]]))
    assert Counter(each.firm for each in answer.matches) == {False: 4}


def test_objectives_are_reported_in_order_with_their_bounds(made_up):
    answer = match(made_up.random_problem(3))
    assert tuple(each.name for each in answer.objectives) == OBJECTIVES
    assert all(each.value == each.bound and each.proved for each in answer.objectives)


def test_unknown_minutes_count_as_the_limit_and_are_said_to_be_unknown():
    child = a_child("c1", school="School", home_area="A", requirements=("same_school",))
    answer = match(a_problem([child], [a_place("h1", area="B")], {("B", "A"): 12}))
    assert (values(answer)["minutes"], values(answer)["school_breaks"]) == (42, 0)
    assert any("School is not known" in each for each in answer.matches[0].compromises)


def test_a_child_nobody_has_assessed_is_counted_and_is_never_suited_by_default():
    unknown = a_child("c1", needs=Needs())
    answer = match(a_problem([unknown], [a_place("h1")]))
    assert answer.not_assessed == 1
    assert answer.unplaced[0].excluded[0].change_kind == "assess"


def test_options_of_a_settled_child_propose_no_move():
    settled = a_child("c1", status=ChildStatus.SETTLED, current_place="h1")
    found = options(a_problem([settled], [a_place("h1"), a_place("h2")]), "c1")
    assert [option.place for option in found.options] == ["h1"]
    assert "Child c1 is settled: no move is proposed" in found.notes


def test_whether_a_match_is_firm_does_not_rest_on_the_clock(monkeypatch):
    children = [a_child(f"c{i:02}") for i in range(14)]
    places = [
        a_place(f"h{i:02}", weekly_cost_pence=60_000 + 10_000 * (i > 7), capacity=1 + i % 2)
        for i in range(14)
    ]
    usual = match(a_problem(children, places))
    ticks = itertools.count(step=3)
    for module in (levels, just_as_good, interchangeable):
        monkeypatch.setattr(module, "monotonic", lambda: float(next(ticks)), raising=False)
    on_a_busy_machine = match(a_problem(children, places), time_limit=3600)
    assert replace(on_a_busy_machine, seconds=0) == replace(usual, seconds=0)
    assert all(each.firm is not None for each in usual.matches)


def test_a_move_off_the_island_and_from_a_home_that_may_suit_are_said():
    away = a_child("c1", status=ChildStatus.RETURNABLE, current_place="o1", needs=Needs())
    off = PlaceType.OFF_ISLAND_RESIDENTIAL
    able = dict.fromkeys(INTENSITY, 3)
    places = [
        a_place("o1", off, on_island=False),
        a_place("o2", off, on_island=False, capability=able),
    ]
    found = match(a_problem([away], places)).matches[0]
    assert found.place == "o2"
    assert any("from a home that may suit them: HLT, EMO" in each for each in found.compromises)
    assert "The child moves from one home off the island to another" in found.compromises


def test_a_family_of_four_in_one_home_does_not_keep_everyone_else_from_a_match():
    family = [
        a_child(f"s{n}", siblings="s", status=ChildStatus.SETTLED, current_place="full")
        for n in range(4)
    ]
    problem = a_problem(
        [*family, a_child("c1")], [a_place("full", capacity=4), a_place("free", capacity=1)]
    )
    resolved = resolve(problem)
    for solve in (solve_many, solve_levels):
        assert solve(resolved).assignment == {"c1": "free"}
    assert homes(match(problem))["c1"] == "free"
