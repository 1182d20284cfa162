"""Short breaks: a service of its own, outside the number of children looked after.

Places are counted in nights a year, and what was used in days of the last year, from the episodes
of legal status V3 and V4. England allows at most 17 days at a time and 75 in a year (rule B1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scenarios.baseline.codes import SHORT_BREAKS
from scenarios.baseline.records import EpisodeRecord

LONGEST_STAY, MOST_IN_A_YEAR = 17, 75
NIGHTS = 365


@dataclass(frozen=True, slots=True)
class ShortBreaks:
    """What was used in the twelve months to the data date."""

    children: int
    days: int
    longest_stay: int
    children_over_the_year: int
    """With more than 75 days in the twelve months."""
    stays_too_long: int
    """Of more than 17 days."""


def short_breaks_of(episodes: Iterable[EpisodeRecord], as_of: date) -> ShortBreaks:
    """Count the short breaks of the last year; an open one counts to the data date."""
    first = as_of - timedelta(days=NIGHTS)
    days: dict[str, int] = {}
    stays: list[int] = []
    for episode in episodes:
        ended = min(episode.ended or as_of, as_of)
        if episode.legal_status not in SHORT_BREAKS or ended <= first or episode.began > as_of:
            continue
        stays.append((ended - episode.began).days)
        within = (ended - max(episode.began, first)).days
        days[episode.child_id] = days.get(episode.child_id, 0) + within
    return ShortBreaks(
        children=len(days),
        days=sum(days.values()),
        longest_stay=max(stays, default=0),
        children_over_the_year=_more_than(MOST_IN_A_YEAR, list(days.values())),
        stays_too_long=_more_than(LONGEST_STAY, stays),
    )


def _more_than(most: int, counts: Sequence[int]) -> int:
    return sum(count > most for count in counts)
