"""Forecasts are kept as they were made, and held against what came."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import scoringrules
from scipy.stats import norm

from forecasting.ages import STANDARD_BANDS
from forecasting.forecast import QUANTILES, Forecast, forecast
from forecasting.history import Status
from forecasting.looking_back.checked import check
from forecasting.looking_back.past_forecasts import (
    by_band_and_horizon,
    of_bands,
    sentence,
    together,
)
from forecasting.register import entry_of
from forecasting.scores import crps_from_levels

MADE_ON = date(2019, 5, 1)


def entered(made: Forecast, **changed):
    about = {
        "model_asked": "auto", "known_to": made.as_of, "data_hash": "1", "version": "0.1.0",
        "on": MADE_ON,
    }  # fmt: skip
    return entry_of(made, **{**about, **changed})


@pytest.fixture(scope="module")
def made(an_authority):
    return forecast(
        an_authority.seen_on(date(2019, 3, 31)), months=36, draws=100, model="entries_and_stays"
    )


def test_the_same_forecast_is_the_same_entry_whenever_it_is_made(made):
    assert entered(made).identity == entered(made, on=date(2020, 1, 1)).identity
    assert entered(made).identity == entered(made, model_asked="entries_and_stays").identity


@pytest.mark.parametrize("changed", [{"data_hash": "2"}, {"version": "0.2.0"}])
def test_other_data_or_another_version_make_another_entry(made, changed):
    assert entered(made).identity != entered(made, **changed).identity


def test_another_seed_makes_another_entry(made):
    assert entered(made).identity != entered(replace(made, seed=2)).identity


def test_an_entry_holds_the_table_of_the_forecast(made):
    figures = entered(made).figures
    assert [figure.mean for figure in figures] == [row["mean"] for row in made.rows()]
    assert [figure.level("q90") for figure in figures] == [row["q90"] for row in made.rows()]


def test_nothing_can_be_checked_with_the_data_the_forecast_was_made_from(made, an_authority):
    assert check(entered(made), an_authority.seen_on(date(2019, 3, 31))) == ()


def test_every_quarter_is_checked_against_later_data_as_far_as_they_reach(made, an_authority):
    checked = check(entered(made), an_authority.seen_on(date(2020, 3, 31)))
    assert {each.horizon_months for each in checked} == {3, 6, 9, 12}
    last = next(c for c in checked if (c.age_band, c.horizon_months) == ("10-15", 12))
    before, after = (
        int(an_authority.looked_after(day, STANDARD_BANDS)[2])
        for day in (date(2019, 3, 31), date(2020, 3, 31))
    )
    assert (last.last_value, last.actual) == (before, after)
    assert last.error_of_last_value == abs(after - before)
    low, high = np.quantile(made.draws[:, 12, 2], (0.1, 0.9))
    assert last.inside_80 is bool(low <= after <= high)


def test_the_total_is_checked_against_the_sum_of_the_bands(made, an_authority):
    checked = check(entered(made), an_authority)
    on_a_day = [c for c in checked if c.horizon_months == 24]
    bands = sum(c.actual for c in on_a_day if c.age_band != "all")
    assert [c.actual for c in on_a_day if c.age_band == "all"] == [bands]


def test_kinds_of_home_are_checked_where_they_were_foretold(an_authority):
    seen = an_authority.seen_on(date(2019, 3, 31))
    made = forecast(seen, months=12, draws=40, model="entries_and_stays", by_placement=True)
    checked = check(entered(made), an_authority)
    lived = [c.actual for c in checked if c.placement != "all" and c.horizon_months == 12]
    assert lived == list(an_authority.by_placement(date(2020, 3, 31)))


def test_what_the_data_could_tell_already_is_hindsight(made, an_authority):
    checked = check(entered(made, known_to=date(2020, 3, 31)), an_authority)
    assert {c.ahead for c in checked if c.day <= date(2020, 3, 31)} == {False}
    assert {c.ahead for c in checked if c.day > date(2020, 3, 31)} == {True}


def test_a_census_a_few_days_from_a_months_end_answers_for_it(counts_of, steady_counts):
    made = forecast(steady_counts, months=12, draws=40, model="no_change")
    later = counts_of({2020: (9, 27, 30, 60, 40)})
    moved = replace(later, counts=tuple(replace(c, day=date(2020, 4, 5)) for c in later.counts))
    far = replace(later, counts=tuple(replace(c, day=date(2020, 4, 17)) for c in later.counts))
    assert {c.horizon_months for c in check(entered(made), moved)} == {12}
    assert check(entered(made), far) == ()


def test_where_only_a_total_is_published_only_the_total_is_checked(counts_of, steady_counts):
    made = forecast(steady_counts, months=12, draws=40, model="no_change")
    later = counts_of({2020: (None, 27, 30, 60, 40)})
    total = replace(later.counts[0], band=None, children=170, status=Status.OK)
    checked = check(entered(made), replace(later, counts=(*later.counts, total)))
    assert {c.age_band: c.actual for c in checked}["all"] == 170
    assert "0-4" not in {c.age_band for c in checked}
    assert "10-15" in {c.age_band for c in checked}


def test_the_record_says_how_many_fell_in_the_range_and_how_far_off_they_were(made, an_authority):
    checked = of_bands(check(entered(made), an_authority), ahead=True)
    record = together(checked)
    inside = sum(c.inside_80 for c in checked)
    assert (record.figures, record.inside_80) == (len(checked), inside)
    assert record.error == pytest.approx(np.mean([c.error for c in checked]))
    assert sentence(record).startswith(
        f"Of {len(checked)} figures that can now be checked, {inside} fell in the 80% range; "
        f"error {record.error:.1f} children where the last value has "
    )


def test_the_record_by_band_holds_every_figure_once(made, an_authority):
    checked = check(entered(made), an_authority)
    rows = by_band_and_horizon(checked)
    assert sum(row.record.figures for row in rows) == len(checked)
    assert [row.age_band for row in rows[:5]] == ["0-4", "5-9", "10-15", "16-17", "all"]


def test_a_record_that_does_not_beat_the_last_value_says_so(an_authority):
    carried = forecast(
        an_authority.seen_on(date(2019, 3, 31)), months=12, draws=100, model="no_change"
    )
    record = together(of_bands(check(entered(carried), an_authority), ahead=True))
    worse = replace(record, error=record.error_of_last_value + 1)
    assert sentence(worse).endswith("They did not beat the last value.")
    assert together([]) is None


@pytest.mark.parametrize("actual", [-3.0, -1.0, 0.0, 0.4, 2.0])
def test_the_score_from_stored_levels_is_near_the_exact_one(actual):
    exact = float(scoringrules.crps_normal(actual, 0.0, 1.0))
    assert crps_from_levels(QUANTILES, norm.ppf(QUANTILES), actual) == pytest.approx(
        exact, rel=0.03
    )
