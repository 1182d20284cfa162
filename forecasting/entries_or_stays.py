"""Whether a past change came from more or fewer entries, or from longer or shorter stays.

Two periods are compared: the one the change happened in, and the one before. With T(e, s) the
children expected on the last day if entries were as in period e and stays as in period s, the
change is T(then, then) - stock (what was under way already), T(now, then) - T(then, then)
(entries), T(then, now) - T(then, then) (stays), what the two do together, and what is left to
chance. The parts add up to the change in every draw; the draws hold how well rates are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import ADULT, AgeBand, as_days, months_after
from forecasting.chance import streams
from forecasting.episodes.stays import (
    DAYS_A_YEAR,
    PARTS_OF_A_MONTH,
    QUARTERS_OF_AGE,
    LeavingRates,
    fit_leaving,
    observe,
)
from forecasting.history import EpisodeHistory

EVERYONE = (AgeBand(0, ADULT - 1),)
LEAST_MONTHS = 12
"""Shorter periods say too little of rates."""
DRAWS = 200
PRIOR_LEAVINGS = 8.0

Numbers = NDArray[np.float64]


class Cause(StrEnum):
    """What a change in the number of children came from."""

    UNDER_WAY = "already under way"
    ENTRIES = "entries"
    STAYS = "length of stay"
    TOGETHER = "entries and stays together"
    CHANCE = "not explained"


@dataclass(frozen=True, eq=False)
class Causes:
    """The parts of a change, all ages together: draws of each."""

    before: date
    first: date
    last: date
    change: int
    parts: Mapping[Cause, Numbers]


@dataclass(frozen=True, eq=False)
class _Pace:
    """What a period says of entries (a year, by quarter of age) and of leaving, in draws."""

    entries: Numbers
    leaving: LeavingRates
    multiple: Numbers


def entries_or_stays(history: EpisodeHistory, last: date, months: int, seed: int) -> Causes:
    """Split the change over the months up to a day; a ValueError says what is missing."""
    first = months_after(last, -months)
    before = max(months_after(first, -months), history.complete_from)
    if (first - before).days < 30 * LEAST_MONTHS or months < LEAST_MONTHS:
        raise ValueError(
            f"{history.area}: entries and stays before {first} are not known for a year: the data "
            f"are complete from {history.complete_from}."
        )
    rngs = streams(seed, history.area, 2)
    then, now = _pace(history, before, first, rngs[0]), _pace(history, first, last, rngs[1])
    start, end = (int(history.looked_after(day, EVERYONE)[0]) for day in (first, last))

    def expected(entries: _Pace, stays: _Pace) -> Numbers:
        return _staying(history, first, months, stays) + _come(entries, months, stays)

    as_before, entries = expected(then, then), expected(now, then)
    stays, both = expected(then, now), expected(now, now)
    return Causes(
        before,
        first,
        last,
        end - start,
        {
            Cause.UNDER_WAY: as_before - start,
            Cause.ENTRIES: entries - as_before,
            Cause.STAYS: stays - as_before,
            Cause.TOGETHER: both - entries - stays + as_before,
            Cause.CHANCE: end - both,
        },
    )


def _pace(history: EpisodeHistory, first: date, last: date, rng: np.random.Generator) -> _Pace:
    spells = history.spells
    began = (spells.began > as_days(first)) & (spells.began <= as_days(last))
    age = (spells.began - spells.born)[began].astype(np.int64) / DAYS_A_YEAR * 4
    quarter = np.clip(age.astype(np.int64), 0, QUARTERS_OF_AGE - 1)
    seen = np.bincount(quarter, minlength=QUARTERS_OF_AGE).astype(np.float64)
    years = (last - first).days / DAYS_A_YEAR
    # A gamma with no children behind it is none at all: an age nobody entered at stays empty.
    drawn = rng.gamma(np.maximum(seen, 1e-9), size=(DRAWS, QUARTERS_OF_AGE)) / years
    leaving = fit_leaving(observe(spells, first, last))
    events = float(leaving.events_by_age.sum()) + PRIOR_LEAVINGS
    return _Pace(drawn, leaving, rng.gamma(events, 1 / events, size=DRAWS))


def _staying(history: EpisodeHistory, first: date, months: int, stays: _Pace) -> Numbers:
    """Expect how many of the children of the first day are still there at the end, by draw."""
    spells = history.spells
    here = np.flatnonzero(spells.open_on(first))
    used = stays.leaving.cumulative_today(spells.born[here], spells.began[here], first, months)
    old = (as_days(first) - spells.born[here]).astype(np.int64) / DAYS_A_YEAR
    young = used[:, -1][old + months / 12 < ADULT]
    result: Numbers = np.exp(-np.outer(stays.multiple, young)).sum(axis=1)
    return result


def _come(entries: _Pace, months: int, stays: _Pace) -> Numbers:
    """Expect how many come and are still there at the end, by draw."""
    used = stays.leaving.cumulative_from_entry(months)
    middle = np.arange(months) * PARTS_OF_A_MONTH + PARTS_OF_A_MONTH // 2 - 1
    years = (np.arange(months) + 0.5) / 12
    young = (np.arange(QUARTERS_OF_AGE)[:, None] + 0.5) / 4 + years < ADULT
    left = np.exp(-stays.multiple[:, None, None] * used[None, :, middle]) * young
    result: Numbers = (entries.entries / 12 * left.sum(axis=2)).sum(axis=1)
    return result
