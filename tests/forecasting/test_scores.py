import numpy as np
import pytest
import scoringrules

from forecasting.scores import absolute_error, coverage, crps_from_draws, interval_score


def test_the_ranked_probability_score_is_that_of_scoringrules():
    rng = np.random.default_rng(1)
    draws, actual = rng.poisson(20, size=(500, 7)), rng.poisson(22, size=7).astype(float)
    expected = scoringrules.crps_ensemble(actual, draws.astype(float), m_axis=0)
    assert crps_from_draws(draws, actual) == pytest.approx(expected)


def test_the_interval_score_is_that_of_scoringrules():
    lower, upper, actual = np.array([10.0, 5, 8]), np.array([20.0, 9, 12]), np.array([15.0, 11, 3])
    expected = scoringrules.interval_score(actual, lower, upper, 0.2)
    assert interval_score(lower, upper, actual) == pytest.approx(expected)


def test_a_forecast_without_spread_scores_its_distance():
    assert crps_from_draws(np.full(50, 7), 10.0) == pytest.approx(3)


def test_coverage_counts_both_ends():
    assert coverage(np.array([1.0, 1, 1]), np.array([3.0, 3, 3]), np.array([1.0, 3, 4])) == 2 / 3


def test_absolute_error_is_the_mean_distance():
    assert absolute_error(np.array([1.0, 5]), np.array([3.0, 4])) == 1.5
