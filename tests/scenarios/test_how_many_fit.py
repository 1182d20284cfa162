"""How many strangers fit in: what futures take as certain is what the rules about numbers say."""

from dataclasses import replace
from datetime import date
from random import Random

import numpy as np
import pytest

from matching.children import Child, SiblingPlan
from matching.home.occupancy import Occupancy
from matching.places import Place, PlaceType
from matching.resolving.eligibility import resident_reason
from matching.rules import RESIDENT_RULES
from scenarios.baseline.baseline import Baseline
from scenarios.children.today import WAITING
from scenarios.futures.company import OF_NUMBERS
from scenarios.futures.living import Living
from scenarios.futures.stage import stage_of
from scenarios.world import World

RULES = tuple(rule for rule in RESIDENT_RULES if rule.id in OF_NUMBERS)
STRANGERS = [Child(id=f"stranger {n}", born=date(2014, 5, 1)) for n in range(9)]


def crowded(places: tuple[Place, ...], random: Random) -> tuple[Place, ...]:
    """Give homes of every size, with more or fewer bedrooms than children, or not known."""
    return tuple(
        replace(
            place,
            capacity=random.randint(1, 6),
            bedrooms=random.choice([None, 1, 2, 3, 4]),
            exemptions=("somebody",) if random.random() < 0.1 else (),
        )
        for place in places
    )


def with_brothers(children: tuple[Child, ...]) -> tuple[Child, ...]:
    """Give every third child a brother in the next, with whom a bedroom may be shared."""
    return tuple(
        replace(
            child,
            sex="M",
            siblings=f"family {n // 3}" if n % 3 < 2 else None,
            sibling_plan=SiblingPlan.TOGETHER_IF_POSSIBLE,
        )
        for n, child in enumerate(children)
    )


def strangers_who_fit(living: Living, place: int, room: int) -> int:
    """Ask the rules about one stranger after another, those who live there first."""
    setting, here = living.setting, living.setting.supply.places[place]
    around = [living.child(one) for one in living.who_lives_in(0, place).tolist()]
    for number in range(room):
        occupancy = Occupancy(tuple(around), room - number)
        asked = (STRANGERS[number],), here, occupancy, setting.dates[0], setting.policy, RULES
        if resident_reason(*asked) is not None:
            return number
        around.append(STRANGERS[number])
    return room


@pytest.mark.parametrize("seed", range(6))
def test_where_nobody_may_share_as_many_fit_in_as_is_said(made_up: Baseline, seed: int) -> None:
    random = Random(seed)
    children = with_brothers(made_up.children)
    homes_of_all_sizes = crowded(made_up.places, random)
    world = World(replace(made_up, places=homes_of_all_sizes, children=children))
    living = Living(stage_of(world, months=1, draws=1, seed=seed).setting, range(1))
    people = np.flatnonzero(living.people.is_today)
    foster = [n for n, p in enumerate(living.setting.supply.places) if p.type is PlaceType.FOSTER]
    living.lives[people] = WAITING
    homes = {family: random.choice(foster) for family in living.people.family.tolist()}
    for one in random.sample(people.tolist(), 40):
        family = int(living.people.family[one])
        home = homes[family] if family >= 0 else random.choice(foster)
        living.move_in(np.array([one]), np.array([home]))
    exactly, seen = living.fits_exactly()[0], 0
    for place in foster:
        live_there = int(living.children[0, place])
        room = max(living.setting.supply.places[place].capacity - live_there, 0)
        surely = max(min(room, int(living.traits.always_fits[place]) - live_there), 0)
        found = strangers_who_fit(living, place, room)
        assert found >= surely
        if exactly[place]:
            assert found == surely
            seen += live_there > 0
    assert seen > 3
