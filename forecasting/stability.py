"""How settled children are: placements in a year, and long stays with the same carers.

After the Department for Education's two indicators. A *placement* here is a run of stays with the
same carers: a new one begins with a period of care or a change of carer.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from forecasting.ages import Days, Whole, ages_on, as_days, months_after
from forecasting.history import EpisodeHistory
from forecasting.placement import GROUPS, PlacementGroup

MANY = 3
SETTLED_AGE, SETTLED_MONTHS, SAME_CARER_MONTHS = 16, 30, 24


@dataclass(frozen=True, eq=False)
class _Placements:
    """One row a placement."""

    spell: Whole
    began: Days
    ended: Days
    """NaT while it lasts."""
    group: Whole
    """The group of its last stay."""


def three_placements(history: EpisodeHistory, day: date) -> float | None:
    """Give the share of children who had three or more placements in the twelve months to a day."""
    here = np.flatnonzero(history.spells.open_on(day))
    if not len(here) or not len(history.stays):
        return None
    placed = _placements(history)
    after = as_days(months_after(day, -12))
    lasted = np.isnat(placed.ended) | (placed.ended > after)
    counted = lasted & (placed.began <= as_days(day))
    child = history.spells.child
    number = np.bincount(child[placed.spell[counted]], minlength=int(child.max()) + 1)
    return float((number[child[here]] >= MANY).mean())


def long_term_stability(history: EpisodeHistory, day: date) -> float | None:
    """Give the share who have lived with the same carers for two years.

    Of children under 16 who have been looked after for two and a half. One placed for adoption
    counts the placement before it along.
    """
    spells = history.spells
    young = ages_on(spells.born, day) < SETTLED_AGE
    long = spells.began <= as_days(months_after(day, -SETTLED_MONTHS))
    base = spells.open_on(day) & young & long
    if not base.any() or not len(history.stays):
        return None
    settled = _with_carers_since(history, day) <= as_days(months_after(day, -SAME_CARER_MONTHS))
    return float(settled[base].mean())


def _with_carers_since(history: EpisodeHistory, day: date) -> Days:
    """Give the day since which each child has lived with the carers of a day; NaT for none."""
    placed = _placements(history)
    since = np.full(len(history.spells), np.datetime64("NaT"), dtype="datetime64[D]")
    at = as_days(day)
    now = (placed.began <= at) & (np.isnat(placed.ended) | (placed.ended > at))
    rows = np.flatnonzero(now)
    since[placed.spell[rows]] = placed.began[rows]
    adopting = rows[placed.group[rows] == GROUPS.index(PlacementGroup.ADOPTION)]
    before = adopting[(adopting > 0) & (placed.spell[adopting - 1] == placed.spell[adopting])]
    since[placed.spell[before]] = placed.began[before - 1]
    return since


def _placements(history: EpisodeHistory) -> _Placements:
    stays = history.stays
    order = np.lexsort((stays.began, stays.spell))
    spell = stays.spell[order]
    first: NDArray[np.bool_] = np.ones(len(order), dtype=np.bool_)
    first[1:] = (spell[1:] != spell[:-1]) | stays.move[order][1:]
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(order)) - 1
    return _Placements(
        spell=spell[starts],
        began=stays.began[order][starts],
        ended=stays.ended[order][ends],
        group=stays.group[order][ends].astype(np.int64),
    )
