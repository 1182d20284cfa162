"""What a recruitment team is told agrees with the records, with itself, and with other futures."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from forecasting.ages import months_after
from scenarios.baseline.baseline import Baseline
from scenarios.baseline.records import ApplicationRecord
from scenarios.households_to_come import RECRUITED
from scenarios.pipeline.answers.asked import Asked, ask
from scenarios.pipeline.answers.assessors import assessors
from scenarios.pipeline.answers.blockage import blockage, by_month
from scenarios.pipeline.answers.enquiries_needed import enquiries_needed
from scenarios.pipeline.answers.every_answer import Wanted, every_answer
from scenarios.pipeline.answers.funnel import cohorts, funnel, why_they_left
from scenarios.pipeline.answers.households_to_come import households_to_come
from scenarios.pipeline.answers.intensive import intensive
from scenarios.pipeline.answers.stages_now import first_child, stages_now, stuck
from scenarios.pipeline.coming import coming_of
from scenarios.pipeline.stages import STAGES
from scenarios.supply import supply_of
from scenarios.world import Campaign, World

DRAWS = 300


@pytest.fixture(scope="module")
def asked(made_up: Baseline) -> Asked:
    return ask(made_up, months=36, draws=DRAWS, seed=1)


@pytest.fixture(scope="module")
def busy(made_up: Baseline) -> Asked:
    """Twenty-four times as many households on their way."""
    many = tuple(
        replace(a, application_id=f"{a.application_id}-{n}")
        for n in range(24)
        for a in made_up.pipeline
    )
    return ask(replace(made_up, pipeline=many), months=24, draws=60, seed=1)


def test_every_household_is_in_the_funnel_once(asked: Asked, made_up: Baseline) -> None:
    first, second = funnel(asked).rows
    for row in (first, second):
        counted = sum(int(row[name] or 0) for name in ("went_on", "left", "still_on_the_way"))
        assert row["began"] == counted
    assert first["began"] == len(made_up.pipeline)
    assert second["began"] == first["went_on"]
    rows = cohorts(asked).rows
    assert sum(int(row["households"] or 0) for row in rows) == len(made_up.pipeline)
    left = sum(a.stage == "withdrawn" for a in made_up.pipeline)
    reasons = why_they_left(asked).rows
    assert left == sum(
        int(r["before_application"] or 0) + int(r["after_application"] or 0) for r in reasons
    )


def test_few_households_are_said_to_be_few_and_give_a_wide_range(asked: Asked, busy: Asked) -> None:
    few, many = funnel(asked).rows[1], funnel(busy).rows[1]
    assert "few households" in str(few["note"])
    assert many["note"] is None
    width = [float(row["q90"] or 0) - float(row["q10"] or 0) for row in (few, many)]
    assert width[0] > 2 * width[1]


def test_who_is_stuck_is_over_the_target_of_their_stage(asked: Asked, made_up: Baseline) -> None:
    waiting = {a.application_id: a for a in made_up.pipeline}
    for row in stuck(asked).rows:
        since = waiting[str(row["application_id"])].stage_since
        assert since is not None
        assert (made_up.as_of - since).days == row["days"] > row["target_days"]  # type: ignore[operator]
    over = sum(int(row["over_target"] or 0) for row in stages_now(asked).rows)
    assert over == len(stuck(asked).rows)


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


def test_the_first_child_is_dated_only_where_it_is_recorded(made_up: Baseline) -> None:
    day = made_up.as_of - timedelta(days=90)
    approved = ApplicationRecord("n1", "foster", "approved", approved_on=day)
    came = replace(approved, application_id="n2", first_child_on=day + timedelta(days=20))
    rows = first_child(ask(replace(made_up, pipeline=(approved, came)), draws=20, months=6)).rows
    assert [(row["days"], row["first_child_on"] is None) for row in rows] == [
        (90, True),
        (20, False),
    ]


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


def test_the_enquiries_a_target_needs_bring_it_as_often_as_said(
    asked: Asked, made_up: Baseline
) -> None:
    by = months_after(made_up.as_of, 30)
    [row] = enquiries_needed(asked, 8, by).rows
    now = float(row["enquiries_a_month_now"] or 0)
    for name, chance in (
        ("enquiries_a_month_now", float(row["chance_at_this_pace"] or 0)),
        ("enquiries_a_month_even", 0.5),
        ("enquiries_a_month_eight_in_ten", 0.8),
    ):
        more = max(0.0, float(row[name] or 0) - now)
        campaign = Campaign(made_up.as_of.replace(day=1), 36, a_month=more)
        world = World(made_up, campaigns=(campaign,) if more else ())
        coming = coming_of(world, asked.dates, DRAWS, seed=2)
        soon = coming.walked.approved <= (by - made_up.as_of).days
        reached = np.bincount(coming.who.draw[soon], minlength=DRAWS) >= 8
        assert reached.mean() == pytest.approx(chance, abs=0.1), name


def test_a_day_too_soon_for_any_enquiry_is_said_to_be(asked: Asked, made_up: Baseline) -> None:
    soon = months_after(made_up.as_of, 2)
    answer = enquiries_needed(asked, 12, soon)
    assert answer.rows[0]["enquiries_a_month_eight_in_ten"] is None
    assert "no number of enquiries" in answer.sentences[0]
    with pytest.raises(ValueError, match="is not between"):
        enquiries_needed(asked, 3, date(2020, 1, 1))


def test_households_begin_with_todays_and_add_up(asked: Asked, made_up: Baseline) -> None:
    rows = households_to_come(asked).rows
    today = [
        p for p in made_up.places if p.type in RECRUITED and p.on_island and not p.named_children
    ]
    assert rows[0]["households_mean"] == len(today)
    assert rows[0]["places_mean"] == sum(p.capacity for p in today)
    for row in rows:
        parts = float(row["of_today_mean"] or 0) + float(row["new_mean"] or 0)
        assert float(row["households_mean"] or 0) == pytest.approx(parts, abs=0.11)
    remain = float(rows[12]["of_today_mean"] or 0) / len(today)
    assert remain == pytest.approx(1 - 0.13, abs=0.03)


def test_gaps_count_children_once_and_homes_are_counted_as_they_are(
    asked: Asked, made_up: Baseline
) -> None:
    found = every_answer(asked, Wanted())
    open_ones = {a.application_id for a in asked.coming.open}
    for row in found["gaps"].rows:
        assert row["application_id"] in open_ones
        assert (
            0
            <= int(row["of_them_no_free_home_now"] or 0)
            <= int(row["could_live_there"] or 0)
            <= int(row["need_a_home"] or 0)
        )
    for tier in found["capacity"].rows:
        assert tier["approved"] == int(tier["available"] or 0) + int(tier["not_available"] or 0)
        assert tier["available"] == int(tier["filled"] or 0) + int(tier["free"] or 0)
    lost = sum(int(row["places"] or 0) for row in found["not_available"].rows)
    assert lost == sum(int(tier["not_available"] or 0) for tier in found["capacity"].rows)
    [large] = found["large_families"].rows
    assert large["homes"] == sum(
        p.capacity >= 3 and p.type in RECRUITED and p.on_island and not p.named_children
        for p in made_up.places
    )
    assert "enquiries_needed" not in found


def test_one_record_of_intensive_fostering_is_not_taken_for_many(asked: Asked) -> None:
    [row] = intensive(asked).rows
    assert (row["enquiries"], row["approved"]) == (1, 0)
    assert "few households" in str(row["note"])
    assert float(row["q90"] or 0) > 2 * float(row["q10"] or 0)


def test_an_authority_without_a_pipeline_is_told_how_to_give_one(made_up: Baseline) -> None:
    with pytest.raises(ValueError, match="sufficiency template pipeline"):
        ask(replace(made_up, pipeline=()))


def test_what_is_not_recorded_is_said_and_not_guessed(asked: Asked) -> None:
    found = every_answer(asked, Wanted())
    assert found["campaigns"].rows == found["looking_back"].rows == ()
    assert "not recorded" in found["campaigns"].sentences[0]
    assert "cannot be said" in found["looking_back"].sentences[0]


def test_campaigns_and_purposes_are_read_where_they_are_recorded(made_up: Baseline) -> None:
    lived_in = [p for p in made_up.places if p.type in RECRUITED and _living_in(made_up, p.id)]
    home, old = lived_in[0], lived_in[1]
    new = ApplicationRecord(
        "n1",
        "foster",
        "approved",
        enquired_on=made_up.as_of - timedelta(days=500),
        applied_on=made_up.as_of - timedelta(days=400),
        approved_on=made_up.as_of - timedelta(days=100),
        campaign="May",
        recruited_for="FOS1",
        became_place=home.id,
    )
    early = made_up.as_of - timedelta(days=1000)
    before = replace(new, application_id="n2", approved_on=early, became_place=old.id)
    pipeline = (*made_up.pipeline, new, before)
    found = every_answer(ask(replace(made_up, pipeline=pipeline), draws=20, months=6), Wanted())
    [row] = found["looking_back"].rows
    assert row["children_now"] == _living_in(made_up, home.id)
    assert 0 <= int(row["of_them_of_that_tier"] or 0) <= int(row["children_now"] or 0)
    rows = {r["campaign"]: r for r in found["campaigns"].rows}
    assert (rows["May"]["enquiries"], rows["May"]["approved"]) == (2, 2)
    assert rows[None]["enquiries"] == len(made_up.pipeline)


def test_days_recorded_of_every_stage_show_which_one_is_narrow(made_up: Baseline) -> None:
    """Of eighty who came to each stage all go on, but from training only one in five does."""
    found = ask(
        replace(made_up, pipeline=tuple(_dated(made_up, n) for n in range(80))),
        months=24,
        draws=100,
    )
    rows = {row["from_to"]: row for row in funnel(found).rows}
    assert rows["through training"]["began"] == 80
    assert rows["through training"]["went_on"] == 16
    shares = {name: float(row["share"] or 0) for name, row in rows.items()}
    narrow = shares.pop("through training")
    through = [share for name, share in shares.items() if name.startswith("through")]
    assert narrow < 0.35
    assert narrow < min(through)


def _dated(made_up: Baseline, number: int) -> ApplicationRecord:
    """Make a household that came through every stage, or left at training."""
    days = [made_up.as_of - timedelta(days=900 - 60 * n) for n in range(8)]
    leaves = number % 5 > 0
    begun = ApplicationRecord(
        f"d{number}",
        "foster",
        "withdrawn" if leaves else "approved",
        enquired_on=days[0],
        visited_on=days[1],
        applied_on=days[2],
        stage_1_on=days[3],
        training_on=days[4],
    )
    if leaves:
        return replace(begun, withdrawn_on=days[5], stage_since=days[5])
    return replace(begun, stage_2_on=days[5], panel_on=days[6], approved_on=days[7])


def _living_in(made_up: Baseline, place: str) -> int:
    return sum(child.lives_here == place for child in made_up.children)
