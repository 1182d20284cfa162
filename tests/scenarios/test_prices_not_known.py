"""What no price is known of is left out of the cost and named: never counted as nothing."""

from dataclasses import replace

import numpy as np

from matching.places import PlaceType
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


def test_what_is_priced_in_part_is_said_to_be_left_out_where_it_is_not(made_up: Baseline) -> None:
    of_kin = [place for place in made_up.places if place.type is PlaceType.KINSHIP]
    assert any(place.weekly_cost_pence for place in of_kin)
    notes = lived(World(without_a_price_for(made_up, "kinship"))).spent.notes
    [said] = [note for note in notes if note.startswith("No price is known for kinship")]
    assert "left out wherever a home has no price of its own" in said


def test_prices_that_are_not_the_authoritys_own_are_named_with_year_and_source(
    made_up: Baseline,
) -> None:
    """Jersey's average for a child off the island once stood in an English cost without a word."""
    [said] = [
        note
        for note in lived(World(replace(made_up, costs=()))).spent.notes
        if "published ones stand in" in note
    ]
    assert "homes off the island £3,411 a week, prices of 2022 (Jersey: £178,000 a child" in said
    assert "residential £7,385 a week, prices of 2024 (DfE" in said
    assert "kinship" not in said
    own = lived(World(made_up)).spent.notes
    assert not any("published ones stand in" in note for note in own)


def test_homes_at_no_known_price_are_named(made_up: Baseline) -> None:
    unpriced = without_a_price_for(made_up, "supported")
    places = tuple(
        replace(place, weekly_cost_pence=None) if place.type is PlaceType.SUPPORTED else place
        for place in made_up.places
    )
    counted = lived(World(replace(unpriced, places=places)))
    homes = [n for n, p in enumerate(counted.supply.places) if p.type is PlaceType.SUPPORTED]
    assert counted.tally.living[:, :, homes].any(), "young people live there"
    [said] = [n for n in counted.spent.notes if n.startswith("No price is known for supported")]
    assert "what it costs is left out. Give one in the costs table." in said
