"""The futures hold their promises: children are conserved, the settled stay, levers are honest."""

import numpy as np
import pytest

from forecasting.forecast import forecast
from matching.children import ChildStatus
from scenarios.baseline.baseline import Baseline
from scenarios.children.expected import bands_of
from scenarios.children.to_come import ChildrenToCome
from scenarios.futures.outcomes import Outcome
from scenarios.futures.stage import stage_of
from scenarios.levers import ChangeEntries, ChangePrices, OpenHome, RecruitCarers
from scenarios.run import Asked, futures_of, run_scenario
from scenarios.scenario import Scenario, Target
from scenarios.tables.counted import Counted
from scenarios.world import World

DRAWS, MONTHS = 20, 12


@pytest.fixture(scope="module")
def as_things_are(made_up: Baseline) -> Counted:
    return futures_of(World(made_up), Asked(MONTHS, DRAWS, 1))[0]


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
    first = run_scenario(scenario, made_up)
    assert run_scenario(scenario, made_up).to_json() == first.to_json()
    assert run_scenario(scenario, made_up, seed=8).by_draw != first.by_draw


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
    assert before.by_draw == after.by_draw
    assert all(after.tables[name] == rows for name, rows in before.tables.items() if rows)
    assert all(row["contribution"] == 0 for row in after.tables["levers"])
    assert any(f"{lever.title} changes nothing" in note for note in after.provenance.notes)
    assert not any("changes nothing" in note for note in before.provenance.notes)


def test_ten_intensive_households_leave_fewer_children_without_a_home(
    made_up: Baseline, as_things_are: Counted
) -> None:
    recruit = RecruitCarers.model_validate(
        {"from": "2026-12", "profile": "intensive_foster", "households": 10, "over_months": 1}
    )
    with_them = futures_of(recruit.pull(World(made_up)), Asked(MONTHS, DRAWS, 1))[0]
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
    """One process lives all draws side by side; several, and small blocks, must not show."""
    scenario = Scenario(name="Shared", months=3, draws=10)
    alone = run_scenario(scenario, made_up, workers=1).to_json()
    monkeypatch.setattr("scenarios.futures.live.WORTH_SHARING", 1)
    assert run_scenario(scenario, made_up, workers=2).to_json() == alone
    monkeypatch.setattr("scenarios.futures.live.PEOPLE_AT_A_TIME", 400)
    assert run_scenario(scenario, made_up, workers=3).to_json() == alone


def test_contributions_and_their_interaction_add_up_to_the_whole(made_up: Baseline) -> None:
    levers = (
        RecruitCarers.model_validate({"from": "2026-12", "profile": "foster", "households": 8}),
        ChangeEntries.model_validate({"from": "2026-12", "percent": -30}),
    )
    as_is = run_scenario(Scenario(name="As is", months=8, draws=10), made_up)
    both = run_scenario(Scenario(name="Both", months=8, draws=10, levers=levers), made_up)
    for measure in ("off_island", "cost", "waiting"):
        added = sum(
            float(row["contribution"] or 0)
            for row in both.tables["levers"]
            if row["measure"] == measure
        )
        whole = np.mean(np.array(both.by_draw[measure]["all"], dtype=float)) - np.mean(
            np.array(as_is.by_draw[measure]["all"], dtype=float)
        )
        assert added == pytest.approx(whole, abs=0.01 if measure != "cost" else 1.0)


def test_what_a_lever_adds_is_what_it_changes_alone(made_up: Baseline) -> None:
    """Levers are not held against those named before them: any order gives the same rows."""
    recruit = RecruitCarers.model_validate(
        {"from": "2026-12", "profile": "intensive_foster", "households": 8}
    )
    fewer = ChangeEntries.model_validate({"from": "2026-12", "percent": -30})

    def added(*levers: RecruitCarers | ChangeEntries) -> dict[tuple[object, object], object]:
        scenario = Scenario(name="Added", months=8, draws=10, levers=levers)
        rows = run_scenario(scenario, made_up).tables["levers"]
        return {(row["lever"], row["measure"]): row["contribution"] for row in rows}

    both, turned, alone = added(recruit, fewer), added(fewer, recruit), added(fewer)
    assert turned == both
    of_fewer = [key for key in both if key[0] == "change_entries"]
    assert of_fewer
    assert all(both[key] == alone[key] for key in of_fewer)
    assert both["interaction", "suitable_on_island"] != 0, "together they do something else"


def test_levers_that_change_money_alone_live_no_futures_of_their_own(made_up: Baseline) -> None:
    dearer = ChangePrices.model_validate(
        {"from": "2026-12", "category": "fostering", "percent": 50}
    )
    fewer = ChangeEntries.model_validate({"from": "2026-12", "percent": -30})
    told: list[tuple[int, int]] = []
    scenario = Scenario(name="Dearer", months=6, draws=10, levers=(dearer, fewer))
    result = run_scenario(scenario, made_up, progress=lambda *so_far: told.append(so_far))
    assert told[-1] == (20, 20), "with fewer children or without, and no third time"
    added = {
        row["lever"]: row["contribution"]
        for row in result.tables["levers"]
        if row["measure"] == "cost"
    }
    assert float(added["change_prices"] or 0) > 0
    moved = [r for r in result.tables["levers"] if r["lever"] == "change_prices"]
    assert all(not row["contribution"] for row in moved if row["measure"] != "cost")


def test_targets_say_how_often_they_hold(made_up: Baseline) -> None:
    never = Target(measure="suitable_on_island", at_least=1.0, probability=0.5)
    always = Target(measure="suitable_on_island", at_least=0.0, probability=1.0)
    scenario = Scenario(name="Aims", months=4, draws=10, targets=(never, always))
    first, second = run_scenario(scenario, made_up).tables["targets"]
    assert (first["met"], second["met"], second["probability"]) == ("no", "yes", 1.0)
    assert float(first["q50"] or 0) < 1


def test_the_tables_agree_with_each_other(made_up: Baseline) -> None:
    tables = run_scenario(Scenario(name="Tables", months=6, draws=10), made_up).tables
    for month in {row["month"] for row in tables["outcomes"]}:
        lived = sum(float(r["mean"] or 0) for r in tables["outcomes"] if r["month"] == month)
        everyone = next(
            r
            for r in tables["children"]
            if (r["month"], r["age_band"], r["level"]) == (month, "all", "all")
        )
        assert lived == pytest.approx(float(everyone["mean"] or 0), abs=0.01)
    for row in tables["places"]:
        filled, available, approved = (
            float(row[c] or 0) for c in ("filled", "available", "approved")
        )
        assert filled <= available + 0.001 <= approved + 0.002
    for row in tables["requests"]:
        assert float(row["met_at_once"] or 0) <= float(row["requests"] or 0)
