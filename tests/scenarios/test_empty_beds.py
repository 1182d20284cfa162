"""An empty bed costs money where a home is staffed for it, and none where one is bought singly."""

from dataclasses import replace

import numpy as np
import pytest

from forecasting.ages import month_ends
from matching.places import Place, PlaceStatus, PlaceType
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.futures.outcomes import OUTCOMES, Outcome
from scenarios.futures.tally import Tally
from scenarios.homes.supply import Supply
from scenarios.levers import Inflation, OpenHome
from scenarios.money.budget import CATEGORIES, budget_of, spend
from scenarios.money.prices import Category
from scenarios.world import World

MONTHS, POUNDS = 3, 1000
HOME = Place("r1", PlaceType.RESIDENTIAL, capacity=4, weekly_cost_pence=100 * POUNDS)


@pytest.fixture
def with_prices_as_they_are(made_up: Baseline) -> World:
    """Give a world in which this year's prices stay."""
    home = {"r1": made_up.as_of.year}
    world = World(replace(made_up, price_years=home))
    return Inflation.model_validate({"from": "2026-01", "percent_a_year": 0}).pull(world)


def weeks_paid(world: World, home: Place, children: int, stops: int = MONTHS + 1) -> float:
    """Give how many times the weekly price the month's days come to, a month on average."""
    dates = month_ends(world.baseline.as_of, MONTHS)
    tally = Tally.empty(1, MONTHS + 1, 5, 1)
    tally.living[:] = children
    if not home.on_island:
        tally.outcomes[:, :, OUTCOMES.index(Outcome.OFF_ISLAND)] = children
    supply = Supply(
        (home,), np.zeros((1, 1), np.int16), np.full((1, 1), stops, np.int16), today=1, notes=()
    )
    spent = spend(budget_of(world), supply, tally, dates).monthly.sum(axis=2)[0]
    weeks = np.diff([day.toordinal() for day in dates]) / 7
    return float((spent[1:] / weeks).mean() / (100 * POUNDS))


def test_an_empty_bed_in_a_childrens_home_here_costs_most_of_a_filled_one(
    with_prices_as_they_are: World,
) -> None:
    world = with_prices_as_they_are
    assert weeks_paid(world, HOME, 4) == pytest.approx(4)
    assert weeks_paid(world, HOME, 1) == pytest.approx(1 + 0.8 * 3)
    own = replace(world, assumptions=Assumptions(empty_bed_cost_share=0.5))
    assert weeks_paid(own, HOME, 1) == pytest.approx(1 + 0.5 * 3)
    assert weeks_paid(world, HOME, 0, stops=2) == pytest.approx(0.8 * 4 / MONTHS)


def test_homes_bought_by_the_child_and_off_the_island_cost_for_each_child(
    with_prices_as_they_are: World,
) -> None:
    world = with_prices_as_they_are
    bought = replace(world, baseline=replace(world.baseline, paid_for={"r1": "child"}))
    assert weeks_paid(bought, HOME, 1) == pytest.approx(1)
    away = replace(HOME, type=PlaceType.OFF_ISLAND_RESIDENTIAL, on_island=False)
    assert weeks_paid(world, away, 1) == pytest.approx(1)
    supported = replace(HOME, type=PlaceType.SUPPORTED)
    assert weeks_paid(world, supported, 1) == pytest.approx(1)
    booked = replace(world, baseline=replace(world.baseline, paid_for={"r1": "bed"}))
    assert weeks_paid(booked, supported, 1) == pytest.approx(1 + 0.8 * 3)


def test_a_home_that_is_closed_costs_nothing_and_one_on_hold_is_still_staffed(
    with_prices_as_they_are: World,
) -> None:
    closed = replace(HOME, status=PlaceStatus.CLOSED)
    assert weeks_paid(with_prices_as_they_are, closed, 0) == 0
    carer = replace(HOME, type=PlaceType.INTENSIVE_FOSTER, capacity=1)
    assert weeks_paid(with_prices_as_they_are, carer, 0) == pytest.approx(1), "a retainer"
    stopped = replace(carer, status=PlaceStatus.CLOSED)
    assert weeks_paid(with_prices_as_they_are, stopped, 0) == 0, "nobody is retained"
    held = replace(HOME, status=PlaceStatus.HOLD)
    assert weeks_paid(with_prices_as_they_are, held, 0) == pytest.approx(0.8 * 4)


def test_the_price_of_a_home_a_plan_buys_is_that_of_its_beds(made_up: Baseline) -> None:
    lever = OpenHome.model_validate({"from": "2027-01", "places": 3})
    [planned] = lever.pull(World(made_up)).planned_places
    column = CATEGORIES.index(Category.RESIDENTIAL)
    dates = month_ends(made_up.as_of, MONTHS)
    tally = Tally.empty(1, MONTHS + 1, 5, 1)
    supply = Supply(
        (planned.like,),
        np.full((1, 1), 2, np.int16),
        np.full((1, 1), MONTHS + 1, np.int16),
        today=0,
        notes=(),
    )
    monthly = spend(budget_of(World(made_up)), supply, tally, dates).monthly[0, :, column]
    assert monthly[1] == 0, "it is not there yet"
    assert (monthly[2:] > 0).all(), "it costs from the day it opens, without a child in it"
