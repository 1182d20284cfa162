"""Months of a run: which step a month is, and rates that change from a month on."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.world import RateChange

Flags = NDArray[np.bool_]


def from_month(first_month: date, dates: Sequence[date]) -> Flags:
    """Say for each step whether it ends in or after a month; the data date never does."""
    return np.array([False, *(day.replace(day=1) >= first_month for day in dates[1:])])


def first_step(first_month: date, dates: Sequence[date]) -> int:
    """Give the first step in or after a month; one beyond the last if there is none."""
    return int(np.searchsorted(from_month(first_month, dates), True, side="left"))


def times_by_step(changes: Sequence[RateChange], dates: Sequence[date]) -> NDArray[np.float64]:
    """Give how many times as often something happens in each month."""
    times = np.ones(len(dates))
    for change in changes:
        times[from_month(change.first_month, dates)] *= change.times
    return times
