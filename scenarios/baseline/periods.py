"""Periods of care and the stays in them, made of a child's episodes.

An *episode* ends whenever the home, the carer or the legal status changes; a *stay* lasts as long
as the child lives with the same carers; a *period of care* is a run of episodes without a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from forecasting.placement import PlacementGroup
from scenarios.baseline.codes import (
    CHANGES_OF_CARER,
    FULL_ORDERS,
    PLACEMENT_GROUPS,
    SHORT_BREAKS,
    TEMPORARY_PLACEMENTS,
)
from scenarios.baseline.records import EpisodeRecord


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay in one kind of place; `move` when it began with a change of carer."""

    group: PlacementGroup
    began: date
    ended: date | None
    move: bool


@dataclass(frozen=True, slots=True)
class Period:
    """A period of care of one child; the end is exclusive, None while it lasts."""

    child_id: str
    began: date
    ended: date | None
    stays: tuple[Stay, ...]
    legal_status: str
    """On the first day."""
    ordered: date | None
    """The first day under a full order, if there was one."""


def periods_of(episodes: Iterable[EpisodeRecord]) -> Iterator[Period]:
    """Give the periods of care of episodes sorted by child and first day, short breaks left out."""
    for run in _runs(episodes):
        ordered = next((e.began for e in run if e.legal_status in FULL_ORDERS), None)
        yield Period(
            run[0].child_id,
            run[0].began,
            run[-1].ended,
            tuple(_stays(run)),
            run[0].legal_status,
            ordered,
        )


def lived_in(episodes: Iterable[EpisodeRecord], day: date) -> str | None:
    """Give the placement code a child is counted under on a day; None when not looked after.

    The episodes are those of one child in order of their first days. A temporary placement counts
    as the last other one of the same period.
    """
    code: str | None = None
    for period_episodes in _runs(episodes):
        for episode in period_episodes:
            if episode.began > day:
                break
            if episode.placement_type not in TEMPORARY_PLACEMENTS or code is None:
                code = episode.placement_type
        else:
            last = period_episodes[-1]
            if last.ended is not None and last.ended <= day:
                code = None
    return code


def last_move(episodes: Iterable[EpisodeRecord], day: date) -> date | None:
    """Give the day of the last change of carer by a day, of the period it falls in; None if none.

    The episodes are those of one child in order of their first days.
    """
    moves = [
        stay.began
        for period in periods_of(episodes)
        if period.began <= day and (period.ended is None or period.ended > day)
        for stay in period.stays
        if stay.move and stay.began <= day
    ]
    return max(moves, default=None)


def _runs(episodes: Iterable[EpisodeRecord]) -> Iterator[list[EpisodeRecord]]:
    run: list[EpisodeRecord] = []
    for episode in episodes:
        if episode.legal_status in SHORT_BREAKS:
            continue
        if run and not _goes_on(run[-1], episode):
            yield run
            run = []
        run.append(episode)
    if run:
        yield run


def _goes_on(earlier: EpisodeRecord, later: EpisodeRecord) -> bool:
    return earlier.child_id == later.child_id and earlier.ended == later.began


def _stays(run: Sequence[EpisodeRecord]) -> Iterator[Stay]:
    """Give stays: a new one where the carer changes or the kind of place does."""
    first, group, move = run[0], _first_group(run), False
    last_settled: EpisodeRecord | None = None
    for episode in run:
        if episode.placement_type in TEMPORARY_PLACEMENTS:
            continue
        now = PLACEMENT_GROUPS.get(episode.placement_type, PlacementGroup.OTHER)
        if last_settled is not None:
            changes_carer = _changes_carer(last_settled, episode)
            if changes_carer or now is not group:
                yield Stay(group, first.began, episode.began, move)
                first, group, move = episode, now, changes_carer
        last_settled = episode
    yield Stay(group, first.began, run[-1].ended, move)


def _first_group(run: Sequence[EpisodeRecord]) -> PlacementGroup:
    for episode in run:
        if episode.placement_type not in TEMPORARY_PLACEMENTS:
            return PLACEMENT_GROUPS.get(episode.placement_type, PlacementGroup.OTHER)
    return PlacementGroup.OTHER


def _changes_carer(earlier: EpisodeRecord, later: EpisodeRecord) -> bool:
    """Whether the carer changed; coming back from a temporary placement to the same is no move."""
    if later.reason_new not in CHANGES_OF_CARER:
        return False
    came_back = (
        earlier.ended != later.began
        and earlier.placement_type == later.placement_type
        and earlier.home_urn == later.home_urn
    )
    return not came_back
