import numpy as np
import pytest
import scoringrules

from forecasting.scores import crps_from_draws, interval_score, wilson


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


@pytest.mark.parametrize(
    ("cases", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_the_published_one(cases, of, low, high):
    """Newcombe (1998), Statistics in Medicine 17, table I, method 3."""
    assert wilson(cases / of, of) == pytest.approx((low, high), abs=1e-4)
