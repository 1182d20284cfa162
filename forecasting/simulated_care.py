"""The same futures as people: who of today's children leaves when, and who arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, Days, Whole, as_days, birthdays

Stock = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Arrivals:
    """Children who start to be looked after, all draws in one table sorted by draw and month.

    A child arrives in the month that ends at step `month` (1 to months) and is no longer looked
    after at the end of step `leaves`; the same step means they had left before that month's end,
    and months + 1 that they are still looked after at the last.
    """

    draw: NDArray[np.int32]
    month: NDArray[np.int16]
    born: Days
    family: NDArray[np.int32]
    """One number a family within a draw: brothers and sisters who arrive together share it."""
    leaves: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.draw)


@dataclass(frozen=True, eq=False)
class SimulatedCare:
    """Sampled futures of one area, child by child."""

    as_of: date
    months: int
    draws: int
    current_spell: Whole
    """Rows of today's children in the history's spells; -1 for made-up children (from counts)."""
    today_born: Days
    leaves: NDArray[np.int16]
    """Draws × children today: the step at whose end they are no longer looked after."""
    arrivals: Arrivals

    def stock(self, born_today: Days, bands: Sequence[AgeBand], dates: Sequence[date]) -> Stock:
        """Children looked after: draws × (months + 1) × bands.

        `dates` are the as-of day and the ends of the months; whoever is 18 by then is not counted.
        """
        steps = self.months + 1
        ends = as_days(dates)
        change = np.zeros(self.draws * (steps + 1) * len(bands), dtype=np.int32)
        everyone = np.arange(self.draws, dtype=np.int64)[:, None]
        for place, band in enumerate(bands):
            first, until = _steps_in_band(born_today, band, ends)
            leaves = np.minimum(self.leaves, until)
            here = leaves > first
            cell = everyone * ((steps + 1) * len(bands)) + place
            for at, sign in ((np.broadcast_to(first, here.shape), 1), (leaves, -1)):
                index = (cell + at.astype(np.int64) * len(bands))[here]
                change += sign * np.bincount(index, minlength=len(change)).astype(np.int32)
            first, until = _steps_in_band(self.arrivals.born, band, ends)
            first = np.maximum(first, self.arrivals.month)
            until = np.minimum(until, self.arrivals.leaves)
            here = until > first
            cell = self.arrivals.draw.astype(np.int64) * ((steps + 1) * len(bands)) + place
            for at, sign in ((first, 1), (until, -1)):
                index = (cell + at * len(bands))[here]
                change += sign * np.bincount(index, minlength=len(change)).astype(np.int32)
        table = change.reshape(self.draws, steps + 1, len(bands))
        return np.cumsum(table, axis=1, dtype=np.int32)[:, :steps]


def _steps_in_band(born: Days, band: AgeBand, ends: Days) -> tuple[Whole, Whole]:
    """Give the first step at which each child is in the band, and the first at which no longer."""
    enters = np.searchsorted(ends, birthdays(born, band.lowest))
    leaves = np.searchsorted(ends, birthdays(born, band.highest + 1))
    return enters.astype(np.int64), leaves.astype(np.int64)
