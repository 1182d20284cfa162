"""What no price is known of is left out of the cost and named: never counted as nothing."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from matching.places import Place
from scenarios.baseline.baseline import Baseline
from scenarios.money.prices import PUBLISHED, Category
from scenarios.notes import about_money
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


def test_published_prices_are_said_to_be_used_where_the_authority_gives_none(
    made_up: Baseline,
) -> None:
    def said(baseline: Baseline) -> list[str]:
        notes = lived(World(baseline)).spent.notes
        return [note for note in about_money(notes) if "Published" in note]

    bare = replace(made_up, costs=(), places=tuple(without_own_cost(made_up)))
    [note] = said(bare)
    for price in (PUBLISHED[Category.FOSTERING], PUBLISHED[Category.OFF_ISLAND]):
        assert price.source in note
    own = tuple(replace(cost, source="our accounts") for cost in made_up.costs)
    assert {cost.category for cost in own} >= {"fostering", "residential", "off_island"}
    assert said(replace(made_up, costs=own)) == []


def without_own_cost(made_up: Baseline) -> Iterator[Place]:
    return (replace(place, weekly_cost_pence=None) for place in made_up.places)
