"""Futures from counts alone follow the blended forecast: entries are raised or lowered to meet it.

Counts say nothing of how long children stay, so entries and stays start from reference rates. Year
by year and age by age, entries are multiplied so that on average the children looked after are as
the blended forecast has them; what cannot be met so is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, Days, ages_on, as_days, band_of_age, birthdays, months_after
from forecasting.counts import CountHistory
from forecasting.models.blend import Blend
from forecasting.simulated_care import SimulatedCare
from scenarios.world import EntriesChange

LEAST, MOST = 0.4, 2.5
"""Entries are not changed by more than this."""
HELD = 1.0
"""How strongly entries are held to what they were: children squared."""
DRAWS, SEED = 400, 1

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """How entries change, and a sentence on what difference remains."""

    changes: tuple[EntriesChange, ...]
    note: str


def calibrated(
    history: CountHistory, care: SimulatedCare, bands: tuple[AgeBand, ...], dates: Sequence[date]
) -> Calibration:
    """Find the multiples of entries with which simulated care follows the blended forecast."""
    years = range(12, len(dates), 12)
    if not years:
        return Calibration((), "")
    wanted = _blended(history, care.as_of, bands, len(years))
    ends = as_days(dates)
    staying, arrived = _staying(care, bands, ends, years), _arrived(care, bands, ends, years)
    times = np.ones((len(years), len(bands)))
    for year in range(len(years)):
        earlier = np.einsum("ya,yab->b", times[:year], arrived[:year, year])
        missing = wanted[year] - staying[year] - earlier
        times[year] = _solved(arrived[year, year], missing)
    reached = staying + np.einsum("ya,ytab->tb", times, arrived)
    return Calibration(_changes(times, bands, care.as_of), _said(reached - wanted))


@lru_cache(maxsize=8)
def _blended(history: CountHistory, as_of: date, bands: tuple[AgeBand, ...], years: int) -> Numbers:
    """Give the mean of the blended forecast: years × bands."""
    ahead = [12 * (year + 1) for year in range(years)]
    sample = Blend().fit(history, as_of).at_months(ahead, bands=bands, draws=DRAWS, seed=SEED)
    mean: Numbers = sample.draws.mean(axis=0)
    return mean


def _staying(care: SimulatedCare, bands: Sequence[AgeBand], ends: Days, years: range) -> Numbers:
    """Give today's children who are still there at the end of each year: years × bands."""
    found = np.zeros((len(years), len(bands) + 1))
    for place, step in enumerate(years):
        here = (care.leaves > step).mean(axis=0)
        ages = np.minimum(ages_on(care.today_born, ends[step : step + 1]), 17)
        adult = birthdays(care.today_born, 18) <= ends[step]
        np.add.at(found[place], band_of_age(bands)[ages], np.where(adult, 0, here))
    return found[:, :-1]


def _arrived(care: SimulatedCare, bands: Sequence[AgeBand], ends: Days, years: range) -> Numbers:
    """Give who came in each year, by age then, and is there at the end of each: y × t × a × b."""
    arrivals, of_age = care.arrivals, band_of_age(bands)
    came = of_age[np.clip(ages_on(arrivals.born, ends[arrivals.month]), 0, 17)]
    year = (arrivals.month.astype(np.int64) - 1) // 12
    found = np.zeros((len(years), len(years), len(bands) + 1, len(bands) + 1))
    for place, step in enumerate(years):
        here = (arrivals.leaves > step) & (arrivals.month <= step)
        ages = np.clip(ages_on(arrivals.born, ends[step : step + 1]), 0, 17)
        rows = np.flatnonzero(here)
        cells = (year[rows], came[rows], of_age[ages[rows]])
        np.add.at(found[:, place], cells, 1 / care.draws)
    return found[:, :, :-1, :-1]


def _solved(arrived: Numbers, missing: Numbers) -> Numbers:
    """Find the multiple of each age's entries that comes nearest, held to one: one for each age."""
    ages = len(arrived)
    left = arrived @ arrived.T + HELD * np.eye(ages)
    times = np.asarray(np.linalg.solve(left, arrived @ missing + HELD * np.ones(ages)), np.float64)
    return np.clip(times, LEAST, MOST)


def _changes(times: Numbers, bands: Sequence[AgeBand], as_of: date) -> tuple[EntriesChange, ...]:
    """Write the multiples as changes, each year's on top of the last's."""
    steps = times / np.vstack([np.ones(len(bands)), times[:-1]])
    return tuple(
        EntriesChange(
            months_after(as_of, 12 * year + 1).replace(day=1),
            float(steps[year, place]),
            band.lowest,
            band.highest,
        )
        for year in range(len(times))
        for place, band in enumerate(bands)
    )


def _said(difference: Numbers) -> str:
    """Say how far the futures are from the blended forecast, in all and at the worst age."""
    in_all = difference.sum(axis=1)
    return (
        "Only counts are known: the futures' entries are set so that children by age follow the "
        f"blended forecast; what remains is {in_all[-1]:+.1f} children in all at the end and at "
        f"most {np.abs(difference).max():.1f} in any band and year."
    )
