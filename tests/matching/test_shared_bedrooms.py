"""Bedrooms that newcomers share with a settled brother or sister."""

from datetime import date

from matching.children import Child, ChildStatus, SiblingPlan
from matching.codification import INTENSITY, Domain
from matching.match import match
from matching.needs import Needs
from matching.places import Place, PlaceType
from matching.problem import Problem

DAY = date(2026, 11, 20)


def sibling(name, born, sex, **facts):
    return Child(
        name,
        born=date(born, 1, 1),
        sex=sex,
        needs=Needs(dict.fromkeys(Domain, 0)),
        siblings="s1",
        sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE,
        **facts,
    )


def place(name, **facts):
    return Place(
        name,
        PlaceType.FOSTER,
        capability=dict.fromkeys(INTENSITY, 2),
        weekly_cost_pence=70_000,
        **facts,
    )


def homes(children, *places):
    answer = match(Problem(DAY, tuple(children), places))
    assert answer.status == "optimal"
    return {each.child: each.place for each in answer.matches}


def test_a_brother_shares_with_the_settled_one_while_a_sister_has_her_own_room():
    settled = sibling("c0", 2016, "M", status=ChildStatus.SETTLED, current_place="h2")
    family = [settled, sibling("c1", 2010, "M"), sibling("c2", 2014, "F")]
    found = homes(family, place("h0", capacity=2, bedrooms=2), place("h2", capacity=3, bedrooms=2))
    assert found == {"c1": "h2", "c2": "h2"}


def test_a_child_who_shares_with_a_settled_brother_may_stay_when_a_sister_waits():
    settled = sibling("c2", 2022, "M", status=ChildStatus.SETTLED, current_place="h3")
    stays = sibling("c1", 2021, "F", status=ChildStatus.TEMPORARY, current_place="h3")
    waits = sibling("c0", 2009, "F")
    full = place("h3", capacity=2, bedrooms=1, oldest=10)
    assert homes([waits, stays, settled], full) == {"c1": "h3"}


def test_two_sisters_do_not_both_count_on_the_same_bed():
    settled = sibling("c1", 2012, "F", status=ChildStatus.SETTLED, current_place="h0")
    family = [sibling("c0", 2013, "F"), settled, sibling("c2", 2009, "F")]
    one_room = place("h0", capacity=2, bedrooms=1)
    assert len(homes(family, one_room)) == 1
    assert len(homes(family, place("h0", capacity=3, bedrooms=2))) == 2
