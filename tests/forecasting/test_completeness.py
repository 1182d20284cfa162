from datetime import date

import numpy as np
import pytest

from forecasting.ages import as_days
from forecasting.completeness import complete_window

NEVER = np.datetime64("NaT", "D")


def returns(first: date, last: date, every: int = 20) -> tuple[np.ndarray, np.ndarray]:
    """Stays of a year, one begun every few days from ten years before; only survivors are there."""
    began = np.arange(as_days(first) - 3650, as_days(last), every)
    ended = began + 365
    kept = ended >= as_days(first)
    return began[kept], np.where(ended > as_days(last), NEVER, ended)[kept]


def test_the_first_end_marks_the_first_year_of_the_returns():
    began, ended = returns(date(2015, 4, 1), date(2020, 3, 31))
    assert complete_window(began, ended, ended) == (date(2015, 4, 1), date(2020, 3, 31))


def test_returns_that_begin_in_another_month_begin_on_its_first_day():
    began, ended = returns(date(2015, 10, 1), date(2020, 3, 31))
    assert complete_window(began, ended, ended)[0] == date(2015, 10, 1)


def test_one_stray_early_end_does_not_open_the_window():
    began, ended = returns(date(2015, 4, 1), date(2020, 3, 31))
    began, ended = (
        np.append(began, as_days(date(2007, 1, 1))),
        np.append(ended, as_days(date(2008, 1, 1))),
    )
    assert complete_window(began, ended, ended)[0] == date(2015, 4, 1)


def test_data_that_stop_in_autumn_are_known_to_their_last_event():
    began, ended = returns(date(2015, 4, 1), date(2019, 10, 20))
    last = max(began.max(), ended[~np.isnat(ended)].max())
    assert as_days(complete_window(began, ended, ended)[1]) == last


def test_a_move_counts_as_an_event():
    began, ended = returns(date(2015, 4, 1), date(2019, 10, 20))
    moves = np.append(ended, as_days(date(2019, 10, 25)))
    assert complete_window(began, ended, moves)[1] == date(2019, 10, 25)


def test_open_stays_alone_are_trusted_from_the_first_entry():
    began = as_days([date(2019, 5, 1), date(2020, 3, 20)])
    ended = np.array([NEVER, NEVER])
    assert complete_window(began, ended, ended)[0] == date(2019, 5, 1)


def test_no_periods_of_care_are_refused():
    nothing = np.empty(0, dtype="datetime64[D]")
    with pytest.raises(ValueError, match="no periods of care"):
        complete_window(nothing, nothing, nothing)
