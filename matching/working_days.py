"""Days counted as working days: Monday to Friday; bank holidays come on top, and are not known."""

from datetime import date, timedelta

SATURDAY = 5


def working_days_after(day: date, number: int) -> date:
    """Give the day that is so many working days after another."""
    while number > 0:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day
