"""The episodes of each child out of one or several returns: most children's need nothing mended."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from forecasting.ages import ADULT
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.gathering import EpisodesOfFile
from scenarios.baseline.mended_episodes import Seen, mended
from scenarios.baseline.records import ChildRecord, EpisodeRecord

Return = tuple[date, EpisodesOfFile]
"""A return with the last day it covers."""
_Read = tuple[EpisodeRecord, Return, int]
"""An episode with the return and the row it was read from."""


def episodes_of_returns(
    returns: list[Return],
    children: dict[str, ChildRecord],
    findings: GatheredFindings,
) -> list[EpisodeRecord]:
    """Give the episodes of every child, in order; most children's need nothing done to them."""
    last_return = max((ends for ends, _ in returns), default=date.min)
    kept: list[EpisodeRecord] = []
    for number, read in _by_child(returns).items():
        child = children.get(number)
        latest = _of_later_returns(read)
        of_child = [episode for episode, _, _ in latest]
        if _is_sound(of_child, last_return, latest[-1][1], child):
            kept += of_child
            continue
        seen = [Seen(e, f.file, row, ends) for e, (ends, f), row in read]
        kept += mended(seen, last_return, None if child is None else child.born, findings)
    return kept


def _by_child(returns: list[Return]) -> dict[str, list[_Read]]:
    """Give each child's episodes with the return and row of each, earliest return first."""
    by_child: dict[str, list[_Read]] = {}
    for one in returns:
        file = one[1]
        for row, episode in zip(file.rows, file.episodes, strict=True):
            if episode.child_id in by_child:
                by_child[episode.child_id].append((episode, one, row))
            else:
                by_child[episode.child_id] = [(episode, one, row)]
    return by_child


def _of_later_returns(read: list[_Read]) -> list[_Read]:
    """Put a child's episodes in order; of two returns, the later one's account of a first day.

    An episode that stands twice in one return is left there, for somebody to say so.
    """
    if all(earlier[0].began < later[0].began for earlier, later in pairwise(read)):
        return read
    latest: list[_Read] = []
    for one in sorted(read, key=lambda one: one[0].began):
        if latest and latest[-1][0].began == one[0].began and latest[-1][1] is not one[1]:
            latest[-1] = one
        else:
            latest.append(one)
    return latest


def _is_sound(
    episodes: list[EpisodeRecord],
    last_return: date,
    of_return: Return,
    child: ChildRecord | None,
) -> bool:
    """Whether episodes follow each other, only the very last may be open, and the ages fit."""
    if any(
        earlier.ended is None or earlier.ended > later.began
        for earlier, later in pairwise(episodes)
    ):
        return False
    first, last = episodes[0], episodes[-1]
    if last.ended is None and of_return[0] < last_return:
        return False
    if child is None:
        return True
    latest = of_return[0] if last.ended is None else last.began
    return child.born <= first.began and latest.year < child.born.year + ADULT
