"""Months of the year in which more children come, believed only where the past shows them."""

from datetime import date
from math import lgamma

import numpy as np

from forecasting.ages import Days, as_days, month_ends
from forecasting.episodes.reference_rates import Rates

STRENGTH = 120.0
"""Children with which months alike hold back the shares seen."""
EARNED = 3.0
"""How much likelier (log) the past must be with a season than without for one to be believed."""


def fit_season(began: Days, days: Days, dispersion: float) -> Rates:
    """Give each calendar month's multiple of entries; all one where no season shows.

    `days` are all days looked at; `dispersion` is the variance over the mean of entries by chance,
    which makes so many children tell no more than fewer would.
    """
    usual = np.bincount(_month(days), minlength=12).astype(np.float64)
    if (usual == 0).any():
        return np.ones(12)
    usual /= usual.sum()
    seen = np.bincount(_month(began), minlength=12) / dispersion
    held = STRENGTH * usual
    with_season = (
        lgamma(STRENGTH)
        - lgamma(STRENGTH + float(seen.sum()))
        + sum(lgamma(h + n) - lgamma(h) for h, n in zip(held, seen, strict=True))
    )
    if with_season - float(seen @ np.log(usual)) < EARNED:
        return np.ones(12)
    result: Rates = (held + seen) / (STRENGTH + seen.sum()) / usual
    return result


def season_of_days(season: Rates, days: Days) -> Rates:
    """Give the multiple of each day."""
    result: Rates = season[_month(days)]
    return result


def season_ahead(season: Rates, as_of: date, months: int) -> Rates:
    """Give the multiple of each month from the as-of day."""
    if (season == 1).all():
        return np.ones(months)
    ends = as_days(month_ends(as_of, months))
    added = np.cumsum(season_of_days(season, np.arange(ends[0] + 1, ends[-1] + 1)))
    days = (ends - ends[0]).astype(np.int64)
    result: Rates = np.diff(np.concatenate([[0.0], added])[days]) / np.diff(days)
    return result


def _month(days: Days) -> np.ndarray:
    return days.astype("datetime64[M]").astype(np.int64) % 12
