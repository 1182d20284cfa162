"""The blockage is where households are held up, and a better stage never costs approvals."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scenarios.baseline.baseline import Baseline
from scenarios.baseline.records import ApplicationRecord
from scenarios.homes.supply import supply_of
from scenarios.pipeline.answers.asked import Asked, ask
from scenarios.pipeline.answers.assessors import assessors
from scenarios.pipeline.answers.blockage import blockage, by_month
from scenarios.pipeline.answers.stages_now import stages_now
from scenarios.pipeline.stages import STAGES
from scenarios.world import World

DRAWS = 300


def test_a_better_stage_never_costs_approvals(asked: Asked) -> None:
    rows = blockage(asked).rows
    assert len(rows) == 2 * len(STAGES) + 1
    assert all(float(row["mean"] or 0) >= 0 for row in rows)
    assert float(rows[0]["mean"] or 0) > 0


def test_a_queue_for_assessors_is_seen_as_the_blockage(busy: Asked) -> None:
    free, queued = blockage(busy), blockage(busy, assessors=3, each=6)
    assert queued.rows[0]["stage"] == "stage_2"
    gains = [
        next(
            float(row["mean"] or 0)
            for row in answer.rows
            if (row["stage"], row["change"]) == ("stage_2", "half the days")
        )
        for answer in (free, queued)
    ]
    assert gains[1] > 2 * gains[0], "time at stage 2 matters most where households queue for it"
    one_more = next(row for row in queued.rows if row["change"] == "one more assessor")
    by_number = [row["approvals_a_year_mean"] for row in assessors(busy, now=3, each=6).rows]
    gained = float(by_number[3] or 0) - float(by_number[2] or 0)
    assert one_more["mean"] == pytest.approx(gained, abs=0.1), "the two answers agree"


def test_households_held_up_at_one_stage_are_seen_there(made_up: Baseline) -> None:
    today = made_up.as_of
    enquired, applied, since = (today - timedelta(days=days) for days in (500, 400, 300))
    held_up = tuple(
        ApplicationRecord(f"q{n}", "foster", "stage_2", enquired, applied, since) for n in range(60)
    )
    found = ask(replace(made_up, pipeline=held_up), months=24, draws=100, seed=1)
    rows = {row["stage"]: row for row in stages_now(found).rows}
    assert rows["stage_2"]["over_target"] == 60
    assert sum(int(row["over_target"] or 0) for row in rows.values()) == 60
    usual = {row["stage"]: row["usual_days"] for row in stages_now(ask(made_up)).rows}
    assert int(rows["stage_2"]["usual_days"] or 0) > 2 * int(usual["stage_2"] or 0)


def test_the_months_begin_with_the_records_and_approvals_only_grow(
    asked: Asked, made_up: Baseline
) -> None:
    rows = by_month(asked).rows
    today = {row["stage"]: row["mean"] for row in rows if row["month"] == str(made_up.as_of)}
    for stage in ("enquiry", "visit", "stage_1", "stage_2", "panel"):
        assert today[stage] == sum(a.stage == stage for a in made_up.pipeline), stage
    approved = [float(row["mean"] or 0) for row in rows if row["stage"] == "approved"]
    assert approved == sorted(approved)
    assert approved[0] == 0
    supply = supply_of(World(made_up), months=36, draws=DRAWS, seed=1)
    opened = (supply.opens[:, supply.today :] <= 36).sum(axis=1).mean()
    assert approved[-1] == pytest.approx(opened, abs=0.01), "the same futures as a scenario's"


def test_more_assessors_wait_less_and_approve_no_fewer(busy: Asked) -> None:
    rows = assessors(busy, now=1, each=2).rows
    waits = [float(row["weeks_waiting_mean"] or 0) for row in rows]
    approvals = [float(row["approvals_a_year_mean"] or 0) for row in rows]
    assert waits == sorted(waits, reverse=True)
    assert approvals == sorted(approvals)
    assert waits[0] > waits[-1] > 0
    told = assessors(busy, now=1, each=2).sentences[1]
    assert "One more assessor than 1 would save" in told
    assert "not known" in assessors(busy).sentences[1]


def test_stages_that_chance_alone_tells_apart_share_the_first_place(
    asked: Asked, busy: Asked
) -> None:
    """More of few futures must not change which stage is said to be the blockage."""
    rows = blockage(asked).rows
    more = [row for row in rows if row["change"] == "a fifth more go on"]
    first = [row["stage"] for row in more if row["as_good_as_the_best"]]
    assert more[0]["stage"] in first
    assert len(first) > 1, "with so few households no stage stands out"
    assert "No one of them stands out" in blockage(asked).sentences[1]
    queued = blockage(busy, assessors=3, each=6)
    days = [row for row in queued.rows if row["change"] == "half the days"]
    assert [row["stage"] for row in days if row["as_good_as_the_best"]] == ["stage_2"]
    assert "Most would be gained if half the days were enough for stage 2" in queued.sentences[2]


def test_a_difference_that_does_not_matter_puts_no_stage_first(made_up: Baseline) -> None:
    """One approval in twenty years is no difference, however many futures can tell it."""
    for draws in (100, 300, 600):
        rows = blockage(ask(made_up, draws=draws)).rows
        more = [row for row in rows if row["change"] == "a fifth more go on"]
        near = [r for r in more if float(more[0]["mean"] or 0) - float(r["mean"] or 0) < 0.04]
        assert all(row["as_good_as_the_best"] for row in near)
        assert len(near) > 1


def test_one_more_assessor_with_nobody_waiting_changes_next_to_nothing(asked: Asked) -> None:
    assert "next to nothing" in assessors(asked, now=4).sentences[1]
