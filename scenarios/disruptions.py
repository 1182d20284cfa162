"""Placements that ended as nobody planned, read from the reasons in a return: a range.

About a quarter of the reasons in English returns are OTHER (14,570 of 59,140 in 2024-25, DfE), so
what is known to be a disruption is the least, and with those of unknown reason it is the most.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from forecasting.ages import months_after
from forecasting.history import EpisodeHistory
from forecasting.kpis import EVERYONE, Indicator, Reading, rolled
from scenarios.baseline.records import EpisodeRecord

DISRUPTION = ("CREQB", "CREQO", "CHILD", "LAREQ")
"""The carers, the child or the authority asked for the end."""
UNKNOWN = ("OTHER", "")
CARER_CHANGED = ("P", "B")
SHORT_BREAKS = ("V3", "V4")
TEMPORARY = "T"
"""Placement codes that begin so are a stay away, and no placement of their own."""
PER = 100


def disruptions(
    history: EpisodeHistory, episodes: Sequence[EpisodeRecord], months: int
) -> Iterator[Reading]:
    """Give how many placements were disrupted in the twelve months to each day, for 100 children.

    At least and at most; None where the twelve months are not all known, nobody was looked after,
    or no reason at all is recorded.
    """
    of_one_area = len({each.area for each in episodes}) == 1  # then its folder may have any name
    moves = list(_moves(e for e in episodes if of_one_area or e.area == history.area))
    recorded = any(reason for _, reason in moves)
    days = [months_after(history.known_to, -month) for month in range(months + 36, -1, -1)]
    for indicator, reasons in (
        (Indicator.DISRUPTED_AT_LEAST, DISRUPTION),
        (Indicator.DISRUPTED_AT_MOST, (*DISRUPTION, *UNKNOWN)),
    ):
        ends = sorted(day for day, reason in moves if reason in reasons)
        values = [_rate(history, ends, day) if recorded else None for day in days]
        yield from rolled(indicator, days, values)[-months - 1 :]


def _moves(episodes: Iterable[EpisodeRecord]) -> Iterator[tuple[date, str]]:
    """Give the day and the reason of each change of carer from one placement to the next."""
    placed = (
        each
        for each in episodes
        if each.legal_status not in SHORT_BREAKS and not each.placement_type.startswith(TEMPORARY)
    )
    in_order = sorted(placed, key=lambda each: (each.child_id, each.began))
    for before, after in pairwise(in_order):
        same = before.child_id == after.child_id and before.ended == after.began
        if same and before.ended is not None and after.reason_new in CARER_CHANGED:
            yield before.ended, before.reason_moved


def _rate(history: EpisodeHistory, ends: Sequence[date], day: date) -> float | None:
    year_ago = months_after(day, -12)
    if year_ago < history.complete_from:
        return None
    children = int(history.looked_after(day, EVERYONE)[0])
    if children == 0:
        return None
    return PER * (bisect_right(ends, day) - bisect_right(ends, year_ago)) / children
