"""Days, numbers and homes as a reader says them: the words all answers share."""

from scenarios.words import (
    MONTHS,
    OUTCOMES,
    ages,
    between,
    count_today,
    day_of,
    full_day,
    month_and_year,
    one_decimal,
    per_cent,
    short_month,
    whole,
)

__all__ = [
    "MONTHS",
    "OUTCOMES",
    "ages",
    "between",
    "count_today",
    "day_of",
    "full_day",
    "month_and_year",
    "one_decimal",
    "per_cent",
    "short_month",
    "whole",
]
