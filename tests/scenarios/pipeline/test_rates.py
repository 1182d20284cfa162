"""Conversion and times that were true of a simulated pipeline are found again from its records."""

from datetime import date, timedelta

import numpy as np
import pytest

from scenarios.baseline.records import ApplicationRecord
from scenarios.pipeline.going_on import still_there
from scenarios.pipeline.journeys import journeys_of, leg_observed
from scenarios.pipeline.rates import fit_rates
from scenarios.pipeline.stages import APPLIES, LEGS, STAGES, Stage

TODAY = date(2026, 6, 30)


def simulated(
    rng: np.random.Generator, enquiries: int, shares: tuple[float, float], days: tuple[float, float]
) -> tuple[ApplicationRecord, ...]:
    """Make the records an authority would hold today of enquiries over five years."""
    found = []
    for number in range(enquiries):
        enquired = TODAY - timedelta(days=int(rng.integers(1, 1825)))
        found.append(_one(f"a{number}", enquired, rng, shares, days))
    return tuple(found)


def _one(
    name: str,
    enquired: date,
    rng: np.random.Generator,
    shares: tuple[float, float],
    days: tuple[float, float],
) -> ApplicationRecord:
    applies, approved = rng.random() < shares[0], rng.random() < shares[1]
    to_apply = timedelta(days=round(rng.gamma(3, days[0] / 3)))
    to_end = timedelta(days=round(rng.gamma(6, (days[1] if approved else days[1] / 2) / 6)))
    applied = enquired + to_apply
    if applied > TODAY:
        return ApplicationRecord(name, "foster", "enquiry", enquired, stage_since=enquired)
    if not applies:
        gone = {"stage_since": applied, "withdrawn_on": applied}
        return ApplicationRecord(name, "foster", "withdrawn", enquired, **gone)
    end = applied + to_end
    if end > TODAY:
        return ApplicationRecord(name, "foster", "stage_1", enquired, applied, applied)
    if approved:
        return ApplicationRecord(name, "foster", "approved", enquired, applied, end, end)
    return ApplicationRecord(name, "foster", "withdrawn", enquired, applied, end, withdrawn_on=end)


def test_the_usual_stages_make_up_what_is_published() -> None:
    rates = fit_rates((), TODAY).sample(4000, np.random.default_rng(1))
    whole = rates.goes_on[:, :APPLIES].prod(axis=1), rates.goes_on[:, APPLIES:].prod(axis=1)
    assert whole[0].mean() == pytest.approx(0.12, abs=0.01)
    assert whole[1].mean() == pytest.approx(0.47, abs=0.02)
    assert np.median(rates.days[:, APPLIES:].sum(axis=1)) == pytest.approx(274, rel=0.05)
    assert rates.enquiries.mean() < 0.1


@pytest.mark.parametrize(("shares", "days"), [((0.3, 0.6), (45, 200)), ((0.08, 0.35), (90, 400))])
def test_what_was_true_is_found_in_many_records(
    shares: tuple[float, float], days: tuple[float, float]
) -> None:
    records = simulated(np.random.default_rng(3), 6000, shares, days)
    rates = fit_rates(records, TODAY).sample(500, np.random.default_rng(1))
    assert rates.goes_on[:, :APPLIES].prod(axis=1).mean() == pytest.approx(shares[0], rel=0.1)
    assert rates.goes_on[:, APPLIES:].prod(axis=1).mean() == pytest.approx(shares[1], rel=0.1)
    assert rates.days[:, :APPLIES].sum(axis=1).mean() == pytest.approx(days[0], rel=0.1)
    assert rates.days[:, APPLIES:].sum(axis=1).mean() == pytest.approx(days[1], rel=0.1)
    assert rates.enquiries.mean() == pytest.approx(100, rel=0.1)


def test_intervals_of_small_pipelines_hold_the_truth_as_often_as_they_say() -> None:
    shares, days = (0.16, 0.45), (60.0, 280.0)
    held = np.zeros((40, 3))
    for trial in range(len(held)):
        records = simulated(np.random.default_rng([9, trial]), 90, shares, days)
        rates = fit_rates(records, TODAY).sample(400, np.random.default_rng(trial))
        true = (
            (rates.goes_on[:, :APPLIES].prod(axis=1), shares[0]),
            (rates.goes_on[:, APPLIES:].prod(axis=1), shares[1]),
            (rates.days[:, APPLIES:].sum(axis=1), days[1]),
        )
        for number, (drawn, truth) in enumerate(true):
            low, high = np.quantile(drawn, (0.1, 0.9))
            held[trial, number] = low <= truth <= high
    assert (held.mean(axis=0) >= 0.65).all(), held.mean(axis=0)


def test_open_ones_are_censored_and_not_counted_as_gone() -> None:
    """Approvals over applications of one year would say a third; half is true."""
    rng, shares = np.random.default_rng(4), (0.3, 0.5)
    records = tuple(
        _one(f"a{n}", TODAY - timedelta(days=int(rng.integers(1, 500))), rng, shares, (60, 270))
        for n in range(4000)
    )
    applied = [r for r in records if r.applied_on]
    naive = sum(r.approved_on is not None for r in applied) / len(applied)
    rates = fit_rates(records, TODAY).sample(500, np.random.default_rng(1))
    found = rates.goes_on[:, APPLIES:].prod(axis=1).mean()
    assert naive < 0.3
    assert found == pytest.approx(0.5, abs=0.06)


def test_what_happens_after_the_day_is_not_seen() -> None:
    early = date(2024, 1, 1)
    records = simulated(np.random.default_rng(5), 300, (0.3, 0.5), (60, 270))
    known = journeys_of(records, early)
    assert 0 < len(known) < 300
    assert all(j.enquired is not None and j.enquired <= early for j in known)
    assert all(j.approved is None or j.approved <= early for j in known)
    later = leg_observed(journeys_of(records, TODAY), LEGS[0].stages[0], Stage.APPLICATION, TODAY)
    before = leg_observed(known, LEGS[0].stages[0], Stage.APPLICATION, early)
    assert len(before.went_on) < len(later.went_on)


def test_an_enquiry_without_word_for_a_year_has_ended_and_an_application_has_not() -> None:
    long_ago = TODAY - timedelta(days=500)
    records = (
        ApplicationRecord("e", "foster", "enquiry", long_ago, stage_since=long_ago),
        ApplicationRecord("a", "foster", "stage_2", long_ago, long_ago, long_ago),
    )
    silent, slow = journeys_of(records, TODAY)
    assert silent.at is None
    assert slow.at == STAGES.index(Stage.STAGE_2)


def test_the_share_still_there_falls_from_one_to_nothing() -> None:
    days = np.array([10.0, 100.0])
    assert still_there(0.0, days, 3) == pytest.approx([1, 1])
    rng = np.random.default_rng(1)
    drawn = rng.gamma(3, 100 / 3, 200_000)
    assert still_there(120.0, days, 3)[1] == pytest.approx((drawn > 120).mean(), abs=0.005)
