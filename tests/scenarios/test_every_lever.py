"""What is promised of every lever on the list: why, when, how fast, how much, and its end."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from forecasting.ages import months_after
from matching.places import Place, PlaceStatus, PlaceType
from scenarios.baseline.baseline import Baseline
from scenarios.homes.supply import supply_of
from scenarios.levers import LEVERS
from scenarios.levers.lever import LeverFields
from scenarios.money.growth import growth_of
from scenarios.money.prices import Category
from scenarios.phase_in import share_by_step
from scenarios.pipeline.pathway import pathway_of
from scenarios.pipeline.stages import STAGES
from scenarios.run import Asked, futures_of
from scenarios.scenario import read_levers
from scenarios.world import World, as_changed, pulled

FIRST, PHASE, LAST = date(2027, 1, 1), 4, date(2027, 9, 1)
SHARED = {"until": "last_month", "phase_in_months": "phase_in_months"}
MONTHS, DRAWS = 14, 8

every_lever = pytest.mark.parametrize("kind", LEVERS, ids=lambda kind: name_of(kind))


def name_of(kind: type[LeverFields]) -> str:
    return str(kind.model_fields["lever"].default)


def lever(name: str, **fields: Any) -> Any:
    return read_levers([{"lever": name, "from": "2027-01", **fields}])[0]


def fullest_home(made_up: Baseline) -> Place:
    homes = [
        place
        for place in made_up.places
        if place.on_island and place.type is PlaceType.RESIDENTIAL and place.capacity > 2
    ]
    lived_in = [child.current_place for child in made_up.children]
    return max(homes, key=lambda place: lived_in.count(place.id))


def to_be_named(kind: type[LeverFields], made_up: Baseline) -> dict[str, Any]:
    """Give what a lever needs to be told that has no usual effect of its own."""
    home = fullest_home(made_up)
    told = {
        "entries_as_in": {"year": 2024},
        "close_home": {"place": home.id},
        "vary_terms": {"place": home.id, "places": home.capacity + 3, "oldest": 15},
    }
    return told.get(name_of(kind), {})


def in_month(world: World, month: date) -> dict[str, Any]:
    """Give what levers make of one month, whatever parts they say it in."""

    def holds(change: Any) -> bool:
        return bool(change.first_month <= month <= (change.last_month or month))

    def times(changes: Any) -> float:
        return float(np.prod([change.times for change in changes if holds(change)]))

    def share(changes: Any) -> float:
        return sum(change.share_a_month for change in changes if holds(change))

    def coming(plan: Any, last: date | None) -> float:
        ends = (date(2026, 12, 31), month)
        return float(share_by_step(plan.first_month, last, plan.phase_in_months, ends)[1])

    day = np.array([float((month - world.baseline.as_of).days)])
    path = pathway_of(world.pathway_changes, world.baseline.as_of)
    closed = {each.place_id for each in world.closures if each.first_month <= month}
    growth = growth_of(world)
    return {
        "entries": times(world.entries_changes),
        "stays": times(world.stays_changes),
        "breakdowns": times(world.unplanned_changes),
        "carers who stop": times(world.stopping_changes),
        "prices": times(world.price_changes),
        "reviews": (share(world.returns), share(world.step_downs)),
        "arrivals": [each.a_year * coming(each, each.last_month) for each in world.extra_arrivals],
        "campaigns": [
            (each.percent + each.a_month)
            * coming(each, months_after(each.first_month, each.months - 1))
            for each in world.campaigns
        ],
        "pathway": [
            (float(path.days_times(n, day)[0]), float(path.goes_on_times(n, day)[0]))
            for n in range(len(STAGES))
        ],
        "assessors": [many for begins, many in path.at_once() if begins <= day[0]][-1:],
        "panel": float(path.next_panel(day)[0]),
        "growth": [growth.rate_in(category, month) for category in Category],
        "places": [place for place in world.places_in(month) if place.id not in closed],
    }


def without_nothing(found: dict[str, Any]) -> dict[str, Any]:
    """Let a plan of nobody, and no plan, be the same."""
    return {name: [e for e in v if e] if isinstance(v, list) else v for name, v in found.items()}


@every_lever
def test_every_lever_says_why_when_how_fast_how_much_and_until_when(
    kind: type[LeverFields],
) -> None:
    fields = kind.model_fields
    assert {"rationale", "first_month"} <= set(fields)
    for said, name in SHARED.items():
        assert (name in fields) != bool(kind.has_no.get(said)), f"{said}: there, or why it is not"
    needed = {name for name, field in fields.items() if field.is_required()} - {"first_month"}
    assert not needed or kind.has_no.get("usual"), f"{needed} have no usual value"
    assert set(kind.has_no) <= {*SHARED, "usual"}
    assert kind.source


@every_lever
def test_every_lever_has_a_usual_effect_that_does_something_or_says_why_not(
    made_up: Baseline, kind: type[LeverFields]
) -> None:
    if "usual" in kind.has_no:
        with pytest.raises(ValueError, match="is missing"):
            lever(name_of(kind))
        return
    world = World(made_up)
    assert lever(name_of(kind)).pull(world) != world


@pytest.mark.parametrize(
    "kind",
    [each for each in LEVERS if "phase_in_months" in each.model_fields],
    ids=lambda kind: name_of(kind),
)
def test_a_phase_in_is_nothing_before_it_and_whole_at_its_end(
    made_up: Baseline, kind: type[LeverFields]
) -> None:
    named = to_be_named(kind, made_up)
    if kind.model_fields.get("households") is not None:
        named["households"] = 4
        named["from_tier"] = "FOS2"
    as_is = World(made_up)
    at_once = lever(name_of(kind), **named).pull(as_is)
    phased = lever(name_of(kind), **named, phase_in_months=PHASE).pull(as_is)
    before, whole = months_after(FIRST, -1), months_after(FIRST, PHASE - 1)
    assert without_nothing(in_month(phased, before)) == without_nothing(in_month(as_is, before))
    for month in (whole, months_after(whole, 5)):
        assert in_month(phased, month) == in_month(at_once, month)
        assert without_nothing(in_month(phased, month)) != without_nothing(in_month(as_is, month))


@pytest.mark.parametrize(
    "kind",
    [each for each in LEVERS if "last_month" in each.model_fields],
    ids=lambda kind: name_of(kind),
)
def test_an_ended_lever_leaves_the_world_after_it_as_without_it(
    made_up: Baseline, kind: type[LeverFields]
) -> None:
    as_is, named = World(made_up), to_be_named(kind, made_up)
    ended = lever(name_of(kind), **named, until=f"{LAST:%Y-%m}").pull(as_is)
    after = months_after(LAST, 1)
    assert without_nothing(in_month(ended, LAST)) != without_nothing(in_month(as_is, LAST))
    for month in (after, months_after(after, 12)):
        assert without_nothing(in_month(ended, month)) == without_nothing(in_month(as_is, month))


def test_a_campaign_ends_after_its_months(made_up: Baseline) -> None:
    world = lever("more_enquiries", months=3).pull(World(made_up))
    assert in_month(world, date(2027, 3, 1))["campaigns"] == [20]
    assert in_month(world, date(2027, 4, 1))["campaigns"] == [0]


def test_places_kept_free_come_out_of_use_one_after_another(made_up: Baseline) -> None:
    world = lever("reserve_places", places=4, phase_in_months=4).pull(World(made_up))
    before = sum(place.reserved_for_emergencies for place in made_up.places)
    kept = [
        sum(p.reserved_for_emergencies for p in world.places_in(months_after(FIRST, n))) - before
        for n in range(-1, 6)
    ]
    assert kept == [0, 1, 2, 3, 4, 4, 4]


def test_what_one_lever_keeps_free_stays_free_when_another_ends(made_up: Baseline) -> None:
    ends = lever("reserve_places", places=2, until="2027-03")
    stays = lever("reserve_places", **{"from": "2027-02"}, places=2)
    both, alone = pulled([ends, stays], made_up), pulled([stays], made_up)
    assert both.places_in(date(2027, 3, 1)) != alone.places_in(date(2027, 3, 1))
    assert both.places_in(date(2027, 4, 1)) == alone.places_in(date(2027, 4, 1))


def test_terms_that_end_give_way_to_those_another_lever_set(made_up: Baseline) -> None:
    home = fullest_home(made_up)
    ends = lever("vary_terms", place=home.id, places=home.capacity + 1, until="2027-03")
    stays = lever("vary_terms", **{"from": "2027-02"}, place=home.id, places=home.capacity + 2)
    world = pulled([ends, stays], made_up)
    room = [as_changed(home, world.place_changes, date(2027, m, 1)).capacity for m in (1, 2, 3, 4)]
    assert room == [home.capacity + n for n in (1, 2, 2, 2)]


def test_places_of_a_household_come_one_by_one_and_its_ages_at_once(made_up: Baseline) -> None:
    home = replace(fullest_home(made_up), capacity=2, bedrooms=6, oldest=16)
    baseline = replace(
        made_up, places=tuple(home if p.id == home.id else p for p in made_up.places)
    )
    terms = {"place": home.id, "places": 5, "oldest": 14, "phase_in_months": 3}
    world = lever("vary_terms", **terms).pull(World(baseline))
    found = [as_changed(home, world.place_changes, months_after(FIRST, n)) for n in range(-1, 4)]
    assert [place.capacity for place in found] == [2, 3, 4, 5, 5]
    assert [place.oldest for place in found] == [16, 14, 14, 14, 14]
    one = lever("vary_terms", **{**terms, "places": 3}).pull(World(baseline))
    [change] = one.place_changes
    assert change.first_month == FIRST


def test_a_home_on_its_way_to_closing_takes_nobody_new_and_then_closes(made_up: Baseline) -> None:
    home = fullest_home(made_up)
    closing = lever("close_home", place=home.id, phase_in_months=6).pull(World(made_up))
    held = as_changed(home, closing.place_changes, FIRST)
    assert held.status is PlaceStatus.NOT_AVAILABLE
    assert [(each.first_month, each.place_id) for each in closing.closures] == [
        (date(2027, 6, 1), home.id)
    ]
    counted, _ = futures_of(closing, Asked(MONTHS, DRAWS, 1))
    number = next(n for n, of in counted.supply.before.items() if of in _numbers(counted, home))
    living = counted.tally.living[:, :, number]
    begins, closes = 2, 7  # of data to November: January, and June
    assert living[:, begins].sum() > 0, "whoever lives there stays"
    assert (np.diff(living[:, begins:closes], axis=1) <= 0).all(), "and nobody new comes"
    assert living[:, closes:].sum() == 0
    approved = counted.supply.approved(number, MONTHS + 1)
    assert approved[:, begins:closes].all(), "it is run, and paid for, until it closes"
    assert not approved[:, closes:].any()


def _numbers(counted: Any, home: Place) -> list[int]:
    return [n for n, place in enumerate(counted.supply.places) if place.id == home.id]


@pytest.mark.parametrize("name", ["reserve_places", "vary_terms"])
def test_homes_whose_change_ends_are_as_they_were_and_no_child_is_lost(
    made_up: Baseline, name: str
) -> None:
    home = fullest_home(made_up)
    fields = {
        "reserve_places": {"places": 3},
        "vary_terms": {"place": home.id, "places": 1, "youngest": 0, "oldest": 17},
    }[name]
    world = lever(name, **fields, until="2027-04").pull(World(made_up))
    supply = supply_of(world, months=MONTHS, draws=2, seed=1)
    for was, now in supply.changing[6]:  # May, of data to November
        today = supply.places[supply.before[now]]
        assert replace(supply.places[now], id=today.id) == today
        assert not supply.approved(was, MONTHS + 1)[:, 6:].any()
    counted, _ = futures_of(world, Asked(MONTHS, DRAWS, 1))
    as_is, _ = futures_of(World(made_up), Asked(MONTHS, DRAWS, 1))
    assert (counted.tally.outcomes.sum(axis=2) == as_is.tally.outcomes.sum(axis=2)).all()


def test_stages_and_assessors_move_in_equal_steps(made_up: Baseline) -> None:
    start = lever("approval_pathway", **{"from": "2026-12"}, assessors=2)
    better = lever("approval_pathway", days_percent=-40, assessors=6, phase_in_months=4)
    world = pulled([start, better], made_up)
    months = [months_after(FIRST, n) for n in range(-1, 5)]
    found = [in_month(world, month) for month in months]
    assert [each["pathway"][0][0] for each in found] == pytest.approx([1, 0.9, 0.8, 0.7, 0.6, 0.6])
    assert [each["assessors"] for each in found] == [[4 * n] for n in (2, 3, 4, 5, 6, 6)]


def test_assessors_never_counted_before_hold_once_the_effect_is_whole(made_up: Baseline) -> None:
    world = lever("approval_pathway", assessors=3, phase_in_months=3).pull(World(made_up))
    found = [in_month(world, months_after(FIRST, n))["assessors"] for n in range(4)]
    assert found == [[np.inf], [np.inf], [12], [12]]


def test_a_file_that_names_one_effect_means_that_effect_alone() -> None:
    assert lever("more_enquiries", a_month=40).percent == 0
    assert lever("more_enquiries").percent == 20
    assert lever("approval_pathway", panel_every_weeks=2).days_percent == 0
    assert lever("approval_pathway").days_percent == -10
    assert lever("approval_pathway", assessors=0).days_percent == 0, "no assessors is an effect"


def test_prices_grow_at_another_rate_from_the_first_year_after_the_lever_begins(
    made_up: Baseline,
) -> None:
    """It once held for the whole run, whatever its first month."""
    spring = lever("inflation", **{"from": "2027-03"}, percent_a_year=0, until="2028-12")
    growth = growth_of(spring.pull(World(made_up)))
    found = [growth.rate(Category.FOSTERING, year) for year in (2026, 2027, 2028, 2029)]
    assert found == [0.042, 0.042, 0, 0.042]
    assert growth.factor(Category.FOSTERING, 2026, 2029) == pytest.approx(1.042**2)


def test_prices_grow_by_points_more_from_what_each_category_grows_by(made_up: Baseline) -> None:
    """The usual effect once was 4.2 % for all, by which residential care grew cheaper."""
    usual = lever("inflation")
    growth, before = (growth_of(world) for world in (usual.pull(World(made_up)), World(made_up)))
    for category in Category:
        found = [growth.rate(category, year) for year in (2026, 2027)]
        assert found == pytest.approx([before.usual_rate(category) + more for more in (0, 0.01)])
        assert growth.factor(category, 2026, 2029) > before.factor(category, 2026, 2029)
    assert usual.percent_a_year is None


def test_points_add_up_with_each_other_and_with_a_rate(made_up: Baseline) -> None:
    world = World(made_up)
    for fields in ({"percent_a_year": 3}, {"points_a_year": 2}, {"points_a_year": -0.5}):
        world = lever("inflation", **fields).pull(world)
    assert growth_of(world).rate(Category.RESIDENTIAL, 2028) == pytest.approx(0.045)


def test_one_rate_for_all_and_points_more_are_not_given_together() -> None:
    assert lever("inflation", percent_a_year=3).points_a_year == 0
    with pytest.raises(ValueError, match=r"points_a_year.*make it 0"):
        lever("inflation", percent_a_year=3, points_a_year=1)


def test_growth_of_prices_moves_in_steps(made_up: Baseline) -> None:
    slowly = lever("inflation", category="residential", percent_a_year=4.7, phase_in_months=24)
    growth = growth_of(slowly.pull(World(made_up)))
    found = [growth.rate(Category.RESIDENTIAL, year) for year in (2026, 2027, 2028, 2029)]
    assert found == pytest.approx([0.107, 0.107 - 0.06 / 24, 0.107 - 0.06 * 13 / 24, 0.047])
    assert growth.rate(Category.FOSTERING, 2029) == 0.042


def test_a_lever_from_before_the_data_leaves_todays_prices_alone(made_up: Baseline) -> None:
    early = lever("inflation", **{"from": "2020-01"}, percent_a_year=30)
    growth = growth_of(early.pull(World(made_up)))
    assert growth.factor(Category.FOSTERING, 2024, 2026) == pytest.approx(1.042**2)
    assert growth.factor(Category.FOSTERING, 2024, 2027) == pytest.approx(1.042**2 * 1.3)


def test_a_campaign_grows_until_it_is_whole(made_up: Baseline) -> None:
    world = lever("more_enquiries", a_month=30, phase_in_months=3).pull(World(made_up))
    found = [in_month(world, months_after(FIRST, n))["campaigns"] for n in range(-1, 4)]
    assert found == [[0], pytest.approx([10]), pytest.approx([20]), [30], [30]]
