"""Whom children may live with: what the grades call certain is what the rules say."""

from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest

from matching.child.flags import NO_SAME_AGE, ONLY_OLDER_CHILDREN
from matching.children import Child, SiblingPlan
from matching.home.occupancy import Occupancy
from matching.places import Place, PlaceType
from matching.policy import Policy
from matching.resolving.eligibility import resident_reason
from matching.rules import RESIDENT_RULES
from scenarios.futures.company import (
    OF_PAIRS,
    ONE_OF,
    Company,
    company_of,
    nobody_minds,
    nobody_minds_together,
    would_not_be_alone,
)

DAY = date(2026, 11, 30)
HOME = Place(id="h", type=PlaceType.FOSTER, capacity=9)
POLICY = Policy()
RULES = tuple(rule for rule in RESIDENT_RULES if rule.id in OF_PAIRS)


def some_children(random: Random) -> list[Child]:
    """Make up children of whom much is recorded about company."""
    apart = [flag for pair in POLICY.flags_apart for flag in pair]
    children = []
    for n in range(4):
        child = Child(
            id=f"c{n}",
            born=date(random.randint(2010, 2014), 5, 1),
            sole_child=random.random() < 0.2,
            flags=tuple(random.sample([*apart, NO_SAME_AGE, ONLY_OLDER_CHILDREN], 1))
            if random.random() < 0.4
            else (),
            not_with=(f"c{random.randrange(4)}",) if random.random() < 0.3 else (),
        )
        if random.random() < 0.3:
            plan = random.choice([SiblingPlan.APART, SiblingPlan.TOGETHER])
            child = replace(child, siblings="s", sibling_plan=plan)
        children.append(child)
    return children


def may_come(newcomer: Child, there: list[Child]) -> bool:
    around = Occupancy(tuple(there), HOME.capacity - len(there))
    return resident_reason((newcomer,), HOME, around, DAY, POLICY, RULES) is None


@pytest.mark.parametrize("seed", range(200))
def test_what_is_certain_by_grade_is_what_the_rules_say(seed: int) -> None:
    random = Random(seed)
    children = some_children(random)
    grades = company_of(children, POLICY)
    newcomer, there = children[0], children[1 : random.randint(1, 4)]
    number = int(ONE_OF[grades[1 : 1 + len(there)]].sum())
    mine = grades[:1]
    if nobody_minds(mine, np.array([number]))[0]:
        assert may_come(newcomer, there)
    if would_not_be_alone(mine, np.array([number]))[0]:
        assert not may_come(newcomer, there)


@pytest.mark.parametrize("seed", range(200))
def test_several_of_whom_nobody_minds_may_come_one_after_another(seed: int) -> None:
    random = Random(seed)
    children = some_children(random)
    grades = company_of(children, POLICY)
    first = random.randint(0, 2)
    number = int(ONE_OF[grades[:first]].sum())
    if nobody_minds_together(grades[first:].tolist(), number):
        for n in range(first, len(children)):
            assert may_come(children[n], children[:n])


def test_a_child_who_must_be_alone_is_graded_so_whatever_else_is_recorded() -> None:
    child = Child(id="c", born=date(2012, 5, 1), sole_child=True, flags=(NO_SAME_AGE,))
    assert company_of([child], POLICY).tolist() == [Company.ALONE]
