"""Ages, bands of ages, and the months and birthdays that move children between them."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
Whole = NDArray[np.int64]

ADULT = 18
"""The birthday on which being looked after ends."""


@dataclass(frozen=True, slots=True, order=True)
class AgeBand:
    """Ages from lowest to highest, both included."""

    lowest: int
    highest: int

    def __post_init__(self) -> None:
        if not 0 <= self.lowest <= self.highest:
            raise ValueError(
                f"An age band must rise from 0 or more: {self.lowest} to {self.highest}."
            )

    @property
    def label(self) -> str:
        """The band as people write it: "0", "1-4", "16-17"."""
        if self.lowest == self.highest:
            return str(self.lowest)
        return f"{self.lowest}-{self.highest}"

    def holds(self, age: int) -> bool:
        """Whether a child of this age is in the band."""
        return self.lowest <= age <= self.highest


def parse_band(text: str) -> AgeBand:
    """One band from "0", "1-4" or "16-17"."""
    found = re.fullmatch(r"\s*(\d{1,2})\s*(?:[-–]\s*(\d{1,2})\s*)?", text)
    if found is None:
        raise ValueError(f'"{text}" is not an age band. Write bands like 0-4 or 17.')
    lowest = int(found[1])
    highest = int(found[2]) if found[2] else lowest
    if lowest > highest:
        raise ValueError(f'The age band "{text.strip()}" runs backwards.')
    if highest >= ADULT:
        raise ValueError(
            f'The age band "{text.strip()}" goes past 17. Being looked after ends at 18.'
        )
    return AgeBand(lowest, highest)


def parse_bands(text: str) -> tuple[AgeBand, ...]:
    """Bands from a list such as "0-4,5-9,10-15,16-17"; ascending and not overlapping."""
    bands = tuple(parse_band(part) for part in text.split(","))
    for earlier, later in pairwise(bands):
        if later.lowest <= earlier.highest:
            raise ValueError(
                f"The age bands {earlier.label} and {later.label} overlap or are out of order. "
                "List them from the youngest to the oldest."
            )
    return bands


STANDARD_BANDS = parse_bands("0-4,5-9,10-15,16-17")
DFE_BANDS = parse_bands("0,1-4,5-9,10-15,16-17")
JERSEY_BANDS = parse_bands("0-1,2-5,6-10,11-15,16-17")


def age_on(born: date, day: date) -> int:
    """Whole years lived on a day; a child born on 29 February turns on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def eighteenth_birthday(born: date) -> date:
    """Give the day on which being looked after ends."""
    if (born.month, born.day) == (2, 29) and not _leap(born.year + ADULT):
        return date(born.year + ADULT, 3, 1)
    return born.replace(year=born.year + ADULT)


def months_after(day: date, months: int) -> date:
    """Give the same day of another month; the last day of a month goes to the last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if day.day == monthrange(day.year, day.month)[1]:
        return date(year, month + 1, last)
    return date(year, month + 1, min(day.day, last))


def month_ends(day: date, months: int) -> tuple[date, ...]:
    """Give the day itself, and the day 1, 2, ... months after it."""
    return tuple(months_after(day, step) for step in range(months + 1))


def as_days(days: Sequence[date] | date) -> Days:
    """Dates as numpy days."""
    return np.asarray(days, dtype="datetime64[D]")


def as_date(day: np.datetime64) -> date:
    """Give a numpy day as a date."""
    found: date = day.astype("datetime64[D]").item()
    return found


def ages_on(born: Days, day: date | Days) -> Whole:
    """`age_on` for many children at once; the day may differ from child to child."""
    difference = _year_month_day(as_days(day) if isinstance(day, date) else day)
    result: Whole = (difference - _year_month_day(born)) // 10_000
    return result


def birthdays(born: Days, years: int) -> Days:
    """Give the days on which children born on these days reach an age."""
    month = born.astype("datetime64[M]")
    into_month = born - month.astype("datetime64[D]")
    result: Days = (month + np.timedelta64(12 * years, "M")).astype("datetime64[D]") + into_month
    return result


def birthday_steps(born: Days, years: int, ends: Days) -> Whole:
    """Give the place in a rising list of days of the first on or after each child's birthday.

    Every day of birth in question is looked up once, however many children there are.
    """
    if born.size == 0:
        return np.zeros(born.shape, dtype=np.int64)
    first = born.min()
    every = np.arange(first, born.max() + np.timedelta64(1, "D"))
    steps = np.searchsorted(ends, birthdays(every, years)).astype(np.int64)
    result: Whole = steps[(born - first).view(np.int64)]
    return result


def band_of_age(bands: Sequence[AgeBand]) -> Whole:
    """For each age 0 to 17, the place of its band in the list, or the number of bands for none."""
    found = np.full(ADULT, len(bands), dtype=np.int64)
    for place, band in enumerate(bands):
        found[band.lowest : band.highest + 1] = place
    return found


def _leap(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def _year_month_day(days: Days) -> Whole:
    """Days as the whole number 20261120, whose differences give ages."""
    years = days.astype("datetime64[Y]")
    months = days.astype("datetime64[M]")
    year = years.astype(np.int64) + 1970
    month = (months - years.astype("datetime64[M]")).astype(np.int64) + 1
    day = (days - months.astype("datetime64[D]")).astype(np.int64) + 1
    result: Whole = year * 10_000 + month * 100 + day
    return result
