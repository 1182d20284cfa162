"""Days as people write them, for the sentences that come with a forecast."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def full_day(day: date) -> str:
    """Write 20 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
