"""Checks on a whole return: dates far after all others, and entries that are no starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise, zip_longest

from scenarios.baseline.codes import SHORT_BREAKS
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.gathering import EpisodesOfFile
from scenarios.baseline.records import EpisodeRecord

FAR_AHEAD_DAYS = 730
"""Days without any event, after which a later date is taken to be mistyped."""
EPISODES_NEEDED = 20
"""Episodes a return must have for its silence to mean anything."""
LATEST_DAYS_LOOKED_AT = 10


def check_dates_far_ahead(file: EpisodesOfFile, findings: GatheredFindings) -> None:
    """Add an error for each episode dated years after all the others: a mistyped year."""
    limit = _last_credible_day(file)
    if limit is None:
        return
    for row, episode in zip(file.rows, file.episodes, strict=True):
        for column, day in (("DECOM", episode.began), ("DEC", episode.ended)):
            if day is not None and day > limit:
                findings.error(
                    file.file,
                    "date-far-ahead",
                    f"{day:%d/%m/%Y} is more than two years after every other date in this file "
                    f"(the last of them is {limit:%d/%m/%Y}). Is the year mistyped?",
                    row=row,
                    column=column,
                    value=f"{day:%d/%m/%Y}",
                )


def check_entries_are_starts(
    episodes: Iterable[EpisodeRecord], file: str, findings: GatheredFindings
) -> None:
    """Count the periods of care that begin, after the first end seen, with no start (RNE S).

    One that follows a short break may: there the legal status changed.
    """
    account = list(episodes)
    first_end = _first_end_of_care(account)
    if first_end is None:
        return
    ends_of: dict[str, set[date | None]] = {}
    for episode in account:
        earlier_ends = ends_of.setdefault(episode.child_id, set())
        goes_on = episode.began in earlier_ends
        earlier_ends.add(episode.ended)
        if goes_on or episode.reason_new == "S" or episode.legal_status in SHORT_BREAKS:
            continue
        if episode.began >= first_end:
            findings.warning(
                file,
                "entry-is-no-start",
                "A period of care begins with an episode whose reason is not S (started), so what "
                "came before it is missing: counted as an entry on that day.",
                column="RNE",
                value=episode.child_id,
            )


def _first_end_of_care(account: Sequence[EpisodeRecord]) -> date | None:
    """Give the first day on which anybody stopped being looked after."""
    stock = [episode for episode in account if episode.legal_status not in SHORT_BREAKS]
    ends = (
        episode.ended
        for episode, following in zip_longest(stock, stock[1:])
        if following is None
        or following.child_id != episode.child_id
        or following.began != episode.ended
    )
    return min((end for end in ends if end is not None), default=None)


def _last_credible_day(file: EpisodesOfFile) -> date | None:
    """Give the day before the first long silence among the latest days, or None for no silence."""
    if len(file.episodes) < EPISODES_NEEDED:
        return None
    days = {episode.began for episode in file.episodes}
    days |= {episode.ended for episode in file.episodes if episode.ended is not None}
    latest: Sequence[date] = sorted(days)[-LATEST_DAYS_LOOKED_AT:]
    for day, following in pairwise(latest):
        if (following - day).days > FAR_AHEAD_DAYS:
            return day
    return None
