"""Made-up children, places and whole problems, shared by the tests of matching."""

import random
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from matching.codification import INTENSITY, Domain
from matching.needs import Needs
from matching.places import Place, PlaceStatus, PlaceType
from matching.problem import Problem

DAY = date(2026, 11, 20)
NOTHING_UNUSUAL = Needs(dict.fromkeys(Domain, 0))
ABLE = dict.fromkeys(INTENSITY, 2)


@pytest.fixture(scope="session")
def made_up():
    """Give the makers: of a child, a place, a problem, and a random problem."""
    return SimpleNamespace(
        child=a_child, place=a_place, problem=a_problem, random_problem=random_problem, day=DAY
    )


def a_child(name, **facts):
    return Child(name, **{"born": date(2015, 1, 1), "sex": "F", "needs": NOTHING_UNUSUAL, **facts})


def a_place(name, kind=PlaceType.FOSTER, **facts):
    return Place(name, kind, **{"capability": ABLE, "weekly_cost_pence": 70_000, **facts})


def a_problem(children, places, minutes=None):
    return Problem(DAY, tuple(children), tuple(places), minutes=minutes or {})


def random_problem(seed, children=6, places=8):
    r = random.Random(seed)
    homes_there = [_random_place(r, f"h{i}") for i in range(places)]
    room = {place.id: place.capacity for place in homes_there}
    made = []
    while len(made) < children:
        size = min(r.choice([1, 1, 1, 2, 3]), children - len(made))
        family = f"s{len(made)}" if size > 1 else None
        plan = r.choice(list(SiblingPlan)) if family else None
        for _ in range(size):
            child = _random_child(r, f"c{len(made)}", family, plan)
            status = r.choice(list(ChildStatus))
            place = r.choice(homes_there).id
            if status is not ChildStatus.WAITING and room[place] > 0:
                room[place] -= 1
                child = replace(child, status=status, current_place=place)
            made.append(child)
    areas = ["A", "B", "C"]
    minutes = {(a, b): r.randint(3, 60) for a in areas for b in [*areas, "School"]}
    return a_problem(made, homes_there, minutes)


def _random_place(r, name):
    kind = r.choice([k for k in PlaceType if k is not PlaceType.KINSHIP])
    able = {domain: r.choice([1, 2, 2, 3]) for domain in INTENSITY}
    supported = r.sample(INTENSITY, 4)
    return a_place(
        name,
        kind,
        on_island=not kind.startswith("off"),
        capacity=r.randint(1, 5),
        bedrooms=r.choice([None, 1, 2, 3]),
        youngest=r.choice([0, 0, 5]),
        oldest=r.choice([12, 17, 17]),
        sexes=r.choice(["any", "any", "F", "M"]),
        capability=able,
        with_support={d: min(4, able[d] + 1) for d in supported},
        status=r.choice([PlaceStatus.AVAILABLE] * 5 + [PlaceStatus.BREAK]),
        area=r.choice("ABC"),
        weekly_cost_pence=r.randint(5, 90) * 10_000,
        support_cost_pence=r.choice([None, 10_050]),
        reserved_for_emergencies=r.choice([0, 0, 0, 1]),
    )


def _random_child(r, name, family, plan):
    levels = {domain: r.choice([0, 0, 1, 1, 2, 2, 3, None]) for domain in Domain}
    return a_child(
        name,
        born=DAY - timedelta(days=r.randint(200, 6500)),
        sex=r.choice("FM"),
        siblings=family,
        sibling_plan=plan,
        needs=Needs(levels),
        requirements=tuple(r.sample(["same_school", "garden"], r.randint(0, 2))),
        not_with=(f"c{r.randrange(6)}",) if r.random() < 0.15 else (),
        sole_child=r.random() < 0.1,
        home_area=r.choice("ABC"),
        school=r.choice([None, "School"]),
        off_island_agreed=r.random() < 0.2,
        wishes=(f"h{r.randrange(8)}",) if r.random() < 0.3 else (),
        needed_by=r.choice([None, NeededBy.TODAY]),
    )
