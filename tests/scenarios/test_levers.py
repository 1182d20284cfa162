"""Every lever keeps the promises of the list, and does in the futures what it says."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from forecasting.ages import DFE_BANDS
from forecasting.history import EpisodeHistory
from matching.places import PlaceType
from scenarios.assumptions import Assumptions
from scenarios.baseline.baseline import Baseline
from scenarios.children.entries_expected import entries_expected
from scenarios.children.to_come import STREAM_APART
from scenarios.futures.stage import EXTRA_STREAM, stage_of
from scenarios.levers import LEVERS
from scenarios.money.budget import budget_of, spend
from scenarios.money.growth import growth_of
from scenarios.money.prices import Category
from scenarios.plans.options import options_for
from scenarios.plans.settings import PlanSettings
from scenarios.run import Asked, futures_of
from scenarios.scenario import read_levers
from scenarios.tables.counted import Counted
from scenarios.world import World

MONTHS, DRAWS = 14, 12
NO_GROWTH = dict.fromkeys(Category, 0.0)
FROM = {"from": "2027-01"}

NOTHING: dict[str, dict[str, Any]] = {
    "change_entries": {"percent": 0},
    "entries_as_in": {},
    "early_help": {"effect_percent": 0},
    "edge_of_care": {"reach_percent": 0},
    "family_group_conferences": {"effect_percent": 0},
    "unaccompanied_arrivals": {"a_year": 0},
    "change_stays": {"percent": 0},
    "returns_home": {"percent": 0},
    "permanence": {"percent": 0},
    "adoption": {"percent": 0},
    "step_down": {"percent_a_month": 0},
    "return_children": {"percent_a_month": 0},
    "disruption": {"percent": 0},
    "recruit_carers": {"profile": "foster", "households": 0},
    "more_enquiries": {"percent": 0},
    "approval_pathway": {"days_percent": 0},
    "keep_carers": {"percent_fewer": 0},
    "upskill_carers": {"households": 0},
    "vary_terms": {},
    "open_home": {"places": 0},
    "close_home": {},
    "reserve_places": {"places": 0},
    "change_prices": {"category": "fostering", "percent": 0},
    "inflation": {"percent_a_year": 4.2, "category": "fostering"},
}
"""Each lever at a strength that is nothing; a home that closes, and a year, have none."""
ALWAYS_SOMETHING = ("entries_as_in", "close_home", "vary_terms")


def lever(name: str, **fields: Any) -> Any:
    return read_levers([{"lever": name, **FROM, **fields}])[0]


@pytest.fixture(scope="module")
def as_is(made_up: Baseline) -> Counted:
    return futures_of(World(made_up), Asked(MONTHS, DRAWS, 1))[0]


def lived(world: World) -> Counted:
    return futures_of(world, Asked(MONTHS, DRAWS, 1))[0]


def test_every_lever_has_a_title_a_source_and_a_strength_of_nothing() -> None:
    names = [each.model_fields["lever"].default for each in LEVERS]
    assert sorted(names) == sorted(NOTHING)
    assert all(each.title and each.source and each.__doc__ for each in LEVERS)


@pytest.mark.parametrize("name", [n for n in NOTHING if n not in ALWAYS_SOMETHING])
def test_a_lever_of_no_strength_gives_the_world_it_was_given(made_up: Baseline, name: str) -> None:
    world = World(made_up)
    assert lever(name, **NOTHING[name]).pull(world) is world


def test_terms_that_stay_as_they_are_change_nothing(made_up: Baseline) -> None:
    world, place = World(made_up), made_up.places[0]
    assert lever("vary_terms", place=place.id, youngest=place.youngest).pull(world) is world


def test_shorter_stays_leave_fewer_children_and_longer_ones_more(
    made_up: Baseline, as_is: Counted
) -> None:
    shorter = lived(lever("change_stays", percent=-40).pull(World(made_up)))
    longer = lived(lever("change_stays", percent=40).pull(World(made_up)))
    last = [c.children[:, -1].sum(axis=(1, 2)) for c in (shorter, as_is, longer)]
    assert (last[0] <= last[1]).all()
    assert (last[1] <= last[2]).all()
    assert last[0].mean() < last[1].mean() < last[2].mean()
    assert (shorter.children[:, 0] == as_is.children[:, 0]).all()


def test_young_people_who_come_alone_come_besides_all_others(
    made_up: Baseline, as_is: Counted
) -> None:
    few = lived(lever("unaccompanied_arrivals", a_year=6).pull(World(made_up)))
    many = lived(lever("unaccompanied_arrivals", a_year=24).pull(World(made_up)))
    more = few.children - as_is.children
    assert (more >= 0).all()
    assert more[:, :, :3].sum() == 0, "all of them are 11 or older"
    assert (many.children.sum(axis=3) >= few.children.sum(axis=3)).all()
    assert more[:, -1].sum(axis=(1, 2)).mean() == pytest.approx(6 * 12 / 12 * 0.75, abs=2.5)


def test_young_people_who_came_alone_leave_at_18(made_up: Baseline) -> None:
    """They once stayed in care, and in their homes, to the end of the run."""
    world = lever("unaccompanied_arrivals", a_year=24, youngest=17).pull(World(made_up))
    to_come = stage_of(world, months=MONTHS, draws=DRAWS, seed=1).setting.to_come
    alone = to_come.family >= STREAM_APART * EXTRA_STREAM
    stay = (to_come.leaves - to_come.month)[alone]
    assert 1 <= stay.min() <= stay.max() <= 12


def test_unaccompanied_children_have_needs_of_their_own_and_the_others_keep_theirs(
    made_up: Baseline,
) -> None:
    def coming(**fields: float) -> tuple[np.ndarray, np.ndarray]:
        world = World(made_up)
        if fields:
            world = lever("unaccompanied_arrivals", **fields).pull(world)
        to_come = stage_of(world, months=MONTHS, draws=DRAWS, seed=1).setting.to_come
        extra = to_come.family >= STREAM_APART * EXTRA_STREAM
        return to_come.profile[~extra], to_come.level[extra]

    as_before, _ = coming()
    skilled = {}
    for percent in (0, 40, 100):
        others, levels = coming(a_year=24, percent_skilled=percent)
        assert (others == as_before).all()
        skilled[percent] = levels > 0
    assert not skilled[0].any()
    assert skilled[100].all()
    assert skilled[40].mean() == pytest.approx(0.4, abs=0.1)
    _, usual = coming(a_year=24)
    assert 0.2 < (usual > 0).mean() < 0.6


def test_prevention_keeps_no_unaccompanied_child_away(made_up: Baseline) -> None:
    reached = {"effect_percent": 100, "reach_percent": 100}
    world = lever("family_group_conferences", **reached).pull(World(made_up))
    [change] = world.entries_changes
    assert change.families_only
    care = stage_of(World(made_up), months=MONTHS, draws=DRAWS, seed=1).care.arrivals
    assert care.unaccompanied.any(), "the made-up authority's return marks them"
    setting = stage_of(world, months=MONTHS, draws=DRAWS, seed=1).setting
    late = care.month >= 3
    stays = care.leaves > care.month
    assert (setting.to_come.month >= 3).sum() == (care.unaccompanied & late & stays).sum()


def test_a_supported_home_opens_for_those_old_enough(made_up: Baseline) -> None:
    world = lever("open_home", tier="SUP", places=4, youngest=8).pull(World(made_up))
    [planned] = world.planned_places
    assert (planned.like.type, planned.like.youngest) == (PlaceType.SUPPORTED, 16)
    with pytest.raises(ValueError, match="nobody under 16"):
        lever("open_home", tier="SUP", places=4, oldest=15)


def test_fewer_breakdowns_and_more(made_up: Baseline, as_is: Counted) -> None:
    never = lived(lever("disruption", percent=-100).pull(World(made_up)))
    often = lived(lever("disruption", percent=200).pull(World(made_up)))
    assert never.tally.unplanned[:, 3:].sum() == 0
    assert often.tally.unplanned.sum() > 1.5 * as_is.tally.unplanned.sum() > 0


def test_carers_who_are_kept_stay_open_longer(made_up: Baseline, as_is: Counted) -> None:
    kept = lived(lever("keep_carers", percent_fewer=100).pull(World(made_up)))
    assert (kept.supply.stops >= as_is.supply.stops).all()
    assert (kept.supply.stops[:, :10] > as_is.supply.stops[:, :10]).any()


def test_more_enquiries_bring_households_and_change_no_other(
    made_up: Baseline, as_is: Counted
) -> None:
    campaign = lever("more_enquiries", a_month=40, months=3).pull(World(made_up))
    more = lived(campaign).supply
    assert len(more.places) > len(as_is.supply.places)
    before = len(as_is.supply.places)
    assert more.places[:before] == as_is.supply.places
    assert (more.opens[:, :before] == as_is.supply.opens).all()
    assert (more.stops[:, :before] == as_is.supply.stops).all()


def test_a_better_pathway_approves_the_same_households_sooner_and_further_ones(
    made_up: Baseline, as_is: Counted
) -> None:
    quicker = lived(lever("approval_pathway", days_percent=-60).pull(World(made_up))).supply
    likelier = lived(lever("approval_pathway", goes_on_percent=60).pull(World(made_up))).supply
    before = slice(as_is.supply.today, len(as_is.supply.places))
    assert (quicker.opens[:, before] <= as_is.supply.opens[:, before]).all()
    assert (quicker.opens[:, before] < as_is.supply.opens[:, before]).any()
    approved = [(s.opens[:, s.today :] <= MONTHS).sum() for s in (likelier, as_is.supply)]
    assert approved[0] > approved[1]
    plain = as_is.supply.opens[:, before]
    assert (likelier.opens[:, before][plain <= MONTHS] == plain[plain <= MONTHS]).all()


def test_without_assessors_or_with_rare_panels_fewer_are_approved(
    made_up: Baseline, as_is: Counted
) -> None:
    nobody = lived(lever("approval_pathway", assessors=0).pull(World(made_up))).supply
    rarely = lived(lever("approval_pathway", panel_every_weeks=26).pull(World(made_up))).supply
    before = slice(as_is.supply.today, len(as_is.supply.places))
    approved = [
        (supply.opens[:, before] <= MONTHS).sum() for supply in (nobody, rarely, as_is.supply)
    ]
    assert approved[0] < approved[2]
    assert approved[1] < approved[2]
    with pytest.raises(ValueError, match="stage"):
        lever("approval_pathway", stage="interview", days_percent=-10)


def test_children_of_a_home_that_closes_seek_others_and_none_is_lost(
    made_up: Baseline, as_is: Counted
) -> None:
    home = next(p for p in made_up.places if p.type is PlaceType.RESIDENTIAL and p.capacity > 2)
    closed = lived(lever("close_home", place=home.id).pull(World(made_up)))
    number = next(n for n, p in enumerate(closed.supply.places) if p.id == home.id)
    assert closed.tally.living[:, 2:, number].sum() == 0
    assert as_is.tally.living[:, 2:, number].sum() > 0
    assert (closed.tally.outcomes.sum(axis=2) == as_is.tally.outcomes.sum(axis=2)).all()


def test_trained_carers_take_children_they_could_not_take(
    made_up: Baseline, as_is: Counted
) -> None:
    trained = lived(lever("upskill_carers", households=4, from_tier="FOS2").pull(World(made_up)))
    short = [c.tally.short[:, 2:].sum() for c in (as_is, trained)]
    assert short[1] < short[0]
    assert (trained.children == as_is.children).all()
    over = (
        trained.tally.living[:, :, list(trained.supply.before)]
        + trained.tally.living[:, :, list(trained.supply.before.values())]
    )
    room = [trained.supply.places[n].capacity for n in trained.supply.before]
    assert (over <= np.array(room)).all(), "a household takes no more for being changed"


def test_more_children_come_back_when_their_plans_are_reviewed(made_up: Baseline) -> None:
    recruit = lever("recruit_carers", profile="intensive_foster", households=40, over_months=1)
    homes = recruit.pull(World(made_up))
    reviewed = lived(lever("return_children", percent_a_month=20).pull(homes))
    assert reviewed.tally.came_back.sum() > lived(homes).tally.came_back.sum()


def test_reviews_find_families_for_children_in_homes(made_up: Baseline) -> None:
    recruit = lever("recruit_carers", profile="intensive_foster", households=40, over_months=1)
    homes = recruit.pull(World(made_up))
    stepped = lived(lever("step_down", percent_a_month=30).pull(homes))
    plain = lived(homes)
    residential = [n for n, p in enumerate(plain.supply.places) if p.type is PlaceType.RESIDENTIAL]
    in_homes = [c.tally.living[:, -1, residential].sum() for c in (plain, stepped)]
    assert in_homes[1] < in_homes[0]


def test_prices_and_inflation_change_the_cost_and_nothing_else(
    made_up: Baseline, as_is: Counted
) -> None:
    world = lever("inflation", percent_a_year=0).pull(World(made_up))
    dearer = lever("change_prices", category="off_island", percent=50).pull(World(made_up))
    flat, dear = lived(world), lived(dearer)
    for other in (flat, dear):
        assert (other.tally.outcomes == as_is.tally.outcomes).all()
    assert flat.spent.pence.sum() < as_is.spent.pence.sum() < dear.spent.pence.sum()


def test_a_reserved_place_is_kept_from_the_panel(made_up: Baseline) -> None:
    """Where nothing happens on the day, only the panel places: it leaves one place free."""
    calm = World(made_up, Assumptions(unplanned_endings_a_year=0, needed_today_share=0))
    reserving = lever("reserve_places", places=8, tier="FOS2").pull(calm)
    [change] = reserving.place_changes
    assert {p.reserved_for_emergencies for p in change.new.values()} == {1}
    without, kept = lived(calm), lived(reserving)

    def last_places_taken(counted: Counted, homes: list[int]) -> int:
        """Count the months in which the last place of one of these homes was taken."""
        capacity = np.array([counted.supply.places[n].capacity for n in homes])
        children = counted.tally.living[:, 2:, homes]  # from the month it begins
        return int(((np.diff(children, axis=1) > 0) & (children[:, 1:] == capacity)).sum())

    before = kept.supply.before  # a home as the lever changes it: the same home as it is today
    assert len(before) == 8
    assert kept.tally.living[:, -1, list(before)].any(), "children live there all the same"
    assert last_places_taken(without, list(before.values())) > 0
    assert last_places_taken(kept, list(before)) == 0


def test_a_home_opens_bed_by_bed_once_it_is_registered(made_up: Baseline) -> None:
    world = lever("open_home", places=3, months_to_register=4, months_to_fill=3).pull(
        World(made_up)
    )
    counted = lived(world)
    assert counted.supply.opens[0, -3:].tolist() == [6, 7, 8]


def test_a_year_before_the_data_is_refused_in_words(made_up: Baseline) -> None:
    with pytest.raises(ValueError, match="in 1995 is not in the data"):
        lever("entries_as_in", year=1995).pull(World(made_up))


def test_entries_go_back_to_a_past_year(made_up: Baseline) -> None:
    history = made_up.history
    assert isinstance(history, EpisodeHistory)
    began = history.spells.began
    in_2024 = (began.astype("datetime64[Y]") == np.datetime64("2024")).sum()
    expected = entries_expected(history, made_up.as_of)
    [change] = lever("entries_as_in", year=2024).pull(World(made_up)).entries_changes
    assert change.times == pytest.approx(in_2024 / expected, rel=0.02)
    assert change.times != pytest.approx(1, abs=0.05), "a year that tells"


def test_a_past_year_begins_on_its_first_day_and_needs_no_day_before_it(
    made_up: Baseline,
) -> None:
    """It once took in the last day of the year before, and was refused where that was not known."""
    history = made_up.history
    assert isinstance(history, EpisodeHistory)
    began = history.spells.began.copy()
    in_2024 = began.astype("datetime64[Y]") == np.datetime64("2024")
    began[np.flatnonzero(history.spells.open_on(date(2023, 12, 31)))[0]] = np.datetime64(
        "2023-12-31"
    )
    known = replace(
        history, complete_from=date(2024, 1, 1), spells=replace(history.spells, began=began)
    )
    world = World(replace(made_up, history=known))
    [change] = lever("entries_as_in", year=2024).pull(world).entries_changes
    expected = entries_expected(known, made_up.as_of)
    assert change.times == pytest.approx(in_2024.sum() / expected, rel=1e-9)


def test_in_the_futures_as_many_come_as_came_in_that_year(made_up: Baseline) -> None:
    history = made_up.history
    assert isinstance(history, EpisodeHistory)
    came = history.entered(date(2021, 1, 1), date(2021, 12, 31), DFE_BANDS).sum()
    world = read_levers([{"lever": "entries_as_in", "from": "2026-11", "year": 2021}])[0].pull(
        World(made_up)
    )
    to_come = stage_of(world, months=36, draws=100, seed=3).setting.to_come
    without = stage_of(World(made_up), months=36, draws=100, seed=3).setting.to_come
    # Whoever leaves within the month they came in is not among those to come.
    stayed_past_a_month = len(without) / 100 / 3 / entries_expected(history, made_up.as_of)
    assert len(to_come) / 100 / 3 == pytest.approx(came * stayed_past_a_month, rel=0.1)


def test_what_is_not_a_strength_is_refused() -> None:
    with pytest.raises(ValueError, match="percent"):
        lever("disruption", percent=-150)
    with pytest.raises((ValueError, ValidationError)):
        lever("recruit_carers", profile="castle", households=1)


def test_the_baseline_stays_as_it_was(made_up: Baseline) -> None:
    before = replace(made_up)
    for name, fields in NOTHING.items():
        if name not in ALWAYS_SOMETHING:
            lever(name, **{**fields, **_strong(name)}).pull(World(made_up))
    assert made_up == before


def _strong(name: str) -> dict[str, Any]:
    strengths: dict[str, dict[str, Any]] = {
        "upskill_carers": {"households": 2},
        "recruit_carers": {"households": 3},
        "open_home": {"places": 2},
        "reserve_places": {"places": 1},
    }
    return strengths.get(name, {})


def test_a_therapeutic_home_is_for_as_few_children_as_its_name_says(made_up: Baseline) -> None:
    with pytest.raises(ValueError, match="for 2 children at most; for more, open more homes"):
        lever("open_home", tier="HOM2", places=3)
    for fields, number, capacity in (
        ({"places": 2, "homes": 3}, 3, 2),
        ({"places": 1, "homes": 3, "months_to_fill": 3}, 3, 1),
    ):
        world = lever("open_home", tier="HOM2", **fields).pull(World(made_up))
        (planned,) = world.planned_places
        assert (planned.number, planned.like.capacity) == (number, capacity)
    assert lever("open_home", tier="HOM1", places=3).places == 3


def test_a_plan_of_therapeutic_homes_is_of_homes_for_one_child(made_up: Baseline) -> None:
    options, _ = options_for(World(made_up), PlanSettings())
    small = next(option for option in options if "home for one child" in option.words)
    bought = small.lever(small.most)
    (planned,) = bought.pull(World(made_up)).planned_places
    assert (planned.number, planned.like.capacity, planned.over_months) == (6, 1, 6)


def test_a_plan_may_look_through_as_many_of_each_as_its_settings_allow(made_up: Baseline) -> None:
    options, _ = options_for(World(made_up), PlanSettings(most_of_each=24))
    for option in options:
        assert option.lever(option.most)


def test_unaccompanied_children_may_come_in_growing_numbers(made_up: Baseline) -> None:
    def come(**fields: Any) -> np.ndarray:
        world = lever("unaccompanied_arrivals", a_year=240, **fields).pull(World(made_up))
        to_come = stage_of(world, months=MONTHS, draws=DRAWS, seed=1).setting.to_come
        extra = to_come.family >= STREAM_APART * EXTRA_STREAM
        return np.bincount(to_come.month[extra], minlength=MONTHS + 1)

    at_once, growing = come(), come(phase_in_months=6)
    first = 2  # from January, of data to November
    assert growing[first] < at_once[first] / 3
    assert growing[first] < growing[first + 2] < growing[first + 4]
    assert (growing[first + 5 :] == at_once[first + 5 :]).all(), "the whole effect by then"
    assert not growing[:first].any()


def test_carers_may_be_trained_over_some_months_and_are_paid_for_as_they_are(
    made_up: Baseline,
) -> None:
    asked = {"households": 4, "from_tier": "FOS2", "cost_each": 900}
    at_once = lever("upskill_carers", **asked).pull(World(made_up))
    in_turn = lever("upskill_carers", phase_in_months=4, **asked).pull(World(made_up))
    [together] = at_once.place_changes
    assert [change.first_month.month for change in in_turn.place_changes] == [1, 2, 3, 4]
    assert {k: v for each in in_turn.place_changes for k, v in each.new.items()} == together.new
    assert [spending.pence_a_month for spending in in_turn.spending] == [90_000] * 4
    assert sum(spending.pence_a_month for spending in at_once.spending) == 4 * 90_000


def test_places_are_kept_free_where_children_are_placed_for_good(made_up: Baseline) -> None:
    """Homes for short breaks come first by their ids: keeping places there once ended the run."""
    homes = [p.id for p in made_up.places if p.in_tier.value == "HOM1" and p.on_island]
    breaks = [p.id for p in made_up.places if p.type is PlaceType.SHORT_BREAK]
    assert breaks
    assert set(breaks) < set(homes)
    reserving = lever("reserve_places", places=len(homes) - len(breaks), tier="HOM1")
    world = reserving.pull(World(made_up))
    [change] = world.place_changes
    assert not set(change.new) & set(breaks)
    stage_of(world, months=2, draws=10, seed=1)


def test_terms_that_leave_nobody_to_take_or_of_a_secure_home_are_refused(
    made_up: Baseline,
) -> None:
    young = next(p for p in made_up.places if p.type is PlaceType.FOSTER and p.oldest < 16)
    with pytest.raises(ValueError, match=r"aged 16 to \d+, which is nobody"):
        lever("vary_terms", place=young.id, youngest=16).pull(World(made_up))
    for kind in (PlaceType.SECURE, PlaceType.SHORT_BREAK):
        home = next(p for p in made_up.places if p.type is kind)
        with pytest.raises(ValueError, match="secure home or one for short breaks"):
            lever("vary_terms", place=home.id, places=8).pull(World(made_up))


def test_sums_that_can_only_be_slips_of_the_pen_are_refused() -> None:
    for name, fields in (
        ("recruit_carers", {"profile": "foster", "households": 1, "weekly_cost": 10**6}),
        ("open_home", {"places": 1, "weekly_cost": 10**6}),
        ("early_help", {"cost_a_year": 10**9}),
        ("early_help", {"cost_a_year": -(10**9)}),
        ("keep_carers", {"percent_fewer": 10, "cost_a_year": 10**9}),
        ("upskill_carers", {"households": 1, "cost_each": 10**7}),
    ):
        with pytest.raises(ValueError, match=r"(less|greater) than or equal"):
            lever(name, **fields)


@pytest.mark.parametrize(
    ("profile", "paid"), [("foster", [0, 1, 2]), ("intensive_foster", [1, 1, 2])]
)
def test_the_weekly_cost_of_recruited_carers_is_what_the_form_says_it_is(
    made_up: Baseline, profile: str, paid: list[int]
) -> None:
    """It was said to be for the household, and is paid for each child."""
    asked = lever("recruit_carers", profile=profile, households=1, places=2, weekly_cost=900)
    counted, _ = futures_of(asked.pull(World(made_up)), Asked(4, 10, 1))
    supply, tally = counted.supply, counted.tally
    home, steps = len(supply.places) - 1, counted.tally.living.shape[1]
    assert supply.places[home].id.startswith("recruited")
    living = np.zeros_like(tally.living)
    opens = np.full_like(supply.opens, steps)
    opens[:, home] = 1
    alone = replace(supply, opens=opens)
    none_else = np.zeros_like(tally.outcomes), np.zeros_like(tally.kin)
    budget = replace(budget_of(World(made_up)), growth=growth_of(World(made_up, growth=NO_GROWTH)))
    budget = replace(budget, prices={})
    for children in range(3):
        living[:, 1:, home] = children
        only = replace(
            tally, living=living, outcomes=none_else[0], kin=none_else[1], supported=0 * living
        )
        spent = spend(budget, alone, only, counted.dates).monthly.sum(axis=2)
        weeks = np.diff([day.toordinal() for day in counted.dates]) / 7
        assert spent[0, 1:] == pytest.approx(90_000 * paid[children] * weeks)
    field = type(asked).model_fields["weekly_cost"]
    assert "a child and week" in str(field.description)
