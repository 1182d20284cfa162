"""What no price is known of is left out of the cost and named: never counted as nothing."""

from dataclasses import replace

import numpy as np

from scenarios.baseline.baseline import Baseline
from scenarios.run import Asked, futures_of
from scenarios.scenario import read_levers
from scenarios.tables.counted import Counted
from scenarios.world import World, pulled_in

RECRUITED = read_levers(
    [{"lever": "recruit_carers", "from": "2026-12", "profile": "foster", "households": 3}]
)


def lived(world: World) -> Counted:
    return futures_of(world, Asked(4, 6, 1))[0]


def without_a_price_for(made_up: Baseline, category: str) -> Baseline:
    return replace(made_up, costs=tuple(c for c in made_up.costs if c.category != category))


def test_households_recruited_at_no_known_price_are_named(made_up: Baseline) -> None:
    world = World(without_a_price_for(made_up, "recruitment"))
    [said] = [n for n in lived(pulled_in(world, RECRUITED)).spent.notes if "recruitment" in n]
    assert said.startswith("No price is known for recruitment: what it costs is left out.")
    assert not any("recruitment" in n for n in lived(World(made_up)).spent.notes)


def test_kinship_at_no_known_price_is_named(made_up: Baseline) -> None:
    counted = lived(World(without_a_price_for(made_up, "kinship")))
    assert any(n.startswith("No price is known for kinship") for n in counted.spent.notes)


def test_packages_at_no_known_price_are_named(made_up: Baseline) -> None:
    places = tuple(replace(place, support_cost_pence=None) for place in made_up.places)
    counted = lived(World(replace(made_up, places=places)))
    assert np.any(counted.tally.supported), "some children live with a package"
    [said] = [n for n in counted.spent.notes if "support packages" in n]
    assert said.endswith("Give it in the homes table (support_cost).")
