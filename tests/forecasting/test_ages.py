from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forecasting.ages import (
    AgeBand,
    age_on,
    ages_on,
    as_date,
    as_days,
    birthday_steps,
    birthdays,
    eighteenth_birthday,
    month_ends,
    months_after,
    parse_bands,
)

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def test_a_child_born_on_29_february_turns_on_1_march_in_other_years():
    born = date(2008, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18
    assert eighteenth_birthday(born) == date(2026, 3, 1)
    assert age_on(born, date(2024, 2, 29)) == 16


@given(born=DAYS, day=DAYS)
def test_ages_worked_out_together_are_those_worked_out_alone(born, day):
    assert ages_on(as_days([born]), day)[0] == age_on(born, day)


@given(born=DAYS)
def test_a_birthday_is_the_first_day_of_the_new_age(born):
    birthday = eighteenth_birthday(born)
    assert as_date(birthdays(as_days([born]), 18)[0]) == birthday
    assert age_on(born, birthday) == 18
    assert age_on(born, as_date(as_days(birthday) - 1)) == 17


@given(born=st.lists(DAYS, min_size=1, max_size=20))
def test_the_step_of_a_birthday_is_the_first_month_end_on_or_after_it(born):
    ends = as_days(month_ends(date(2020, 1, 31), 24))
    expected = np.searchsorted(ends, birthdays(as_days(born), 16))
    assert (birthday_steps(as_days(born), 16, ends) == expected).all()


def test_the_last_day_of_a_month_goes_to_the_last_day():
    assert months_after(date(2023, 2, 28), 1) == date(2023, 3, 31)
    assert months_after(date(2023, 1, 30), 1) == date(2023, 2, 28)
    assert months_after(date(2023, 3, 31), 12) == date(2024, 3, 31)
    assert months_after(date(2024, 3, 31), -1) == date(2024, 2, 29)


def test_bands_are_read_from_a_list():
    assert [band.label for band in parse_bands("0, 1-4,5-9")] == ["0", "1-4", "5-9"]
    assert parse_bands("16-17") == (AgeBand(16, 17),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("0-4,4-9", "overlap"),
        ("5-9,0-4", "out of order"),
        ("16-18", "past 17"),
        ("9-5", "backwards"),
        ("babies", "not an age band"),
        ("", "not an age band"),
    ],
)
def test_bands_that_make_no_sense_are_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        parse_bands(text)
