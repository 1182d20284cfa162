"""The futures hold their promises: children are conserved, the settled stay, levers are honest."""

import numpy as np
import pytest

from forecasting.forecast import forecast
from matching.children import ChildStatus
from scenarios.baseline.baseline import Baseline
from scenarios.levers import ChangeEntries, OpenHome, RecruitCarers
from scenarios.outcomes import Outcome
from scenarios.people import ChildrenToCome
from scenarios.run import futures_of, run_scenario
from scenarios.scenario import Scenario
from scenarios.stage import bands_of, stage_of
from scenarios.tables.counted import Counted
from scenarios.world import World

DRAWS, MONTHS = 20, 12


@pytest.fixture(scope="module")
def as_things_are(made_up: Baseline) -> Counted:
    return futures_of(World(made_up), MONTHS, DRAWS, 1, None)[0]


def test_every_child_is_in_exactly_one_outcome_every_month(as_things_are: Counted) -> None:
    children = as_things_are.children.sum(axis=(2, 3))
    assert (as_things_are.tally.outcomes.sum(axis=2) == children).all()


def test_without_levers_the_children_are_those_of_the_forecast(
    made_up: Baseline, as_things_are: Counted
) -> None:
    assert made_up.history is not None
    same = forecast(
        made_up.history,
        as_of=made_up.as_of,
        months=MONTHS,
        bands=bands_of(made_up),
        model="entries_and_stays",
        draws=DRAWS,
        seed=1,
    )
    assert (as_things_are.children.sum(axis=3) == same.draws).all()


def test_the_first_day_is_as_the_records_have_it(made_up: Baseline, as_things_are: Counted) -> None:
    waiting = sum(child.status is ChildStatus.WAITING for child in made_up.children)
    today = as_things_are.tally.outcomes[:, 0]
    assert (today[:, list(Outcome).index(Outcome.WAITING)] == waiting).all()
    assert (today[:, list(Outcome).index(Outcome.ELSEWHERE)] == len(made_up.elsewhere)).all()
    on = {place.id: place.on_island for place in made_up.places}
    away = sum(
        child.status is not ChildStatus.WAITING and not on[child.current_place or ""]
        for child in made_up.children
    )
    assert (today[:, list(Outcome).index(Outcome.OFF_ISLAND)] == away).all()


def test_who_is_short_sought_a_home_and_is_waiting_or_off_the_island(
    as_things_are: Counted,
) -> None:
    order = list(Outcome)
    without = (
        as_things_are.tally.outcomes[:, :, order.index(Outcome.WAITING)]
        + as_things_are.tally.outcomes[:, :, order.index(Outcome.OFF_ISLAND)]
    )
    assert (as_things_are.tally.short.sum(axis=2) <= without).all()
    assert as_things_are.tally.short_by.sum() == as_things_are.tally.short[:, 1:].sum()


def test_the_same_seed_gives_the_same_answer(made_up: Baseline) -> None:
    scenario = Scenario(name="Again", months=6, draws=10, seed=7)
    assert run_scenario(scenario, made_up).to_json() == run_scenario(scenario, made_up).to_json()


@pytest.mark.parametrize(
    "lever",
    [
        RecruitCarers.model_validate(
            {"from": "2027-03", "profile": "intensive_foster", "households": 0}
        ),
        OpenHome.model_validate({"from": "2027-03", "places": 0}),
        ChangeEntries.model_validate({"from": "2027-03", "percent": 0}),
    ],
    ids=lambda lever: lever.lever,
)
def test_a_lever_of_no_strength_changes_nothing(made_up: Baseline, lever: RecruitCarers) -> None:
    before = run_scenario(Scenario(name="Before", months=8, draws=10), made_up)
    after = run_scenario(Scenario(name="After", months=8, draws=10, levers=(lever,)), made_up)
    assert before.tables == after.tables


def test_ten_intensive_households_leave_fewer_children_without_a_home(
    made_up: Baseline, as_things_are: Counted
) -> None:
    recruit = RecruitCarers.model_validate(
        {"from": "2026-12", "profile": "intensive_foster", "households": 10, "over_months": 1}
    )
    with_them = futures_of(recruit.pull(World(made_up)), MONTHS, DRAWS, 1, None)[0]
    assert (with_them.children == as_things_are.children).all(), "the same children come"
    fewer = as_things_are.tally.short.sum(axis=(1, 2)) - with_them.tally.short.sum(axis=(1, 2))
    assert fewer.mean() > 2 * fewer.std() / np.sqrt(DRAWS)


def to_come(world: World) -> ChildrenToCome:
    return stage_of(world, months=MONTHS, draws=DRAWS, seed=1).setting.to_come


def test_fewer_entries_leave_out_families_and_bring_no_one_else(made_up: Baseline) -> None:
    lever = ChangeEntries.model_validate({"from": "2026-12", "percent": -50})
    whole, half = to_come(World(made_up)), to_come(lever.pull(World(made_up)))
    all_of = set(zip(whole.draw, whole.month, whole.born.astype(int), strict=True))
    assert set(zip(half.draw, half.month, half.born.astype(int), strict=True)) <= all_of
    assert len(half) / len(whole) == pytest.approx(0.5, abs=0.15)


def test_more_entries_add_to_those_there_were(made_up: Baseline) -> None:
    lever = ChangeEntries.model_validate({"from": "2026-12", "percent": 50})
    whole, more = to_come(World(made_up)), to_come(lever.pull(World(made_up)))
    assert len(more) / len(whole) == pytest.approx(1.5, abs=0.2)


def test_the_baseline_is_untouched_by_a_run_with_levers(made_up: Baseline) -> None:
    before = (made_up.children, made_up.places, made_up.data_hash)
    lever = OpenHome.model_validate({"from": "2027-01", "places": 3})
    run_scenario(Scenario(name="Open", months=4, draws=10, levers=(lever,)), made_up)
    assert (made_up.children, made_up.places, made_up.data_hash) == before


def test_any_number_of_processors_gives_the_same_answer(
    made_up: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenarios.futures.WORTH_SHARING", 1)
    monkeypatch.setattr("scenarios.futures.DRAWS_AT_A_TIME", 4)
    scenario = Scenario(name="Shared", months=3, draws=10)
    alone = run_scenario(scenario, made_up, workers=1)
    assert run_scenario(scenario, made_up, workers=2).to_json() == alone.to_json()
