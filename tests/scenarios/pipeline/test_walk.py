"""Households go through the stages in their own time, past assessors and panel dates."""

from datetime import date

import numpy as np
import pytest

from scenarios.pipeline.pathway import Pathway, pathway_of
from scenarios.pipeline.rates import Rates
from scenarios.pipeline.stages import ASSESSED, STAGES, Stage
from scenarios.pipeline.walk import Walkers, walk, walkers
from scenarios.world import PathwayChange

DRAWS, EACH = 40, 30
TODAY = date(2026, 6, 30)
MONTH = date(2026, 7, 1)
AS_IT_IS = Pathway((), ())


def rates(share: float = 0.8, days: float = 40.0) -> Rates:
    shape = (DRAWS, len(STAGES))
    return Rates(np.full(shape, share), np.full(shape, days), np.full(DRAWS, 5.0))


def people(spread: float = 700.0, stage: int = 0) -> Walkers:
    rng = np.random.default_rng(1)
    draw = np.repeat(np.arange(DRAWS), EACH)
    came = rng.random(len(draw)) * spread + 1
    return walkers(draw, np.full(len(draw), stage), came, rng)


def changed(**fields: object) -> Pathway:
    return pathway_of([PathwayChange(MONTH, **fields)], TODAY)  # type: ignore[arg-type]


def test_as_many_arrive_as_the_shares_say_and_in_the_days_they_say() -> None:
    who = people()
    walked = walk(who, rates(), AS_IT_IS)
    arrived = np.isfinite(walked.approved)
    assert arrived.mean() == pytest.approx(0.8 ** len(STAGES), abs=0.03)
    days = (walked.approved - who.came)[arrived]
    assert days.mean() == pytest.approx(40 * len(STAGES), rel=0.05), "the panel's wait is inside"


def test_approvals_fall_on_panel_days() -> None:
    for weeks in (2, 4, 12):
        walked = walk(people(), rates(), changed(panel_every_weeks=weeks))
        days = walked.approved[np.isfinite(walked.approved)]
        assert (days % (7 * weeks) == 0)[days > 7 * 12].all()


def test_rarer_panels_only_make_approvals_later() -> None:
    often, rarely = (walk(people(), rates(), changed(panel_every_weeks=w)) for w in (2, 12))
    assert (np.isfinite(often.approved) == np.isfinite(rarely.approved)).all()
    arrived = np.isfinite(often.approved)
    later = (rarely.approved[arrived] - often.approved[arrived]).mean()
    assert later == pytest.approx((12 - 2) * 7 / 2, rel=0.2)


def test_no_more_are_assessed_at_once_than_assessors_can() -> None:
    who, limit = people(), 3
    walked = walk(who, rates(days=90), changed(assessors=1, assessments_each=limit))
    free = walk(who, rates(days=90), AS_IT_IS)
    for draw in range(DRAWS):
        own = (who.draw == draw) & np.isfinite(walked.began)
        began = walked.began[own]
        ends = began + 90 * who.steps[own, ASSESSED].sum(axis=1) / 2
        busy = [(began <= day).sum() - (ends <= day + 1e-3).sum() for day in began]
        assert max(busy, default=0) <= limit
    came = np.isfinite(free.came[:, ASSESSED])
    assert (walked.began[came] >= free.began[came]).all()
    assert (walked.began[came] > free.began[came]).any()
    assert (walked.approved >= free.approved - 1e-9)[~np.isnan(walked.approved)].all()


def test_one_more_assessor_makes_nobody_later() -> None:
    waits = []
    for assessors in (1, 2, 3):
        pathway = changed(assessors=assessors, assessments_each=2)
        walked = walk(people(), rates(days=90), pathway)
        came = np.isfinite(walked.came[:, ASSESSED])
        waits.append(walked.began[came] - walked.came[came, ASSESSED])
    assert (waits[0] >= waits[1] - 1e-9).all()
    assert (waits[1] >= waits[2] - 1e-9).all()
    assert waits[0].mean() > waits[1].mean() > 0


def test_no_assessor_means_that_nobody_is_assessed_until_one_comes() -> None:
    none = walk(people(), rates(), changed(assessors=0))
    assert not np.isfinite(none.approved[none.came[:, ASSESSED] > 1]).any()
    back = pathway_of(
        [PathwayChange(MONTH, assessors=0), PathwayChange(date(2027, 7, 1), assessors=5)], TODAY
    )
    later = walk(people(), rates(), back)
    began = later.began[np.isfinite(later.began)]
    assert began.min() >= (date(2027, 7, 1) - TODAY).days


def test_those_at_a_stage_wait_for_what_is_left_of_it_only() -> None:
    rng = np.random.default_rng(2)
    draw = np.repeat(np.arange(DRAWS), 500)
    stage = STAGES.index(Stage.STAGE_1)
    drawn = {}
    for so_far in (0.0, 30.0, 120.0):
        who = walkers(draw, np.full(len(draw), stage), np.full(len(draw), -so_far), rng)
        walked = walk(who, rates(share=1.0), AS_IT_IS)
        drawn[so_far] = walked.came[:, stage + 1]
        assert (drawn[so_far] >= 0).all()
    times = rng.gamma(2, 20, 400_000)
    for so_far, left in drawn.items():
        assert left.mean() == pytest.approx((times[times > so_far] - so_far).mean(), rel=0.05)


def test_more_who_go_on_add_households_and_change_nobody_else() -> None:
    who = people()
    plain = walk(who, rates(), AS_IT_IS)
    more = walk(who, rates(), changed(goes_on_times={"visit": 1.2}))
    assert np.isfinite(more.approved).sum() > np.isfinite(plain.approved).sum()
    both = np.isfinite(plain.approved)
    assert (more.approved[both] == plain.approved[both]).all()


def test_a_quicker_stage_makes_nobody_later_and_loses_nobody() -> None:
    who = people()
    plain = walk(who, rates(), AS_IT_IS)
    quick = walk(who, rates(), changed(days_times={"stage_1": 0.5}))
    arrived = np.isfinite(plain.approved)
    assert (arrived == np.isfinite(quick.approved)).all()
    assert (quick.approved[arrived] <= plain.approved[arrived]).all()
    sooner = plain.approved[arrived] - quick.approved[arrived]
    assert sooner.mean() == pytest.approx(20, rel=0.15)


@pytest.mark.parametrize(
    "fields",
    [
        {"days_times": {"stage_1": 0.5}},
        {"goes_on_times": {"visit": 1.2}},
        {"assessors": 1, "assessments_each": 1},
        {"panel_every_weeks": 12},
    ],
)
def test_a_change_that_ends_holds_for_whoever_comes_before_its_end_and_for_nobody_after(
    fields: dict[str, object],
) -> None:
    who = people()
    plain, whole = (walk(who, rates(), each) for each in (AS_IT_IS, changed(**fields)))
    ended = walk(who, rates(), changed(**fields, last_month=date(2027, 9, 1)))
    end = (date(2027, 10, 1) - TODAY).days
    early = np.where(np.isfinite(whole.approved), whole.approved, whole.ended) < end
    assert (ended.approved[early] == whole.approved[early]).all()
    assert (whole.approved[early] != plain.approved[early]).any()
    late = who.came >= end
    assert (ended.approved[late] == plain.approved[late]).all()
    assert (whole.approved[late] != plain.approved[late]).any()


def test_when_hired_assessors_leave_those_there_were_before_go_on() -> None:
    always = PathwayChange(MONTH, assessors=1, assessments_each=2)
    hired = PathwayChange(MONTH, assessors=5, last_month=date(2026, 12, 1))
    pathway = pathway_of([always, hired], TODAY)
    assert pathway.at_once() == [(-np.inf, np.inf), (1.0, 20.0), (185.0, 2.0)]
