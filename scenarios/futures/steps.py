"""Months of a run: which step a month is, and rates that change for some of them."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.world import RateChange

Flags = NDArray[np.bool_]


def from_month(first_month: date, dates: Sequence[date]) -> Flags:
    """Say for each step whether it ends in or after a month; the data date never does."""
    return np.array([False, *(day.replace(day=1) >= first_month for day in dates[1:])])


def in_months(first_month: date, last_month: date | None, dates: Sequence[date]) -> Flags:
    """Say for each step whether it ends in these months, both included; open where none is last."""
    begun = from_month(first_month, dates)
    if last_month is None:
        return begun
    going_on: Flags = np.array([day.replace(day=1) <= last_month for day in dates])
    return begun & going_on


def first_step(first_month: date, dates: Sequence[date]) -> int:
    """Give the first step in or after a month; one beyond the last if there is none."""
    return int(np.searchsorted(from_month(first_month, dates), True, side="left"))


def times_by_step(changes: Sequence[RateChange], dates: Sequence[date]) -> NDArray[np.float64]:
    """Give how many times as often something happens in each month."""
    times = np.ones(len(dates))
    for change in changes:
        times[in_months(change.first_month, change.last_month, dates)] *= change.times
    return times
