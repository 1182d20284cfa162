"""The past days from which a forecast can be tried, and what was known of later ones."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, months_after
from forecasting.asof import known_stock
from forecasting.history import CountHistory, EpisodeHistory, History

HISTORY_BEFORE = 24
"""Months of complete data before the first origin of a history of episodes."""


def default_origins(history: History, bands: Sequence[AgeBand]) -> list[date]:
    """Give every day that has enough history before it; whether a truth follows shows later."""
    if isinstance(history, CountHistory):
        return [
            day
            for day in history.census_days()
            if not np.isnan(history.looked_after(day, bands)).any()
        ]
    first = months_after(history.complete_from, HISTORY_BEFORE)
    day, days = history.known_to, []
    while (day := months_after(day, -12)) >= first or (first - day).days <= 1:
        days.append(day)
    return days[::-1]


def truth(history: History, day: date, bands: Sequence[AgeBand]) -> NDArray[np.float64] | None:
    """Give the children looked after on a day, or nothing where it is not known in full."""
    if isinstance(history, EpisodeHistory):
        if not history.complete_from <= day <= history.known_to:
            return None
        return known_stock(history, day, bands)
    if day not in history.census_days():
        return None
    stock = known_stock(history, day, bands)
    return None if np.isnan(stock).any() else stock
