"""Where a change in the number of children comes from: who came, who left, who grew older.

The parts of a change carry their sign and add up to it exactly: for each age band, and in each
sampled future on its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import (
    ADULT,
    AgeBand,
    Days,
    Whole,
    ages_on,
    as_days,
    band_of_age,
    birthday_steps,
    birthdays,
    month_ends,
)
from forecasting.history import EpisodeHistory
from forecasting.simulated_care import SimulatedCare

Amounts = NDArray[np.float64]
"""Draws × bands; one draw where it is a matter of record."""


class Part(StrEnum):
    """A part of a change; people leave and grow older, so that two of them are below nothing."""

    CAME = "came into care"
    GREW_IN = "grew into these ages"
    GREW_OUT = "grew out of these ages"
    LEFT = "left before 18"
    TURNED_18 = "turned 18"


class Left(StrEnum):
    """How someone left before 18, where the data mark it."""

    HOME = "left: home to family"
    PERMANENCE = "left: adoption, special guardianship or another order"
    OTHER = "left: another way"
    NOT_MARKED = "left: not marked how"


@dataclass(frozen=True, eq=False)
class Flows:
    """The parts of the change of each band between two days."""

    first: date
    last: date
    bands: tuple[AgeBand, ...]
    parts: Mapping[str, Amounts]

    @property
    def change(self) -> Amounts:
        """The change itself: the sum of its parts."""
        together: Amounts = np.sum(list(self.parts.values()), axis=0)
        return together


def past_flows(
    history: EpisodeHistory,
    first: date,
    last: date,
    bands: Sequence[AgeBand],
    how_left: NDArray[np.str_] | None = None,
) -> Flows:
    """Count who came, left and grew older after one day and up to another.

    `how_left` gives a value of `Left` for every period of care, where that is known.
    """
    spells = history.spells
    gone, born = spells.last_day(), spells.born
    counts = gone > spells.began
    adult = gone == birthdays(born, ADULT)

    def number(kept: NDArray[np.bool_], day: Days, at: Days) -> Amounts:
        """Count those to whom it happened on their day in the period, by age on another."""
        rows = kept & counts & (day > as_days(first)) & (day <= as_days(last))
        place = band_of_age(bands)[np.clip(ages_on(born[rows], at[rows]), 0, ADULT - 1)]
        counted: Whole = np.bincount(place, minlength=len(bands) + 1)[: len(bands)]
        return counted[None].astype(np.float64)

    everyone, day_before = np.ones(len(spells), dtype=np.bool_), gone - np.timedelta64(1, "D")
    parts = {
        Part.CAME.value: number(everyone, spells.began, spells.began),
        Part.GREW_IN.value: np.zeros((1, len(bands))),
        Part.GREW_OUT.value: np.zeros((1, len(bands))),
        Part.TURNED_18.value: -number(adult, gone, day_before),
    }
    for edge in sorted({age for band in bands for age in (band.lowest, band.highest + 1)}):
        birthday = birthdays(born, edge)
        here = (spells.began < birthday) & (birthday < gone)
        parts[Part.GREW_IN.value] += number(here, birthday, birthday) * _begins(bands, edge)
        before = birthday - np.timedelta64(1, "D")
        parts[Part.GREW_OUT.value] -= number(here, birthday, before) * _ends(bands, edge)
    if how_left is None:
        return Flows(
            first,
            last,
            tuple(bands),
            {**parts, Part.LEFT.value: -number(~adult, gone, day_before)},
        )
    ways = {way.value: -number(~adult & (how_left == way.value), gone, day_before) for way in Left}
    return Flows(first, last, tuple(bands), {**parts, **ways})


def flows_ahead(care: SimulatedCare, bands: Sequence[AgeBand], months: int | None = None) -> Flows:
    """Count the same in sampled futures, up to a month of them.

    Children who come and leave inside one month are in no count at a month's end, nor here.
    """
    until = care.months if months is None else months
    ends = month_ends(care.as_of, care.months)
    days, arrivals = as_days(ends), care.arrivals
    today = len(care.today_born)
    born = np.concatenate([np.tile(care.today_born, care.draws), arrivals.born])
    draw = np.concatenate([np.repeat(np.arange(care.draws), today), arrivals.draw])
    came = np.concatenate([np.zeros(care.draws * today, np.int64), arrivals.month])
    leaves = np.concatenate([care.leaves.ravel(), arrivals.leaves]).astype(np.int64)
    adult = birthday_steps(born, ADULT, days)
    parts = {part.value: np.zeros((care.draws, len(bands))) for part in Part}

    def add(part: Part, place: int, kept: NDArray[np.bool_], sign: int) -> None:
        parts[part.value][:, place] += sign * np.bincount(draw[kept], minlength=care.draws)

    for place, band in enumerate(bands):
        grows_in = birthday_steps(born, band.lowest, days)
        grows_out = birthday_steps(born, band.highest + 1, days)
        begins, stops = np.maximum(grows_in, came), np.minimum(leaves, grows_out)
        here = stops > begins
        comes_in = here & (begins > 0) & (begins <= until)
        goes_out = here & (stops <= until)
        add(Part.CAME, place, comes_in & (begins == came), 1)
        add(Part.GREW_IN, place, comes_in & (begins > came), 1)
        add(Part.GREW_OUT, place, goes_out & (stops < leaves), -1)
        add(Part.TURNED_18, place, goes_out & (stops == leaves) & (leaves == adult), -1)
        add(Part.LEFT, place, goes_out & (stops == leaves) & (leaves != adult), -1)
    return Flows(care.as_of, ends[until], tuple(bands), parts)


def _begins(bands: Sequence[AgeBand], age: int) -> Amounts:
    return np.array([[band.lowest == age for band in bands]], dtype=np.float64)


def _ends(bands: Sequence[AgeBand], age: int) -> Amounts:
    return np.array([[band.highest + 1 == age for band in bands]], dtype=np.float64)
