"""Levers that end, that grow, and programmes that reach fewer than today: worked out by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from forecasting.ages import month_ends
from forecasting.counts import Count, CountHistory, Measure, Status
from scenarios.baseline.baseline import Baseline
from scenarios.children.routes import Route
from scenarios.children.stays import changed_stays
from scenarios.children.to_come import ChildrenToCome, times_as_many
from scenarios.futures.stage import stage_of
from scenarios.futures.steps import in_months, times_by_step
from scenarios.levers import LEVERS
from scenarios.levers.lasting_lever import LastingLever, PhasedLever
from scenarios.money.prices import Category, category_of
from scenarios.scenario import ScenarioIsWrong, read_levers
from scenarios.world import EntriesChange, RateChange, StaysChange, World

MONTHS, DRAWS = 12, 40
DATES = month_ends(date(2026, 11, 30), MONTHS)


def lever(name: str, **fields: Any) -> Any:
    return read_levers([{"lever": name, "from": "2027-01", **fields}])[0]


def to_come(world: World) -> ChildrenToCome:
    return stage_of(world, months=MONTHS, draws=DRAWS, seed=1).setting.to_come


def test_an_effect_grows_in_equal_steps_until_it_is_whole_and_ends() -> None:
    pulled = lever("disruption", percent=-60, phase_in_months=3, until="2027-06")
    found = [(p.first_month.month, p.last_month and p.last_month.month) for p in pulled.phases()]
    assert found == [(1, 1), (2, 2), (3, 6)]
    assert [round(p.times(0.4), 6) for p in pulled.phases()] == [0.8, 0.6, 0.4]


def test_what_ends_before_it_is_whole_never_is() -> None:
    pulled = lever("disruption", percent=-60, phase_in_months=6, until="2027-02")
    assert [round(phase.times(0.4), 6) for phase in pulled.phases()] == [0.9, 0.8]


def test_a_rate_is_another_in_its_months_and_in_no_others() -> None:
    change = RateChange(date(2027, 2, 1), 3.0, date(2027, 4, 1))
    assert times_by_step([change], DATES)[:7].tolist() == [1, 1, 1, 3, 3, 3, 1]
    assert in_months(date(2026, 11, 1), None, DATES)[0] == np.False_, "the data date is no month"


@pytest.mark.parametrize("kind", [each for each in LEVERS if issubclass(each, LastingLever)])
def test_a_lever_that_ends_before_it_begins_is_refused(kind: type[LastingLever]) -> None:
    name = str(kind.model_fields["lever"].default)
    with pytest.raises(ScenarioIsWrong, match="until: the last month is before the first"):
        lever(name, **_needed(name), until="2026-12")


@pytest.mark.parametrize("kind", [each for each in LEVERS if issubclass(each, PhasedLever)])
def test_a_phase_in_of_one_month_is_at_once(made_up: Baseline, kind: type[PhasedLever]) -> None:
    name = str(kind.model_fields["lever"].default)
    at_once = lever(name, **_needed(name)).pull(World(made_up))
    assert lever(name, **_needed(name), phase_in_months=1).pull(World(made_up)) == at_once
    assert at_once != World(made_up)


def _needed(name: str) -> dict[str, Any]:
    needed: dict[str, dict[str, Any]] = {
        "change_entries": {"percent": -20},
        "entries_as_in": {"year": 2024},
        "vary_terms": {"place": "any"},
        "unaccompanied_arrivals": {"a_year": 6},
        "change_stays": {"percent": -20},
        "disruption": {"percent": -20},
        "keep_carers": {"percent_fewer": 20},
        "change_prices": {"category": "fostering", "percent": 5},
    }
    return needed.get(name, {})


def test_entries_change_in_their_months_only(made_up: Baseline) -> None:
    change = lever("change_entries", percent=-100, until="2027-03")
    none = to_come(change.pull(World(made_up)))
    usual = to_come(World(made_up))
    within = np.isin(usual.month, [2, 3, 4])
    assert within.any()
    assert not np.isin(none.month, [2, 3, 4]).any()
    assert len(none) == (~within).sum()


def test_entries_of_one_way_leave_the_others_as_they_were(made_up: Baseline) -> None:
    fewer = to_come(lever("change_entries", percent=-100, route="kin").pull(World(made_up)))
    usual = to_come(World(made_up))
    from_january = (usual.route == Route.KIN) & (usual.month >= 2)
    assert from_january.any()
    assert not ((fewer.route == Route.KIN) & (fewer.month >= 2)).any()
    assert len(fewer) == (~from_january).sum()


def test_what_another_lever_held_back_comes_once_that_ends() -> None:
    held = EntriesChange(date(2027, 1, 1), 0.5, 0, 17, date(2027, 6, 1))
    more = EntriesChange(date(2027, 1, 1), 3.0, 0, 17)
    assert times_as_many([more]) == 2
    assert times_as_many([held, more]) == 2, "half as many in the spring, three times from July"
    assert times_as_many([EntriesChange(date(2027, 1, 1), 0.5, 0, 17), more]) == 1


def test_stays_go_by_at_another_pace_until_the_last_month() -> None:
    born = np.full(4, np.datetime64("2020-01-01"))
    leaves, came = np.array([4, 8, 11, 8]), np.array([0, 0, 0, 6])
    half = StaysChange(date(2027, 1, 1), 0.5, 0, 17, date(2027, 3, 1))
    found = changed_stays(leaves, came, born, [half], DATES, np.full(4, 0.5))
    # January is step 2, April step 5: three months in which six of a stay go by. Step 4 has 2
    # left at step 2, so leaves at 3; step 8 has 6 left, all gone by at 5; step 11 has 3 left at
    # 5, so leaves at 8. Who comes in May (step 6) is not touched.
    assert found.tolist() == [3, 5, 8, 8]


def test_a_longer_stay_waits_only_while_it_lasts() -> None:
    born, came = np.full(1, np.datetime64("2020-01-01")), np.array([0])
    double = StaysChange(date(2027, 1, 1), 2.0, 0, 17, date(2027, 3, 1))
    found = changed_stays(np.array([8]), came, born, [double], DATES, np.full(1, 0.5))
    # Six months are left at step 2; 1.5 of them go by until step 5, and 4.5 after it.
    assert found.tolist() == [10]


def test_half_an_edge_of_care_programme_brings_more_children(made_up: Baseline) -> None:
    halved = lever("edge_of_care", reach_percent=15, reached_today_percent=30, cost_a_year=-100_000)
    world = halved.pull(World(made_up))
    [change] = world.entries_changes
    assert change.times == pytest.approx((1 - 0.19 * 0.15) / (1 - 0.19 * 0.30))
    assert world.spending[0].pence_a_month == round(-100_000 * 100 / 12)


def test_a_programme_that_goes_on_as_today_changes_nothing(made_up: Baseline) -> None:
    as_today = lever("edge_of_care", reach_percent=30, reached_today_percent=30)
    world = World(made_up)
    assert as_today.pull(world) is world


def test_who_is_all_reached_today_cannot_be_reached_less() -> None:
    with pytest.raises(ScenarioIsWrong, match="nobody would come into care today"):
        lever("early_help", effect_percent=100, reached_today_percent=100)


def test_ages_that_fall_are_refused_in_a_file_too() -> None:
    with pytest.raises(ScenarioIsWrong, match="must not be below the youngest age"):
        lever("change_entries", percent=5, youngest=9, oldest=3)


def test_entries_of_a_published_year_are_held_against_recent_ones(made_up: Baseline) -> None:
    counts = tuple(
        Count("X", "X", date(year, 3, 31), Measure.ENTERED, None, children, Status.OK)
        for year, children in ((2019, 40), (2024, 20), (2025, 24), (2026, 16))
    )
    published = replace(made_up, history=CountHistory("X", "X", counts), as_of=date(2026, 3, 31))
    [change] = lever("entries_as_in", year=2019).pull(World(published)).entries_changes
    assert change.times == pytest.approx(40 / 20), "20 a year in the last three"
    with pytest.raises(ValueError, match="in 2018 is not in the data"):
        lever("entries_as_in", year=2018).pull(World(published))
    old = replace(published, as_of=date(2035, 3, 31))
    with pytest.raises(ValueError, match="Use change_entries"):
        lever("entries_as_in", year=2019).pull(World(old))


@pytest.mark.parametrize(
    ("profile", "category"),
    [("foster", "fostering"), ("intensive_foster", "intensive_fostering")],
)
def test_a_household_costs_what_its_kind_costs_today(
    made_up: Baseline, profile: str, category: str
) -> None:
    world = lever("recruit_carers", profile=profile, households=1).pull(World(made_up))
    [planned] = world.planned_places
    assert planned.like.weekly_cost_pence is None
    assert category_of(planned.like) is Category(category)
