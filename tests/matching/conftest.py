"""Made-up children, places and whole problems, shared by the tests of matching."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from types import SimpleNamespace

import pytest

from matching.child.codification import INTENSITY, Domain
from matching.children import Child, ChildStatus, NeededBy, SiblingPlan
from matching.needs import Needs
from matching.places import Place, PlaceStatus, PlaceType
from matching.problem import Problem
from matching.resolved import Group, Home, Resolved

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


@pytest.fixture
def random_resolved():
    """Give the maker of small random resolved problems of every kind."""
    return a_random_resolved


def a_random_resolved(seed: int) -> Resolved:
    """Make a small problem with brothers and sisters, bedrooms, limits, locks and bans."""
    r = random.Random(seed)
    levels = r.randint(1, 4)

    def costs(most=4):
        return tuple(r.randint(0, r.choice([0, 1, most])) for _ in range(levels))

    ids = [f"g{i}" for i in range(r.randint(0, 4))]
    homes = tuple(_room_left(r, f"h{i}", ids) for i in range(r.randint(0, 4)))
    groups = tuple(_to_place(r, each) for each in ids)
    pairs = {
        g.id: {h.id: costs() for h in homes if r.random() < 0.8 and g.size <= h.places}
        for g in groups
    }
    fallback = {
        g.id: None if r.random() < 0.2 else tuple(c + r.choice([0, 3]) for c in costs())
        for g in groups
    }
    two = list(combinations(ids, 2))
    any_pair = [(g, h) for g in pairs for h in pairs[g]]
    return Resolved(
        levels=tuple(f"level {i}" for i in range(levels)),
        groups=groups,
        homes=homes,
        pairs=pairs,
        fallback=fallback,
        apart=tuple(p for p in two if r.random() < 0.15),
        flag_apart=(("harm", "vuln"),) if r.random() < 0.5 else (),
        locks=tuple(r.sample(any_pair, 1)) if any_pair and r.random() < 0.15 else (),
        bans=tuple(r.sample(any_pair, 1)) if any_pair and r.random() < 0.2 else (),
        prefer_together=tuple((a, b, costs(2)) for a, b in two if r.random() < 0.4),
        sharing=tuple(p for p in two if r.random() < 0.3),
        pair_bedrooms={pair: r.randint(0, 2) for pair in any_pair if r.random() < 0.1},
    )


def _room_left(r, name, groups):
    places = r.randint(0, 4)
    limit = r.choice([None, None, r.randint(0, 3)])
    over = tuple(
        frozenset(r.sample(groups, r.randint(1, len(groups))))
        for _ in range(r.randint(0, 2) if groups else 0)
    )
    return Home(
        id=name,
        places=places,
        bedrooms=r.choice([None, r.randint(0, 4)]),
        reserved=r.choice([0, 0, 0, 1]) if places else 0,
        limit=limit,
        over_limit=over if limit is not None and groups else (),
    )


def _to_place(r, name):
    size = r.choice([1, 1, 1, 2, 3])
    return Group(
        id=name,
        size=size,
        bedrooms=r.randint(1, size),
        alone=r.random() < 0.1,
        flags=tuple(sorted(r.sample(["harm", "vuln"], r.choice([0, 0, 1, 2])))),
        emergency=r.random() < 0.3,
    )


@pytest.fixture(scope="session")
def random_published():
    """Make up small problems of the published layout, for each seed another."""
    return a_random_published


def a_random_published(seed: int, *, tight: bool = False) -> Resolved:
    """Make a small problem of the published layout; a tight one is often impossible."""
    r = random.Random(seed)
    levels = r.randint(1, 4)

    def costs():
        return tuple(r.randint(0, r.choice([0, 1, 4])) for _ in range(levels))

    groups = tuple(_published_group(r, f"g{i}") for i in range(r.randint(1, 5)))
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


def _published_group(r, name):
    size = r.choice([1, 1, 1, 2, 3])
    flags = tuple(sorted(r.sample(["harm", "vuln"], r.choice([0, 0, 1, 2]))))
    return Group(name, size, r.randint(1, size), r.random() < 0.15, flags)
