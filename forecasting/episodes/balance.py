"""What counts say of starts and of leaving: the rates with which an area's past years balance.

Stock plus starts, less those who leave, is the next stock; with the first two published, a
strength of leaving is chosen. The mathematics is in docs/explanation/forecasting.md.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ADULT, AgeBand, parse_bands
from forecasting.counts import EVERYONE, CountHistory, Measure
from forecasting.episodes.reference_curves import STEP, fates, staying_today
from forecasting.episodes.reference_rates import (
    Rates,
    reference_age_at_start,
    reference_stock,
)

BALANCES = tuple(range(-8, 9))
"""Strengths of leaving tried, in steps of reference_curves.STEP."""
HELD_BANDS = parse_bands("0-4,5-9,10-15,16-17")
HELD_BACK = (0.7, 0.4, 0.3, 0.4)
"""The part of each band's foretold change over a year that is taken back."""
RECENT_YEARS = 2
"""Starts ahead are the mean of so many last years: on the English panel better than one."""
BALANCE_PRIOR = 0.25
"""How far the strength of leaving of one area strays from the reference (log scale)."""
BALANCE_VARIANCE = 1.5
"""Variance of a year's error of the balance over the level of the total."""
PERSISTENCE = 2.0
"""The same for the belief that the total two years ahead is today's: shrinks to the last value."""


def band_columns(bands: Sequence[AgeBand]) -> NDArray[np.int32]:
    """Give ages 0 to 17 × bands: 1 where the age is in the band."""
    return np.array(
        [[band.holds(age) for band in bands] for age in range(ADULT)], dtype=np.int32
    ).reshape(ADULT, len(bands))


def spread(
    history: CountHistory, measure: Measure, day: date, shape: Rates
) -> NDArray[np.int64] | None:
    """Spread what was counted on a day over single ages; nothing if some age is not published."""
    pieces = history.finest(measure, day)
    if not pieces:
        return None
    ages = np.zeros(ADULT, dtype=np.int64)
    for band, children in pieces:
        inside = slice(band.lowest, band.highest + 1)
        share = np.cumsum(shape[inside]) / shape[inside].sum()
        up_to = np.rint(share * children).astype(np.int64)
        ages[inside] = up_to
        ages[band.lowest + 1 : band.highest + 1] -= up_to[:-1]
    return ages


def known_starts(history: CountHistory, as_of: date) -> Rates | None:
    """Give yearly starts by age from the last years published, or nothing."""
    years = [
        by_age.astype(np.float64)
        for day in history.days_of(Measure.ENTERED)
        if 0 <= (as_of - day).days <= 366 * (RECENT_YEARS - 1) + 30
        and (by_age := spread(history, Measure.ENTERED, day, reference_age_at_start())) is not None
    ]
    if years:
        result: Rates = np.mean(years, axis=0)
        return result
    yearly = history.starts_a_year(as_of)
    return None if yearly is None else yearly * reference_age_at_start()


@lru_cache(maxsize=1)
def _totals() -> tuple[Rates, Rates]:
    """Give, for every strength, what one child of each age adds to the total.

    Today's children after 1 and 2 years, and those who start, at their year's end and the next:
    strengths × 18 × 2 each.
    """
    today, starting = [], []
    for step in BALANCES:
        staying = staying_today(step, 24)[:, [12, 24]].copy()
        staying[ADULT - 1 :, 0] = 0
        staying[ADULT - 2 :, 1] = 0
        today.append(staying)
        table = fates(step, 2, (EVERYONE,))
        starting.append(table.chance @ table.counted)
    return np.array(today), np.array(starting)


def balance_of(history: CountHistory, today: NDArray[np.int64], starts: Rates, as_of: date) -> int:
    """Choose the strength of leaving with which past years, and the next two, balance best."""
    of_today, of_starts = _totals()
    misfit = (STEP * np.array(BALANCES)) ** 2 / BALANCE_PRIOR**2
    for before, entered, after in _past_years(history, as_of):
        foretold = of_today[:, :, 0] @ before + of_starts[:, :, 0] @ entered
        misfit = misfit + (foretold - after) ** 2 / (BALANCE_VARIANCE * max(after, 1.0))
    ahead = of_today[:, :, 1] @ today + of_starts.sum(axis=2) @ starts
    total = float(today.sum())
    misfit = misfit + (ahead - total) ** 2 / (PERSISTENCE * max(total, 1.0))
    return BALANCES[int(misfit.argmin())]


def held_back(today: NDArray[np.int64], starts: Rates, balance: int) -> Rates:
    """Move starts so that each band's number in a year lies nearer to today's."""
    table = fates(balance, 1, HELD_BANDS)
    reached = table.chance @ table.counted
    place = band_columns(HELD_BANDS)
    staying = staying_today(balance, 12)[:-1, 12]
    ahead = (today[:-1] * staying) @ place[1:] + starts @ reached
    missing = np.array(HELD_BACK) * (today @ place - ahead)
    added = np.zeros(ADULT)
    for band, share in enumerate(missing):
        inside = place[:, band] > 0
        own = starts * inside
        reach = float(own @ reached[:, band])
        added += own * np.clip(share / max(reach, 1e-9), -0.6, 1.5)
    return starts + added


def _past_years(history: CountHistory, as_of: date) -> list[tuple[Rates, Rates, float]]:
    """Give stock by age, starts by age and the stock a year later, for the last three years."""
    years = []
    days = [day for day in history.census_days() if (as_of - day).days <= 366 * 4]
    for before, after in pairwise(days):
        if not 350 <= (after - before).days <= 380:
            continue
        stock = spread(history, Measure.LOOKED_AFTER, before, reference_stock())
        entered = spread(history, Measure.ENTERED, after, reference_age_at_start())
        later = spread(history, Measure.LOOKED_AFTER, after, reference_stock())
        if stock is not None and entered is not None and later is not None:
            years.append((stock.astype(float), entered.astype(float), float(later.sum())))
    return years[-3:]
