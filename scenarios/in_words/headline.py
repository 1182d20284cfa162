"""The one sentence a minister reads: how many children, how often a home is missing, for whom."""

import calendar
from datetime import date

import numpy as np

from matching.in_words.how_many import how_many
from matching.needs import Level
from scenarios.tables.counted import Counted


def headline(counted: Counted) -> str:
    """Say it with its range; 8 chances in 10 is the tenth to the ninetieth part of the draws."""
    return f"{_how_many(counted)}; {_how_often(counted)}."


def _how_many(counted: Counted) -> str:
    totals = counted.children[:, -1].sum(axis=(1, 2))
    low, high = (round(float(value)) for value in np.quantile(totals, (0.1, 0.9)))
    last = month_name(counted.dates[-1])
    number = (
        how_many(low, "child", "children") if low == high else f"between {low} and {high} children"
    )
    return f"By {last} {number} will be looked after (8 chances in 10)"


def _how_often(counted: Counted) -> str:
    share = float((counted.tally.short[:, 1:].sum(axis=2) > 0).mean())
    months = round(10 * share)
    if share == 0:
        return "in every month of every future each child finds a suitable home on the island"
    how = {0: "in fewer than 1 month of 20", 10: "in nearly every month"}.get(
        months, f"in {how_many(months, 'month')} of 10"
    )
    return (
        f"{how} at least one child will have no suitable home on the island, {_for_whom(counted)}"
    )


def _for_whom(counted: Counted) -> str:
    short_by = counted.tally.short_by.sum(axis=0)
    band, level = np.unravel_index(int(short_by.argmax()), short_by.shape)
    ages = counted.bands[int(band)]
    whom = f"{ages.lowest} to {ages.highest}" if ages.highest > ages.lowest else f"{ages.lowest}"
    return f"most often at ages {whom} with level {list(Level)[int(level)]} needs"


def month_name(day: date) -> str:
    """Give "November 2029"."""
    return f"{calendar.month_name[day.month]} {day.year}"
