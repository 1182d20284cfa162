"""The same futures as people: who of today's children leaves when, and who arrives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import AgeBand, Days, Whole, as_days, birthday_steps

Stock = NDArray[np.int32]
Steps = NDArray[np.int32]


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
    unaccompanied: NDArray[np.bool_]
    """Who comes without a family and seeks asylum; nobody where the data do not tell them apart."""

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
        steps = self.months + 2
        ends = as_days(dates)
        change = np.zeros((self.draws * steps, len(bands)), dtype=np.int32)
        draw_today = np.arange(self.draws, dtype=np.int32)[:, None] * steps
        draw_then = self.arrivals.draw * np.int32(steps)
        edges = {age for band in bands for age in (band.lowest, band.highest + 1)}
        today = {age: _steps(born_today, age, ends) for age in edges}
        then = {age: _steps(self.arrivals.born, age, ends) for age in edges}
        for place, band in enumerate(bands):
            first, until = today[band.lowest], today[band.highest + 1]
            ever = np.flatnonzero(until > first)
            until = np.minimum(self.leaves[:, ever], until[ever])
            self._tally(change[:, place], draw_today, first[ever], until)
            first = np.maximum(then[band.lowest], self.arrivals.month)
            until = np.minimum(self.arrivals.leaves, then[band.highest + 1])
            self._tally(change[:, place], draw_then, first, until)
        table = change.reshape(self.draws, steps, len(bands))
        return np.cumsum(table, axis=1, dtype=np.int32)[:, :-1]

    def _tally(self, change: Stock, draw: Stock, first: Steps, until: Steps) -> None:
        """Add one at the first step of each child who is here at all, take one off at the end."""
        here = until > first
        came = (draw + first)[here]
        went = (draw + until)[here]
        change += np.bincount(came, minlength=len(change)).astype(np.int32)
        change -= np.bincount(went, minlength=len(change)).astype(np.int32)


def _steps(born: Days, age: int, ends: Days) -> Steps:
    """Give the first step at which each child has reached an age."""
    return birthday_steps(born, age, ends).astype(np.int32)
