"""What has happened in one area: periods of care, or published counts.

An *episode history* holds each period of care; a *count history* holds only how many children
there were. Both answer the same question, how many of each age were looked after on a day, and
both can be seen as they stood on an earlier day.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar, cast

import numpy as np

from forecasting.ages import AgeBand, Whole, ages_on, as_days, band_of_age
from forecasting.completeness import complete_window
from forecasting.counts import (
    BandsCannotBeBuilt,
    Count,
    CountHistory,
    Measure,
    Status,
)
from forecasting.placement import GROUPS
from forecasting.spells import Spells, Stays

__all__ = [
    "BandsCannotBeBuilt",
    "Count",
    "CountHistory",
    "EpisodeHistory",
    "History",
    "Measure",
    "Spells",
    "Status",
    "Stays",
    "complete_window",
]


Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class EpisodeHistory:
    """The periods of care of one area, and the days between which they are all there."""

    area: str
    spells: Spells
    stays: Stays
    complete_from: date
    known_to: date
    _known: dict[Hashable, Any] = field(init=False, repr=False, default_factory=dict)
    """What was worked out already, by last day known: shared with earlier views of this history."""

    def __post_init__(self) -> None:
        if self.complete_from > self.known_to:
            raise ValueError(
                f"{self.area}: the history is complete from {self.complete_from}, "
                f"which is after its last day {self.known_to}."
            )

    def looked_after(self, day: date, bands: Sequence[AgeBand]) -> Whole:
        """How many children of each band were looked after on a day."""
        return self._count(self.spells.open_on(day), day, bands)

    def entered(self, first: date, last: date, bands: Sequence[AgeBand]) -> Whole:
        """How many periods of care began from the first day to the last, by age on entry."""
        began = self.spells.began
        kept = (began >= as_days(first)) & (began <= as_days(last))
        return self._count(kept, began, bands)

    def left(self, first: date, last: date, bands: Sequence[AgeBand]) -> Whole:
        """How many stopped being looked after from the first day to the last, by age then.

        Reaching 18 counts as leaving, at age 17.
        """
        gone = self.spells.last_day()
        kept = (gone >= as_days(first)) & (gone <= as_days(last)) & (gone > self.spells.began)
        return self._count(kept, gone - np.timedelta64(1, "D"), bands)

    def by_placement(self, day: date) -> Whole:
        """How many children lived in each placement group on a day; other where not recorded."""
        return np.bincount(
            self.group_on(day)[self.spells.open_on(day)], minlength=len(GROUPS)
        ).astype(np.int64)

    def group_on(self, day: date) -> Whole:
        """Give the placement group of every period on a day; `other` where no stay covers it."""
        at = as_days(day)
        groups = np.full(len(self.spells), GROUPS.index(GROUPS[-1]), dtype=np.int64)
        open_then = (self.stays.began <= at) & (
            np.isnat(self.stays.ended) | (at < self.stays.ended)
        )
        groups[self.stays.spell[open_then]] = self.stays.group[open_then]
        return groups

    def seen_on(self, origin: date) -> "EpisodeHistory":
        """Go back to a day: nothing that happened later is in the history."""
        if origin < self.complete_from:
            raise ValueError(
                f"{self.area}: the data are complete only from {self.complete_from}; "
                f"nothing can be said as of {origin}."
            )
        known = self.spells.began <= as_days(origin)
        row_now = np.cumsum(known) - 1
        kept = known[self.stays.spell] & (self.stays.began <= as_days(origin))
        stays = self.stays.only(kept).with_ends_hidden_after(origin)
        view = replace(
            self,
            spells=self.spells.only(known).with_ends_hidden_after(origin),
            stays=replace(stays, spell=row_now[stays.spell]),
            known_to=min(origin, self.known_to),
        )
        object.__setattr__(view, "_known", self._known)
        return view

    def once(self, what: Hashable, work_out: Callable[[], Found]) -> Found:
        """Work something out for the history as it stands on its last day, the first time only.

        Back-tests look back to the same few days again and again. `work_out` must depend on this
        history and on `what` alone.
        """
        key = (self.known_to, what)
        if key not in self._known:
            self._known[key] = work_out()
        return cast(Found, self._known[key])

    def _count(self, kept: np.ndarray, day: date | np.ndarray, bands: Sequence[AgeBand]) -> Whole:
        born = self.spells.born[kept]
        ages = ages_on(born, day if isinstance(day, date) else day[kept])
        inside = (ages >= 0) & (ages < 18)
        return np.bincount(band_of_age(bands)[ages[inside]], minlength=len(bands) + 1)[
            : len(bands)
        ].astype(np.int64)


History = EpisodeHistory | CountHistory


def first_day_known(history: History) -> date:
    """Give the first day on which the history can be trusted."""
    if isinstance(history, EpisodeHistory):
        return history.complete_from
    return history.census_days()[0]
