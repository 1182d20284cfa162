"""Finding the days between which a set of returns holds every entry and every exit."""

from datetime import date, timedelta

import numpy as np

from forecasting.ages import Days, as_date

LONGEST_SILENCE = 45
"""Days without any event after which we no longer believe that the data reach the year's end."""
NEAR_APRIL = 61
"""A first end within about two months of 1 April means that the returns begin on it."""
STRAY = 400
"""An end followed by more days than this without another is a stray row, not the first year."""


def complete_window(began: Days, ended: Days, episode_ends: Days) -> tuple[date, date]:
    """Give the first and the last day on which these periods of care are all there.

    Returns hold no stay that ended before their first year: whoever left earlier is missing, so
    the first end observed marks the start. They are known to the 31 March on or after the last
    event, unless the silence before it is longer than is usual in these data.
    """
    if len(began) == 0:
        raise ValueError("There are no periods of care in these data.")
    ends = np.sort(ended[~np.isnat(ended)])
    events = np.unique(np.concatenate([began, ends, episode_ends[~np.isnat(episode_ends)]]))
    known_to = _known_to(events)
    if len(ends) == 0:
        # Nobody has left yet: a first return of open stays, trusted from its first entry on.
        return as_date(began.min()), known_to
    return _complete_from(ends), known_to


def _complete_from(ends: Days) -> date:
    gaps = np.diff(ends).astype(np.int64)
    first = 0
    while first < min(len(gaps), 3) and gaps[first] > STRAY:
        first += 1
    day = as_date(ends[first])
    april = date(day.year if day >= date(day.year, 4, 1) else day.year - 1, 4, 1)
    if (day - april).days <= NEAR_APRIL:
        return april
    return day.replace(day=1)


def _known_to(events: Days) -> date:
    last = as_date(events[-1])
    year_end = date(last.year if last <= date(last.year, 3, 31) else last.year + 1, 3, 31)
    recent = events[events > events[-1] - np.timedelta64(3 * 365, "D")]
    usual = int(np.diff(recent).astype(np.int64).max()) if len(recent) > 1 else 0
    silence = year_end - last
    return year_end if silence <= timedelta(days=min(usual, LONGEST_SILENCE)) else last
