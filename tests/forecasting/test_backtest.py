from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from forecasting.backtest import backtest
from forecasting.forecast import forecast
from forecasting.history import Count, Measure, Status
from forecasting.models import MODELS

COLUMNS = [
    "area", "age_band", "placement", "origin", "horizon_months", "target", "model",
    "mean", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "actual", "note",
]  # fmt: skip


def test_rows_have_the_columns_that_others_rely_on(steady_counts):
    rows = backtest(steady_counts, draws=50)
    assert [*rows[0]] == COLUMNS


def test_every_census_day_is_an_origin_while_a_truth_follows(steady_counts):
    rows = backtest(steady_counts, draws=50)
    origins = {row["origin"] for row in rows}
    assert origins == {f"{year}-03-31" for year in range(2012, 2019)}
    assert {row["horizon_months"] for row in rows if row["origin"] == "2018-03-31"} == {12}


def test_episodes_are_tested_on_every_31_march_with_enough_before_it(an_authority):
    rows = backtest(an_authority, draws=50)
    assert sorted({str(row["origin"]) for row in rows})[0] == "2016-03-31"
    assert sorted({str(row["origin"]) for row in rows})[-1] == "2021-03-31"


def test_a_truth_that_is_not_published_is_left_out(counts_of):
    years = dict.fromkeys((2015, 2016, 2018), (5, 10, 20, 40, 25)) | {2017: (None, 10, 20, 40, 25)}
    rows = backtest(counts_of(years, years), draws=20)
    assert {row["target"] for row in rows} == {"2016-03-31", "2018-03-31"}
    assert {row["origin"] for row in rows} == {"2015-03-31", "2016-03-31"}


def test_a_back_test_is_the_forecast_made_on_that_day(an_authority):
    rows = backtest(an_authority, origins=[date(2019, 3, 31)], horizons=(12,), draws=80)
    made = forecast(
        an_authority, as_of=date(2019, 3, 31), months=12, draws=80, model="entries_and_stays"
    )
    band = next(r for r in rows if r["model"] == "entries_and_stays" and r["age_band"] == "10-15")
    assert band["mean"] == pytest.approx(made.draws[:, 12, 2].mean(), abs=0.001)


def test_nothing_after_the_origin_is_seen(steady_counts):
    origin = date(2015, 3, 31)
    tripled = replace(
        steady_counts,
        counts=tuple(
            replace(c, children=3 * (c.children or 0)) if c.day > origin else c
            for c in steady_counts.counts
        ),
    )
    first, second = (
        backtest(history, origins=[origin], draws=60) for history in (steady_counts, tripled)
    )
    for one, other in zip(first, second, strict=True):
        assert {**one, "actual": 0} == {**other, "actual": 0}
        assert 3 * one["actual"] == other["actual"]


def test_all_is_the_sum_of_the_bands_on_both_sides(steady_counts):
    rows = backtest(steady_counts, origins=[date(2015, 3, 31)], horizons=(12,), draws=60)
    for model in ("no_change", "entries_and_stays"):
        of_model = [row for row in rows if row["model"] == model]
        bands = [row for row in of_model if row["age_band"] != "all"]
        total = next(row for row in of_model if row["age_band"] == "all")
        assert sum(row["actual"] for row in bands) == total["actual"]
        assert sum(row["mean"] for row in bands) == pytest.approx(total["mean"], abs=0.00001)


def test_placements_are_tested_where_they_are_known(an_authority):
    rows = backtest(
        an_authority, origins=[date(2019, 3, 31)], horizons=(12,), draws=40, by_placement=True
    )
    lived = {r["placement"]: r["actual"] for r in rows if r["model"] == "no_change"}
    assert sum(n for place, n in lived.items() if place != "all") == lived["all"]


def test_a_model_that_cannot_be_fitted_falls_back_and_says_so(counts_of):
    figures = dict.fromkeys(range(2015, 2018), (5, 10, 20, 40))
    bands = counts_of({2015: (5, 10, 20, 40, 1)}).finest(Measure.LOOKED_AFTER, date(2015, 3, 31))
    young = tuple(band for band, _ in bands)[:4]
    rows = backtest(counts_of(figures, bands=young), bands=young, draws=20)
    fallen = [row for row in rows if row["model"] == "entries_and_stays"]
    assert fallen
    assert all("last value used instead" in str(row["note"]) for row in fallen)
    assert all(row["note"] == "" for row in rows if row["model"] == "no_change")


def test_an_origin_without_figures_is_refused(steady_counts, an_authority):
    with pytest.raises(ValueError, match="Choose a census day"):
        backtest(steady_counts, origins=[date(2015, 6, 30)])
    with pytest.raises(ValueError, match="complete only from"):
        backtest(an_authority, origins=[date(2001, 3, 31)])


def test_the_intervals_of_the_last_value_hold_on_numbers_that_wander(counts_of):
    rng = np.random.default_rng(4)
    inside = []
    for area in range(25):
        steps = rng.normal(0, np.sqrt(1.6 * 60), size=(9, 5)).cumsum(axis=0)
        stock = {
            2010 + i: tuple(int(n) for n in np.maximum(60 + row, 0)) for i, row in enumerate(steps)
        }
        rows = backtest(
            counts_of(stock, area=f"A{area}"), models=["no_change"], draws=200, horizons=(12, 24)
        )
        inside += [row["q10"] <= row["actual"] <= row["q90"] for row in rows]
    assert 0.74 < np.mean(inside) < 0.95


def test_auto_tests_every_model(steady_counts):
    rows = backtest(steady_counts, origins=[date(2015, 3, 31)], models=["auto"], draws=20)
    assert {row["model"] for row in rows} == {model.name for model in MODELS}


def test_a_total_is_not_mixed_into_the_bands(steady_counts):
    total = Count("X1", "Counted", date(2015, 3, 31), Measure.LOOKED_AFTER, None, 999, Status.OK)
    both = replace(steady_counts, counts=(*steady_counts.counts, total))
    asked = {"origins": [date(2015, 3, 31)], "horizons": (12,), "draws": 30}
    assert backtest(both, **asked) == backtest(steady_counts, **asked)
