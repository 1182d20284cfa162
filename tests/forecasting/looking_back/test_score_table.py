"""The scores of a back-test say how far off, how wide, and how sure that is."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import scoringrules

from forecasting.ages import STANDARD_BANDS
from forecasting.backtest import foretold, rows_of, trials
from forecasting.looking_back.back_test_scores import Scored, scored, size_of
from forecasting.looking_back.score_table import coverage_interval, score_table
from forecasting.scores import pit


def tried(history, **asked):
    settings = {
        "origins": None, "horizons": (12, 24), "bands": STANDARD_BANDS, "by_placement": False,
        "models": ("no_change", "entries_and_stays"), "draws": 60, "seed": 1,
    }  # fmt: skip
    return list(trials(history, **{**settings, **asked}))


def a_score(**changed):
    plain = Scored(
        "A", "under 250 children", "0-4", "all", date(2015, 3, 31), 12, "pooled", 1.0, 2.0, 1.0,
        5.0, True, 0.5,
    )  # fmt: skip
    return replace(plain, **changed)


def test_each_number_of_a_back_test_is_scored_as_scoringrules_does(steady_counts):
    trial = tried(steady_counts)[3]
    for number, score in zip(
        foretold(steady_counts, trial, STANDARD_BANDS),
        scored(steady_counts, trial, STANDARD_BANDS, seed=1),
        strict=True,
    ):
        draws, actual = number.draws.astype(float), float(number.actual)
        low, high = np.quantile(draws, (0.1, 0.9))
        assert score.crps == pytest.approx(scoringrules.crps_ensemble(actual, draws))
        assert score.interval_score == pytest.approx(
            scoringrules.interval_score(actual, low, high, 0.2)
        )
        assert score.inside_80 is bool(low <= actual <= high)
        assert score.off_of_last_value == number.last_value - number.actual


def test_the_last_value_is_the_count_on_the_origin(steady_counts):
    trial = tried(steady_counts)[0]
    now = steady_counts.looked_after(trial.origin, STANDARD_BANDS)
    first = list(foretold(steady_counts, trial, STANDARD_BANDS))[:5]
    assert [number.last_value for number in first] == [*now, now.sum()]


def test_the_table_and_the_scores_are_of_the_same_numbers(steady_counts):
    trial = tried(steady_counts)[3]
    rows = rows_of(steady_counts, trial, STANDARD_BANDS)
    offs = [score.off for score in scored(steady_counts, trial, STANDARD_BANDS, seed=1)]
    assert offs == pytest.approx([row["q50"] - row["actual"] for row in rows])


def test_the_place_of_a_truth_among_draws_that_hold_is_even():
    rng = np.random.default_rng(1)
    draws, actual = rng.poisson(4, (400, 4000)), rng.poisson(4, 4000)
    counts = np.histogram(pit(draws, actual, rng), bins=10, range=(0, 1))[0]
    assert counts.min() > 330
    assert counts.max() < 470


def test_the_place_of_a_truth_beyond_all_draws_is_at_the_end():
    rng = np.random.default_rng(1)
    assert pit(np.array([3, 4, 5]), 9.0, rng) == 1
    assert pit(np.array([3, 4, 5]), 1.0, rng) == 0


def test_the_same_seed_places_truths_alike(steady_counts):
    trial = tried(steady_counts)[3]
    first, again, other = (
        [each.pit for each in scored(steady_counts, trial, STANDARD_BANDS, seed=seed)]
        for seed in (1, 1, 2)
    )
    assert first == again != other


def test_a_cell_sums_up_its_figures():
    scores = [a_score(off=-3.0), a_score(origin=date(2016, 3, 31), inside_80=False)]
    last = [replace(each, model="no_change", crps=2.0) for each in scores]
    row = next(row for row in score_table([*scores, *last]) if row.model == "pooled")
    assert (row.n, row.error, row.error_of_last_value, row.bias) == (2, 2.0, 2.0, -1.0)
    assert (row.coverage_80, row.change, row.crps_of_last_value) == (0.5, 0.0, 2.0)


def test_classes_of_size_stand_apart_where_there_are_several_areas():
    big = a_score(area="B", size="over 500 children")
    assert {row.size for row in score_table([a_score()])} == {"all"}
    assert {row.size for row in score_table([a_score(), big])} == {
        "all",
        "under 250 children",
        "over 500 children",
    }
    assert [size_of(n) for n in (249, 250, 499, 500)] == [
        "under 250 children",
        "250 to 500 children",
        "250 to 500 children",
        "over 500 children",
    ]


def test_a_share_is_as_sure_as_its_figures_are_many():
    few = [a_score(origin=date(2010 + n, 3, 31), inside_80=n > 0) for n in range(5)]
    many = [a_score(area=str(n), inside_80=n % 5 > 0) for n in range(500)]
    assert coverage_interval(few)[0] < 0.5
    low, high = coverage_interval(many)
    assert 0.75 < low < 0.8 < high < 0.85


def test_figures_that_are_right_and_wrong_together_count_for_fewer():
    def areas(together):
        return [
            a_score(
                area=str(n), age_band=str(band), inside_80=(n if together else n + band) % 5 > 0
            )
            for n in range(50)
            for band in range(5)
        ]

    (low, high), (alone_low, alone_high) = (coverage_interval(areas(t)) for t in (True, False))
    assert high - low > 1.8 * (alone_high - alone_low)


def test_intervals_of_a_share_hold_as_often_as_they_say():
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(200):
        level = rng.beta(8, 2, size=40)
        scores = [
            a_score(area=str(area), inside_80=bool(rng.random() < level[area]))
            for area in range(40)
            for _ in range(5)
        ]
        low, high = coverage_interval(scores)
        held += low <= 0.8 <= high
    assert held > 0.9 * 200


def test_kinds_of_home_are_scored_where_they_are_known(an_authority):
    (trial, *_) = tried(an_authority, by_placement=True, models=("no_change",))
    scores = list(scored(an_authority, trial, STANDARD_BANDS, seed=1))
    assert {"fostering", "kinship"} <= {each.placement for each in scores}
