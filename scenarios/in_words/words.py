"""Days, numbers and homes as a reader says them."""

from datetime import date

from forecasting.said import MONTHS, full_day
from matching.in_words.how_many import how_many

__all__ = [
    "MONTHS",
    "OUTCOMES",
    "ages",
    "as_asked",
    "as_share",
    "begun",
    "between",
    "count_today",
    "day_of",
    "full_day",
    "in_full",
    "in_tenths",
    "in_words",
    "inside",
    "month_and_year",
    "one_decimal",
    "per_cent",
    "short_month",
    "whole",
    "whole_number",
]

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
OUTCOMES = {
    "suitable_on_island": "In a suitable home here",
    "with_support_on_island": "Suitable with extra support",
    "unsuitable_on_island": "In a home that does not suit",
    "off_island": "Off the island",
    "waiting": "Waiting for a home",
    "elsewhere": "Elsewhere",
}


def day_of(text: str) -> date:
    """Read a day, or a month as its first day."""
    return date.fromisoformat(text if len(text) > len("2026-11") else f"{text}-01")


def month_and_year(day: date) -> str:
    """Write November 2029."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """Write Nov 2029."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def whole(value: float) -> str:
    """Write a count without decimals, halves away from the even."""
    return f"{int(value + 0.5):,}"


def whole_number(value: float, one: str, many: str) -> str:
    """Write a count without decimals with what is counted: 1 child was, 2 children were."""
    return how_many(int(value + 0.5), one, many)


def count_today(value: float, *, exact: bool) -> str:
    """Write a count of today; "about" where it differs from future to future."""
    return whole(value) if exact else f"about {whole(value)}"


def one_decimal(value: float) -> str:
    """Write a mean to one decimal."""
    return f"{value:.1f}"


def in_full(value: float) -> str:
    """Write a value as set, to the last figure; years and other short ones without commas."""
    return f"{value:,.12g}" if abs(value) >= 10_000 else f"{value:.12g}"


def per_cent(share: float) -> str:
    """Write a share; never as certain when it is not."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share:.0%}"


def as_asked(share: float) -> str:
    """Write a share that somebody asked for as it was given, to the last figure."""
    return f"{in_full(100 * share)}%"


def as_share(share: float) -> str:
    """Write a share in per cent, with a decimal where there is one."""
    return f"{share:.1%}".replace(".0%", "%")


def between(low: float, high: float) -> str:
    """Write a range, or the one number it has shrunk to."""
    bottom, top = whole(low), whole(high)
    return bottom if bottom == top else f"{bottom} to {top}"


def begun(text: str) -> str:
    """Begin a sentence with a capital letter, and leave names inside it as they are."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Write what begins with a capital letter as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def ages(band: str) -> str:
    """Write an age band as people say it."""
    if band == "all":
        return "All ages"
    lowest, _, highest = band.partition("-")
    if not highest:
        return "Under 1" if lowest == "0" else f"Age {lowest}"
    return f"Under {int(highest) + 1}" if lowest == "0" else f"Ages {lowest} to {highest}"


def in_words(number: int) -> str:
    """Write a small number as a word."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def in_tenths(share: float) -> str:
    """Write a share of futures as so many of ten; only what is in all of them is in every one."""
    tenths = round(10 * share) if share == 1 else min(round(10 * share), 9)
    if not tenths:
        return "fewer than one future of ten" if share else "no future"
    if share == 1:
        return "every future"
    return "one future of ten" if tenths == 1 else f"{in_words(tenths)} futures of ten"
