"""How wide forecasts range: as wide as past errors were, and sensible before there are any."""

import numpy as np
import pytest

from forecasting.episodes.reference_rates import ERROR_VARIANCE_OLDEST, ERROR_VARIANCE_TOTAL
from forecasting.many_areas.panel import BANDS
from forecasting.many_areas.spreads import Errors, spreads_ahead

NONE = Errors(np.empty((0, len(BANDS))), np.empty((0, len(BANDS))), 0)


def made(rate: float, days: int, seed: int = 1) -> Errors:
    """Make errors whose variance is a rate times the level."""
    rng = np.random.default_rng(seed)
    stock = rng.uniform(40, 200, (70 * days, len(BANDS)))
    return Errors(stock, rng.normal(0, np.sqrt(rate * stock)), days)


def test_without_a_past_the_published_variances_are_used():
    spreads = spreads_ahead({1: NONE, 2: NONE, 3: NONE})
    for years in (1, 2, 3):
        youngest, oldest, total = (spreads[years][at] for at in (0, 3, 4))
        assert youngest.variance(100) == pytest.approx(100 * ERROR_VARIANCE_TOTAL[years - 1])
        assert oldest.variance(100) == pytest.approx(100 * ERROR_VARIANCE_OLDEST[years - 1])
        assert total.variance(300) == pytest.approx(600 * ERROR_VARIANCE_TOTAL[years - 1])


def test_the_variance_that_made_the_errors_is_found():
    spread = spreads_ahead({1: made(3.0, 8), 2: NONE, 3: NONE})[1][1]
    expected = (8 * 3.0 + ERROR_VARIANCE_TOTAL[0]) / 9
    assert spread.variance(120) == pytest.approx(120 * expected, rel=0.15)


def test_years_with_few_past_days_lean_on_the_year_that_has_many():
    wide = spreads_ahead({1: made(8.0, 8), 2: NONE, 3: NONE})[3][1]
    tight = spreads_ahead({1: made(0.8, 8), 2: NONE, 3: NONE})[3][1]
    assert wide.variance(100) > 4 * tight.variance(100)
    known = spreads_ahead({1: made(0.8, 8), 2: NONE, 3: made(9.0, 8)})[3][1]
    assert known.variance(100) > 2 * tight.variance(100)


def test_no_level_has_no_spread_at_all():
    for spread in spreads_ahead({1: made(2.0, 3), 2: made(4.0, 2), 3: NONE})[1]:
        assert spread.variance(0) > 0
