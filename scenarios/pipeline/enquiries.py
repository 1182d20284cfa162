"""Enquiries to come: as many as in the last year, more in some months than in others."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import months_after
from scenarios.phase_in import share_by_step
from scenarios.pipeline.rates import MEAN_DAYS_IN_A_MONTH
from scenarios.world import Campaign

PEAKS = (1, 5, 9)
"""January, May (Foster Care Fortnight) and September bring more enquiries (DOMAIN 9)."""
AT_A_PEAK = 1.35
"""So many times as many as in other months; how high the peaks are is our assumption [A]."""

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]


def season(dates: Sequence[date]) -> Numbers:
    """Give how many times the yearly mean comes in each month after the first date."""
    others = (12 - AT_A_PEAK * len(PEAKS)) / (12 - len(PEAKS))
    return np.array([AT_A_PEAK if day.month in PEAKS else others for day in dates[1:]])


def enquiries_to_come(
    a_month: Numbers, dates: Sequence[date], rng: np.random.Generator
) -> tuple[Whole, Numbers]:
    """Draw who enquires: the draw of each, and the day, counted from the data date.

    `a_month` is draws × months, or draws × 1: enquiries expected in a month of usual length.
    """
    days = np.array([(day - dates[0]).days for day in dates], dtype=np.float64)
    lengths = np.diff(days)
    expected = (
        np.broadcast_to(a_month, (len(a_month), len(lengths))) * lengths / MEAN_DAYS_IN_A_MONTH
    )
    many = rng.poisson(expected)
    draw, month = (np.repeat(index.ravel(), many.ravel()) for index in np.indices(many.shape))
    return draw, days[month] + rng.random(len(draw)) * lengths[month]


def of_campaign(campaign: Campaign, usual: Numbers, dates: Sequence[date]) -> Numbers:
    """Give the further enquiries a month a campaign brings: draws × months.

    One that began before the data runs on for what is left of it.
    """
    last_month = months_after(campaign.first_month, campaign.months - 1)
    far = share_by_step(campaign.first_month, last_month, campaign.phase_in_months, dates)[1:]
    more: Numbers = (usual * campaign.percent / 100 + campaign.a_month) * far
    return more
