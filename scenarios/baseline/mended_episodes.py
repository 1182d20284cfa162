"""Episodes of one child that do not fit together: each is mended and said, or refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from forecasting.ages import eighteenth_birthday
from scenarios.baseline.codes import SHORT_BREAKS
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.records import EpisodeRecord

_GOES_ON = (
    "The episode has no end though the child's next one begins later: ended on the day the next "
    "begins."
)
_STARTS_AGAIN = (
    "The episode has no end though the child starts to be looked after again later: ended on the "
    "last day of this return, or when they start again if that is earlier."
)
_NEVER_ENDED = (
    "The episode is open at the end of this return, and the child is in no later return. They are "
    "not counted as still looked after: taken to have left on the last day of this return. If they "
    "are still looked after, add them to the latest return."
)


@dataclass(slots=True)
class Seen:
    """An episode with where it was read and the last day of the return it is in."""

    episode: EpisodeRecord
    file: str
    row: int
    return_ends: date


def mended(
    of_child: list[Seen], last_return: date, born: date | None, findings: GatheredFindings
) -> list[EpisodeRecord]:
    """Give a child's episodes one after another, earliest return first; what was done is said."""
    seen = _latest_of_each_day(of_child, findings)
    _end_what_was_left_open(seen, last_return, findings)
    _part_overlaps(seen, findings)
    if born is not None:
        _check_against_birth(seen, born, findings)
    return [one.episode for one in seen]


def _latest_of_each_day(of_child: list[Seen], findings: GatheredFindings) -> list[Seen]:
    """Keep one episode of each first day. Sorting leaves equal days in the order of returns."""
    of_child.sort(key=lambda one: one.episode.began)
    kept = of_child[:1]
    for one in of_child[1:]:
        twin = kept[-1]
        if twin.episode.began != one.episode.began:
            kept.append(one)
        elif twin.file == one.file:
            _say_same_first_day(twin, one, findings)
        else:
            kept[-1] = one
    return kept


def _say_same_first_day(twin: Seen, one: Seen, findings: GatheredFindings) -> None:
    episode = one.episode
    if twin.episode == episode:
        findings.warning(
            one.file,
            "episode-twice",
            "The same episode is listed twice: counted once.",
            row=one.row,
            column="DECOM",
            value=episode.child_id,
        )
        return
    findings.error(
        one.file,
        "episodes-on-one-day",
        f"Two different episodes of this child begin on {episode.began:%d/%m/%Y} (the other is in "
        f"row {twin.row}). Correct one in the case system and export again.",
        row=one.row,
        column="DECOM",
        value=episode.child_id,
    )


def _end_what_was_left_open(
    seen: list[Seen], last_return: date, findings: GatheredFindings
) -> None:
    """End the open episodes of returns before the last, which no later return mentions."""
    for place, one in enumerate(seen):
        if one.episode.ended is not None:
            continue
        following = seen[place + 1].episode if place + 1 < len(seen) else None
        if following is not None and following.reason_new != "S":
            ends = following.began
            rule, message = "left-open-then-goes-on", _GOES_ON
        elif following is not None:
            ends = min(one.return_ends, following.began)
            rule, message = "left-open-then-starts-again", _STARTS_AGAIN
        elif one.return_ends < last_return:
            ends = one.return_ends
            rule, message = "left-open-never-ended", _NEVER_ENDED
        else:
            continue
        findings.warning(
            one.file, rule, message, row=one.row, column="DEC", value=one.episode.child_id
        )
        first_possible = one.episode.began + timedelta(days=1)
        one.episode = replace(one.episode, ended=max(ends, first_possible))


def _part_overlaps(seen: list[Seen], findings: GatheredFindings) -> None:
    """Cut an episode where the next one begins; the child stays in care to the later end.

    Short breaks are outside the stock, so they cut nothing short.
    """
    in_stock = [one for one in seen if one.episode.legal_status not in SHORT_BREAKS]
    for earlier, later in pairwise(in_stock):
        ended = earlier.episode.ended
        if ended is None or ended <= later.episode.began:
            continue
        findings.warning(
            later.file,
            "overlap",
            "The child's earlier episode has not ended when this one begins: the earlier one is "
            "cut short on that day, and being looked after lasts to the later of the two ends.",
            row=later.row,
            column="DECOM",
            value=later.episode.child_id,
        )
        earlier.episode = replace(earlier.episode, ended=later.episode.began)
        if later.episode.ended is not None and later.episode.ended < ended:
            later.episode = replace(later.episode, ended=ended)


def _check_against_birth(seen: list[Seen], born: date, findings: GatheredFindings) -> None:
    first, last = seen[0], seen[-1]
    if first.episode.began < born:
        findings.error(
            first.file,
            "episode-before-birth",
            f"The episode begins ({first.episode.began:%d/%m/%Y}) before the child was born "
            f"({born:%d/%m/%Y}). Correct one of the dates in the case system and export again.",
            row=first.row,
            column="DECOM",
            value=first.episode.child_id,
        )
    adult = eighteenth_birthday(born)
    if last.episode.began >= adult:
        findings.warning(
            last.file,
            "episode-after-18",
            "The episode begins on or after the 18th birthday: not counted as looked after.",
            row=last.row,
            column="DECOM",
            value=last.episode.child_id,
        )
    elif last.episode.ended is None and adult <= last.return_ends:
        findings.warning(
            last.file,
            "open-after-18",
            "The episode is still open after the 18th birthday: counted up to that day.",
            row=last.row,
            column="DEC",
            value=last.episode.child_id,
        )
