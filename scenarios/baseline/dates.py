"""Dates as files write them, in one exact format each: never guessed.

Statutory files write dd/mm/yyyy, ours write yyyy-mm-dd. A date in any other form is refused with
the reason, because a guess that is right for most rows turns the others round without a word.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date

_DAY, _MONTH, _YEAR = r"(?P<day>\d\d)", r"(?P<month>\d\d)", r"(?P<year>\d{4})"
_MIDNIGHT = r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
_STATUTORY = re.compile(f"{_DAY}/{_MONTH}/{_YEAR}", re.ASCII)
_ISO = re.compile(f"{_YEAR}-{_MONTH}-{_DAY}", re.ASCII)
_ISO_MAYBE_TIME = re.compile(f"{_YEAR}-{_MONTH}-{_DAY}{_MIDNIGHT}", re.ASCII)
_ISO_IN_WORDS = "yyyy-mm-dd, such as 2019-03-31"
_SLASHES = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})", re.ASCII)
EARLIEST_YEAR = 1900
LATEST_YEAR = 2100


def statutory_date(text: str) -> date:
    """Read dd/mm/yyyy; ValueError says what is wrong with anything else and how to write it."""
    return _read(text, _STATUTORY, "dd/mm/yyyy, such as 31/03/2019")


def iso_date(text: str) -> date:
    """Read yyyy-mm-dd; ValueError says what is wrong with anything else and how to write it."""
    return _read(text, _ISO, _ISO_IN_WORDS)


def iso_date_at_midnight(text: str) -> date:
    """Read yyyy-mm-dd, with or without a time of midnight, as databases write it."""
    return _read(text, _ISO_MAYBE_TIME, _ISO_IN_WORDS)


class DatesRead(dict[str, date | str | None]):
    """Dates already read, since a return repeats the same few thousand days.

    Looked up by its text: the date, None for an empty cell, or a sentence saying what is wrong.
    """

    def __init__(self, reads: Callable[[str], date] = statutory_date) -> None:
        super().__init__({"": None})
        self._reads = reads

    def __missing__(self, text: str) -> date | str:
        """Read a date that was not met before."""
        try:
            found: date | str = self._reads(text)
        except ValueError as wrong:
            found = str(wrong)
        if len(text) <= 10:  # longer texts are faults, and a file of faults must not fill memory
            self[text] = found
        return found


def _read(text: str, form: re.Pattern[str], in_words: str) -> date:
    found = form.fullmatch(text)
    if found is None:
        raise ValueError(_why_not(text, in_words))
    return _date(text, int(found["year"]), int(found["month"]), int(found["day"]))


def _date(text: str, year: int, month: int, day: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f'The year of "{text}" cannot be right. Correct the date.')
    if month > 12 and day <= 12:
        raise ValueError(
            f'"{text}" has no month {month}: the day and the month seem to be the wrong way round, '
            "as in US dates. Others in this file may be turned round without showing it: export "
            "the whole file again with UK dates."
        )
    if not 1 <= month <= 12:
        raise ValueError(f'"{text}" has no month {month}. Correct the date.')
    try:
        return date(year, month, day)
    except ValueError:
        month_name = calendar.month_name[month]
        raise ValueError(f"There is no {day} {month_name} {year}. Correct the date.") from None


def _why_not(text: str, wanted: str) -> str:
    short = text[:30]
    slashes = _SLASHES.fullmatch(text)
    if slashes is not None and len(slashes[3]) == 2:
        return f'"{short}" has a year of two digits. Write all dates as {wanted}.'
    if re.fullmatch(r"\d{5}", text, re.ASCII):
        return (
            f'"{short}" is a spreadsheet\'s number for a day. Format the column as a date and save '
            f"again, so that dates are written as {wanted}."
        )
    if re.match(r".+[ T]\d{1,2}:\d\d", text[:40]):
        return f'"{short}" carries a time of day. Write all dates as {wanted}.'
    return f'"{short}" is not a date written as {wanted}. Write all dates in that form.'
