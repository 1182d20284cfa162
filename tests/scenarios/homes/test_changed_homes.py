"""Homes that a plan changes: residents stay, changes add up, prices and retainers stay right."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from forecasting.ages import month_ends
from matching.places import Place, PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.futures.stage import stage_of
from scenarios.futures.tally import Tally
from scenarios.homes.supply import Supply, supply_of
from scenarios.homes.supply_changes import with_changes
from scenarios.in_words.notes import about_levers, months_of_the_run, without_effect
from scenarios.money.budget import budget_of, spend
from scenarios.money.prices import Category
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers
from scenarios.world import PlaceChange, PriceChange, World, pulled

MONTHS = 6


def lever(name: str, **fields: Any) -> Any:
    return read_levers([{"lever": name, "from": "2027-01", **fields}])[0]


def a_family(made_up: Baseline) -> Place:
    return next(p for p in made_up.places if p.type is PlaceType.FOSTER and not p.named_children)


def test_two_changes_of_one_home_add_up_in_the_order_of_their_months(made_up: Baseline) -> None:
    home = a_family(made_up)
    world = lever("vary_terms", place=home.id, places=3).pull(World(made_up))
    world = lever("vary_terms", **{"from": "2027-03"}, place=home.id, oldest=12).pull(world)
    supply = supply_of(world, months=MONTHS, draws=2, seed=1)
    first, second = sorted(supply.before)
    assert {supply.places[n].capacity for n in (first, second)} == {3}
    assert supply.places[second].oldest == 12
    assert set(supply.before.values()) == {supply.places.index(home)}
    assert [pairs for _, pairs in sorted(supply.changing.items())] == [
        ((supply.places.index(home), first),),
        ((first, second),),
    ]


def test_training_twice_trains_other_households(made_up: Baseline) -> None:
    world = World(made_up)
    for month in ("2027-01", "2027-02"):
        world = lever("upskill_carers", **{"from": month}, households=1, from_tier="FOS2").pull(
            world
        )
    first, second = world.place_changes
    assert not set(first.new) & set(second.new)


@pytest.mark.parametrize("words", ["wishes", "court_conditions"])
def test_a_home_that_changes_is_still_the_one_that_a_child_or_a_court_named(
    words: str, made_up: Baseline
) -> None:
    """A changed home once had a new id, and a court's word against it was forgotten."""
    home = a_family(made_up)
    named = {"wishes": home.id, "court_conditions": f"not_place:{home.id}"}[words]
    child = replace(made_up.children[0], **{words: (named,)})
    world = lever("vary_terms", place=home.id, places=3).pull(
        World(replace(made_up, children=(child, *made_up.children[1:])))
    )
    setting = stage_of(world, months=MONTHS, draws=1, seed=1).setting
    fits, ages = setting.fits, np.array([5])
    sort = np.array([fits.sorts.sort_of("named it", child)])
    of_the_child = {
        "wishes": fits.counts.of_rows(fits.sorts.wants(sort, ages))[:, fits.alike],
        "court_conditions": fits.lawful.of_rows(
            fits.sorts.circumstances(sort, ages, np.array([False]))
        ),
    }[words][0]
    was, now = (n for n, place in enumerate(setting.supply.places) if place.id == home.id)
    assert of_the_child[was] == of_the_child[now]


def test_a_home_changed_twice_closes(made_up: Baseline) -> None:
    home = a_family(made_up)
    world = lever("vary_terms", place=home.id, places=3).pull(World(made_up))
    world = lever("vary_terms", **{"from": "2027-02"}, place=home.id, oldest=12).pull(world)
    world = lever("close_home", **{"from": "2027-03"}, place=home.id).pull(world)
    supply = supply_of(world, months=MONTHS, draws=2, seed=1)
    step = next(iter(supply.closing))
    assert len(supply.closing[step]) == 3
    for number in supply.closing[step]:
        assert not supply.approved(number, MONTHS + 1)[:, step:].any()


def test_plans_for_the_same_kind_of_home_give_every_home_a_name(made_up: Baseline) -> None:
    recruit = lever("recruit_carers", profile="foster", households=2)
    supply = supply_of(recruit.pull(recruit.pull(World(made_up))), months=MONTHS, draws=2, seed=1)
    names = [place.id for place in supply.places]
    assert len(names) == len(set(names))


@pytest.fixture
def one_home(made_up: Baseline) -> tuple[World, Supply, tuple[date, ...]]:
    """Give a world of one intensive household whose price is of another year, changed at once."""
    home = replace(
        a_family(made_up), type=PlaceType.INTENSIVE_FOSTER, weekly_cost_pence=70_000, capacity=1
    )
    baseline = replace(made_up, price_years={home.id: 2020}, costs=())
    dates = month_ends(made_up.as_of, 2)
    steps = np.zeros((1, 1), dtype=np.int16)
    supply = Supply((home,), steps, steps + len(dates), 1, ())
    change = PlaceChange(
        dates[1].replace(day=1), {home.id: home}, {home.id: replace(home, oldest=10)}
    )
    return (
        World(baseline),
        with_changes(supply, [change], dates),
        dates,
    )


def test_a_changed_household_is_paid_once_at_its_own_price(
    one_home: tuple[World, Supply, tuple[date, ...]],
) -> None:
    world, supply, dates = one_home
    tally = Tally.empty(1, len(dates), 1, len(supply.places))
    tally.living[0, 0, 0] = tally.living[0, 1:, 1] = 1
    budget = budget_of(world)
    growing = replace(budget.growth, usual=dict.fromkeys(Category, 0.1))
    spent = spend(replace(budget, growth=growing), supply, tally, dates)
    for step in (1, 2):
        weeks = (dates[step] - dates[step - 1]).days / 7
        by_hand = 70_000 * weeks * 1.1 ** (dates[step].year - 2020)
        assert spent.monthly[0, step].sum() == pytest.approx(by_hand)


def test_a_change_of_price_holds_for_recruitment_and_programmes_too(made_up: Baseline) -> None:
    world = lever("early_help", effect_percent=0, cost_a_year=120_000).pull(World(made_up))
    dearer = replace(
        world, price_changes=(PriceChange(date(2026, 1, 1), Category.PROGRAMMES, 2.0),)
    )
    dates = month_ends(made_up.as_of, MONTHS)
    supply = supply_of(world, months=MONTHS, draws=1, seed=1)
    tally = Tally.empty(1, len(dates), 1, len(supply.places))
    column = tuple(Category).index(Category.PROGRAMMES)
    plain, dear = (
        spend(budget_of(each), supply, tally, dates).monthly[:, :, column].sum()
        for each in (world, dearer)
    )
    assert dear == pytest.approx(2 * plain)
    assert plain > 0


def test_a_lever_that_begins_after_the_last_month_is_said(made_up: Baseline) -> None:
    late = lever("vary_terms", **{"from": "2031-01"}, place=a_family(made_up).id, places=3)
    scenario = Scenario(name="Late", months=1, draws=10, levers=(late,))
    notes = run_scenario(scenario, made_up, contributions=False).provenance.notes
    assert any("begins in January 2031, after the last month" in note for note in notes)


def test_a_lever_that_begins_before_the_data_says_so(made_up: Baseline) -> None:
    notes = {}
    for month in ("2026-03", "2026-12"):
        begun = lever("recruit_carers", **{"from": month}, profile="foster", households=2)
        scenario = Scenario(name="Early", months=2, draws=10, levers=(begun,))
        notes[month] = about_levers(run_scenario(scenario, made_up).provenance.notes)
    assert notes["2026-03"][0].startswith(
        "Recruit carers begins in March 2026, before the day of the data (20 November 2026): it "
        "shows from the first month of this run"
    )
    assert not any("before the day" in note for note in notes["2026-12"])


def test_data_of_the_first_half_of_a_month_say_how_months_are_named() -> None:
    [said] = months_of_the_run(date(2027, 4, 1))
    assert said.startswith("The data are of 1 April 2027, so each month of this run ends on that")
    assert months_of_the_run(date(2027, 3, 31)) == months_of_the_run(date(2026, 11, 20)) == ()


def test_terms_that_go_back_to_what_they_were_do_go_back(made_up: Baseline) -> None:
    home = a_family(made_up)
    world = lever("vary_terms", place=home.id, places=home.capacity + 1).pull(World(made_up))
    back = lever("vary_terms", **{"from": "2027-03"}, place=home.id, places=home.capacity)
    world = back.pull(world)
    room = {
        month: next(p.capacity for p in world.places_in(date(2027, month, 1)) if p.id == home.id)
        for month in (1, 2, 3, 4)
    }
    assert room == {1: home.capacity + 1, 2: home.capacity + 1, 3: home.capacity, 4: home.capacity}
    supply = supply_of(world, months=MONTHS, draws=2, seed=1)
    assert supply.places[max(supply.before)].capacity == home.capacity


def test_in_whatever_order_training_is_named_as_many_households_are_trained(
    made_up: Baseline,
) -> None:
    early, late = (
        lever("upskill_carers", **{"from": month}, households=1, from_tier="FOS2")
        for month in ("2027-01", "2027-02")
    )
    for order in ([early, late], [late, early]):
        first, second = pulled(order, made_up).place_changes
        assert not set(first.new) & set(second.new)


def test_a_programme_in_england_costs_its_first_year_what_it_costs(made_up: Baseline) -> None:
    """February 2027 is in the financial year 2026: its prices have not grown yet."""
    about = replace(made_up.about, jurisdiction="ENG")
    programme = lever("early_help", **{"from": "2027-02"}, cost_a_year=120_000)
    world = programme.pull(World(replace(made_up, about=about)))
    supply = supply_of(world, months=MONTHS, draws=1, seed=1)
    dates = month_ends(made_up.as_of, MONTHS)
    tally = Tally.empty(1, len(dates), 1, len(supply.places))
    monthly = spend(budget_of(world), supply, tally, dates).monthly
    paid = monthly[0, :, list(Category).index(Category.PROGRAMMES)] / 100
    # Steps 1 and 2 end in December and January; 3 to 6 in February to May, from April at +4.2 %.
    assert paid == pytest.approx([0, 0, 0, 10_000, 10_000, 10_420, 10_420])


@pytest.mark.parametrize(
    "fields",
    [
        {"lever": "upskill_carers", "households": 4, "from_tier": "FOS2"},
        {"lever": "reserve_places", "places": 5, "tier": "FOS2"},
    ],
    ids=lambda fields: str(fields["lever"]),
)
def test_a_household_that_changes_is_not_recruited_again(
    made_up: Baseline, fields: dict[str, Any]
) -> None:
    """Each was once paid for as a new one in the month of its change."""

    def recruiting(world: World) -> float:
        supply = supply_of(world, months=MONTHS, draws=4, seed=1)
        dates = month_ends(made_up.as_of, MONTHS)
        tally = Tally.empty(4, len(dates), 1, len(supply.places))
        monthly = spend(budget_of(world), supply, tally, dates).monthly
        return float(monthly[:, :, list(Category).index(Category.RECRUITMENT)].sum())

    name, changes = fields["lever"], {k: v for k, v in fields.items() if k != "lever"}
    before = recruiting(World(made_up))
    assert before > 0, "those on their way are recruited"
    assert recruiting(lever(name, **changes).pull(World(made_up))) == before


def test_a_weekly_cost_of_no_named_year_is_in_the_prices_of_the_year_of_the_data(
    made_up: Baseline,
) -> None:
    """It was once taken for one of the year of the published price, and grew from 2024."""
    home = {"places": 1, "weekly_cost": 5_000}
    world = lever("open_home", **home).pull(World(made_up))
    supply = supply_of(world, months=MONTHS, draws=1, seed=1)
    dates = month_ends(made_up.as_of, MONTHS)
    tally = Tally.empty(1, len(dates), 1, len(supply.places))
    without = spend(budget_of(World(made_up)), supply, tally, dates).monthly  # no growth changed
    assert made_up.as_of.year == 2026
    column = list(Category).index(Category.RESIDENTIAL)
    number = len(supply.places) - 1
    tally.living[:, 3, number] = 1
    more = spend(budget_of(world), supply, tally, dates).monthly - without
    weeks = (dates[3] - dates[2]).days / 7
    # A filled bed instead of an empty one, at four fifths of its cost; 10.7 % dearer in 2027.
    assert more[0, 3, column] / 100 == pytest.approx(5_000 * 1.107 * weeks * (1 - 0.8))


def test_inflation_of_the_run_leaves_the_past_as_it_was(made_up: Baseline) -> None:
    """A price of 2024 once came to 2026 at the rate asked for the years to come."""
    home = replace(a_family(made_up), weekly_cost_pence=100_000)
    few = replace(made_up, places=(home,), price_years={home.id: 2024})
    steps = np.zeros((1, 1), dtype=np.int16)
    dates = month_ends(few.as_of, 2)
    supply = Supply((home,), steps, steps + len(dates), 1, ())
    tally = Tally.empty(1, len(dates), 1, 1)
    tally.living[:] = 1
    world = lever("inflation", percent_a_year=20).pull(World(few))
    spent = spend(budget_of(world), supply, tally, dates).monthly[0].sum(axis=1) / 100
    december, january = (10 / 7 * 3, 31 / 7)
    assert (dates[1] - dates[0]).days == 30
    assert (dates[1].year, dates[2].year) == (2026, 2027)
    assert spent[1] == pytest.approx(1_000 * 1.042**2 * december)
    assert spent[2] == pytest.approx(1_000 * 1.042**2 * 1.2 * january)


def test_of_two_levers_of_a_kind_the_late_one_is_late_and_the_idle_one_idle() -> None:
    idle, late = (
        lever("disruption", **{"from": month}, percent=-10) for month in ("2027-01", "2031-01")
    )
    nothing = {"measure": "cost", "contribution": 0, "q10": 0, "q90": 0}
    rows = [{"lever": name, **nothing} for name in ("disruption", "disruption 2")]
    [said] = without_effect((idle, late), rows, date(2029, 12, 31))
    assert said.startswith("More or fewer breakdowns changes nothing")
