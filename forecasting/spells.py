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
class Spells:
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
        _same_length(self)
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

    def only(self, kept: NDArray[np.bool_]) -> Self:
        """Keep the rows marked true."""
        return type(self)(*(getattr(self, field.name)[kept] for field in fields(self)))

    def with_ends_hidden_after(self, day: date) -> Self:
        """Take back the ends, and orders, after a day: on that day nobody knew them."""
        after = as_days(day)
        return replace(
            self,
            ended=np.where(self.ended > after, NOT_YET, self.ended),
            ordered=np.where(self.ordered > after, NOT_YET, self.ordered),
        )


@dataclass(frozen=True, eq=False)
class Stays:
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
        _same_length(self)

    def __len__(self) -> int:
        return len(self.spell)

    @classmethod
    def none(cls) -> Self:
        """No stays: where children live is not known."""
        days = np.empty(0, "datetime64[D]")
        return cls(np.empty(0, np.int64), np.empty(0, np.int8), days, days, np.empty(0, np.bool_))

    def only(self, kept: NDArray[np.bool_]) -> Self:
        """Keep the rows marked true."""
        return type(self)(*(getattr(self, field.name)[kept] for field in fields(self)))

    def with_ends_hidden_after(self, day: date) -> Self:
        """Take back the ends after a day: on that day nobody knew them."""
        return replace(self, ended=np.where(self.ended > as_days(day), NOT_YET, self.ended))


def _same_length(table: Spells | Stays) -> None:
    lengths = {len(getattr(table, field.name)) for field in fields(table)}
    if len(lengths) > 1:
        raise ValueError(f"The columns of {type(table).__name__} differ in length: {lengths}.")
