"""Periods of care and the stays they are made of, as parallel arrays without names or needs."""

from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Days, Whole, as_days, birthdays

NOT_YET = np.datetime64("NaT", "D")


class Route(StrEnum):
    """How a child came into care, as far as a forecast tells it apart."""

    NOT_KNOWN = "not known"
    AGREEMENT = "by agreement"
    ORDER = "under an order"
    UNACCOMPANIED = "unaccompanied, seeking asylum"


ROUTES = tuple(Route)
"""The routes in their fixed order."""


def _none_known() -> NDArray[np.int8]:
    return np.empty(0, np.int8)


def _no_days() -> Days:
    return np.empty(0, "datetime64[D]")


@dataclass(frozen=True, eq=False)
class _Columns:
    """Parallel arrays: one row stands at the same place in each."""

    def _check_lengths(self) -> None:
        lengths = {len(getattr(self, field.name)) for field in fields(self)}
        if len(lengths) > 1:
            raise ValueError(f"The columns of {type(self).__name__} differ in length: {lengths}.")

    def only(self, kept: NDArray[np.bool_]) -> Self:
        """Keep the rows marked true."""
        return replace(self, **{f.name: getattr(self, f.name)[kept] for f in fields(self)})


@dataclass(frozen=True, eq=False)
class Spells(_Columns):
    """One row a period of care; the end is the first day no longer in care, NaT while open."""

    child: Whole
    born: Days
    began: Days
    ended: Days
    family: Whole
    """The same number for brothers and sisters; -1 where it is not known."""
    route: NDArray[np.int8] = field(default_factory=_none_known)
    """The place of the route in ROUTES; left out where none is known."""
    ordered: Days = field(default_factory=_no_days)
    """The first day under a full order, NaT while there is none; left out where not known."""

    def __post_init__(self) -> None:
        if not len(self.route):
            object.__setattr__(self, "route", np.zeros(len(self.child), np.int8))
        if not len(self.ordered):
            object.__setattr__(self, "ordered", np.full(len(self.child), NOT_YET))
        self._check_lengths()
        if np.isnat(self.born).any() or np.isnat(self.began).any():
            raise ValueError("Every period of care needs a date of birth and a first day.")
        if (self.ended < self.began).any():
            raise ValueError("A period of care cannot end before it began.")

    def __len__(self) -> int:
        return len(self.child)

    @classmethod
    def none(cls) -> Self:
        """No periods of care at all."""
        whole, days = np.empty(0, np.int64), np.empty(0, "datetime64[D]")
        return cls(whole, days, days, days, whole)

    def last_day(self) -> Days:
        """Give the first day a child is no longer looked after: the end, or the 18th birthday."""
        return self._last_day

    @cached_property
    def _last_day(self) -> Days:
        adult = birthdays(self.born, 18)
        # The earlier of the two; an end that is not there yet does not count.
        result: Days = np.fmin(self.ended, adult)
        return result

    def open_on(self, day: date) -> NDArray[np.bool_]:
        """Which periods count on a day: begun, not ended, the child under 18."""
        at = as_days(day)
        result: NDArray[np.bool_] = (self.began <= at) & (at < self.last_day())
        return result

    def with_ends_hidden_after(self, day: date) -> Self:
        """Take back the ends, and orders, after a day: on that day nobody knew them."""
        after = as_days(day)
        return replace(
            self,
            ended=np.where(self.ended > after, NOT_YET, self.ended),
            ordered=np.where(self.ordered > after, NOT_YET, self.ordered),
        )


@dataclass(frozen=True, eq=False)
class Stays(_Columns):
    """One row a stay in one placement group, inside a period of care."""

    spell: Whole
    """The row of the period in `Spells`."""
    group: NDArray[np.int8]
    """The place of the group in `placement.GROUPS`."""
    began: Days
    ended: Days
    move: NDArray[np.bool_]
    """It began by a change of carer after an earlier placement."""

    def __post_init__(self) -> None:
        self._check_lengths()

    def __len__(self) -> int:
        return len(self.spell)

    @classmethod
    def none(cls) -> Self:
        """No stays: where children live is not known."""
        days = np.empty(0, "datetime64[D]")
        return cls(np.empty(0, np.int64), np.empty(0, np.int8), days, days, np.empty(0, np.bool_))

    def with_ends_hidden_after(self, day: date) -> Self:
        """Take back the ends after a day: on that day nobody knew them."""
        return replace(self, ended=np.where(self.ended > as_days(day), NOT_YET, self.ended))
