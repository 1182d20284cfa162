"""A forecast can be made from Jersey's published figures, with ages assumed or for all at once."""

from datetime import date

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS, parse_bands
from forecasting.backtest import backtest
from forecasting.forecast import forecast
from forecasting.history import CountHistory
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.jersey.published_files import write_jersey
from scenarios.baseline.read import read

LATEST = date(2023, 12, 31)
EVERYONE = parse_bands("0-17")


@pytest.fixture(scope="module")
def jersey(tmp_path_factory) -> CountHistory:
    folder = tmp_path_factory.mktemp("jersey")
    write_jersey(folder)
    (history,) = histories(read([folder]).records)
    assert isinstance(history, CountHistory)
    return history


def test_it_starts_from_the_latest_total_with_assumed_ages_and_says_so(jersey):
    future = forecast(jersey, months=12, bands=JERSEY_BANDS, draws=60, seed=1)
    assert future.as_of == LATEST
    assert np.all(future.draws[:, 0] == [5, 6, 10, 27, 13])
    assert "Assumed, not published" in future.notes[0]


def test_an_earlier_day_is_taken_as_it_was_published(jersey):
    future = forecast(
        jersey, as_of=date(2022, 12, 31), months=12, bands=JERSEY_BANDS, draws=60, seed=1
    )
    assert future.as_of == date(2019, 6, 30)


def test_no_forecast_is_scored_against_assumed_ages(jersey):
    rows = backtest(jersey, horizons=(12,), bands=JERSEY_BANDS, draws=60, seed=1)
    assert all(row["target"] != LATEST.isoformat() for row in rows)


def test_the_total_needs_no_assumed_ages(jersey):
    future = forecast(jersey, months=12, bands=EVERYONE, draws=60, seed=1)
    assert future.as_of == LATEST
    assert np.all(future.totals()[:, 0] == 61)
