"""A forecast can be made from Jersey's published figures, with ages assumed or for all at once."""

from datetime import date

import numpy as np
import pytest

from forecasting.ages import JERSEY_BANDS, parse_bands
from forecasting.forecast import forecast
from forecasting.history import CountHistory
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.jersey.age_split_assumption import with_assumed_ages
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


def test_with_assumed_ages_it_starts_from_the_latest_total_band_by_band(jersey):
    history, _ = with_assumed_ages(jersey)
    future = forecast(history, months=12, bands=JERSEY_BANDS, draws=60, seed=1)
    assert future.as_of == LATEST
    assert np.all(future.draws[:, 0] == [5, 6, 10, 27, 13])


def test_without_assumed_ages_the_bands_are_only_known_in_2019(jersey):
    future = forecast(jersey, months=12, bands=JERSEY_BANDS, draws=60, seed=1)
    assert future.as_of == date(2019, 6, 30)


def test_the_total_needs_no_assumed_ages(jersey):
    future = forecast(jersey, months=12, bands=EVERYONE, draws=60, seed=1)
    assert future.as_of == LATEST
    assert np.all(future.totals()[:, 0] == 61)
