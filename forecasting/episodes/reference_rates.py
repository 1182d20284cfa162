"""Rates of other places, for an area that has none of its own or too few of its own to trust.

Each table names its source. They are a starting point: an area's own history moves them as far as
its numbers allow.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Rates = NDArray[np.float64]

STARTS_PER_CHILD = 0.38
"""Children starting in a year for each child looked after: the median English authority (middle
80 %: 0.28 to 0.53); Department for Education releases 2024 to 2026 and LAIT."""

AGE_AT_START = ((0, 0, 0.16), (1, 4, 0.15), (5, 9, 0.15), (10, 15, 0.26), (16, 17, 0.29))
"""Lowest age, highest age, share of children starting, England 2024, Department for Education.
The published shares are whole per cents and add up to 101; they are scaled to one where used."""

DURATION_EDGES = (0, 30, 91, 182, 365, 730, 1095, 1825, 10_000)
"""Days in care at which the rate of leaving changes."""

AGE_EDGES = (0, 1, 5, 10, 13, 16, 18)
"""Birthdays at which the rate of leaving changes."""

LEAVING_BY_DURATION = (2.4, 1.45, 0.6, 0.4, 0.33, 0.18, 0.10, 0.06)
"""Leaving a year by days in care, before the multiples by age. High in the first months, low
after the first years, everyone out at 18 (the shape in Mastodon C's design record 0010)."""

LEAVING_BY_AGE = (0.3, 1.8, 0.8, 0.6, 0.8, 0.5)
"""Multiples of the above by age. Our fit, with the durations and the tilts below: that set with
which stock and starts by age of 73 English authorities foretell their stock one, two and three
years later without bias (Department for Education, children looked after in England, 2011 to
2023 releases, Open Government Licence v3), held near an assumed start [A] because counts alone
cannot tell durations and ages apart."""

STOCK_TILT = ((1, 4, -0.1), (5, 9, 0.4), (10, 15, 0.3), (16, 17, 0.0))
"""How children looked after lean to the older end of a published band: share at the oldest age
is 1 + tilt, at the youngest 1 - tilt. Same fit."""

START_TILT = ((1, 4, -0.15), (5, 9, 0.35), (10, 15, 0.95), (16, 17, -0.2))
"""The same for children who start. Same fit."""

NEWBORN_POWER = 4
"""Ages of babies who start are this power of a uniform number: 4 in 10 in their first weeks.
Four in ten infants in care proceedings in England were under a week old (Nuffield Family Justice
Observatory, Born into Care, 2018)."""

FAMILY_STEP = 0.22
"""The chance that one more brother or sister arrives with those who already did. Assumed [A]."""

ERROR_VARIANCE_TOTAL = (1.6, 3.4, 5.0)
"""Variance of the change of a total over its level after 1, 2 and 3 years: English authorities of
60 to 250 children, our calculation from Department for Education releases 2011 to 2023."""

ERROR_VARIANCE_OLDEST = (2.0, 4.1, 4.7)
"""The same for ages 16 to 17."""


PLACEMENT_MIX = (
    (0.541, 0.241, 0.0, 0.0, 0.069, 0.106, 0.043),
    (0.541, 0.241, 0.0, 0.0, 0.069, 0.106, 0.043),
    (0.623, 0.247, 0.015, 0.0, 0.076, 0.023, 0.016),
    (0.575, 0.161, 0.150, 0.0, 0.070, 0.001, 0.043),
    (0.575, 0.161, 0.150, 0.0, 0.070, 0.001, 0.043),
    (0.328, 0.062, 0.164, 0.276, 0.042, 0.0, 0.128),
)
"""Where children live, by AGE_EDGES and in the order of placement.GROUPS. Modelled, not observed:
the age gradient of Connecticut's public counts fitted to England's 2024 margins (Department for
Education, Open Government Licence v3; Connecticut DCF, public domain)."""

CHANGES_OF_GROUP = 0.25
"""Changes from one group of places to another a year. Assumed [A]."""


def reference_leaving() -> Rates:
    """Give leaving a year: durations × ages."""
    return np.outer(LEAVING_BY_DURATION, LEAVING_BY_AGE)


@lru_cache(maxsize=1)
def reference_age_at_start() -> Rates:
    """Give the share of children starting at each age 0 to 17."""
    shares = tilts(START_TILT)
    for lowest, highest, share in AGE_AT_START:
        band = slice(lowest, highest + 1)
        shares[band] *= share / shares[band].sum()
    result: Rates = shares / shares.sum()
    result.setflags(write=False)  # kept, and so not to be changed by whoever asks
    return result


@lru_cache(maxsize=1)
def reference_stock() -> Rates:
    """Give the share of looked-after children at each age 0 to 17, England 2023.

    Bands are the means of the 73 authorities: 25, 76, 99, 210 and 150 children.
    """
    shares = tilts(STOCK_TILT)
    for (lowest, highest, _), children in zip(AGE_AT_START, (25, 76, 99, 210, 150), strict=True):
        band = slice(lowest, highest + 1)
        shares[band] *= children / shares[band].sum()
    result: Rates = shares / shares.sum()
    result.setflags(write=False)  # kept, and so not to be changed by whoever asks
    return result


def tilts(table: tuple[tuple[int, int, float], ...]) -> Rates:
    """Give each age's weight inside its published band."""
    weight = np.ones(18)
    for lowest, highest, tilt in table:
        weight[lowest : highest + 1] = 1 + tilt * np.linspace(-1, 1, highest - lowest + 1)
    return weight
