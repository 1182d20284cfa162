"""The history of each folder of episodes: periods of care, and the children behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import eighteenth_birthday
from forecasting.history import (
    EpisodeHistory,
    complete_window,
)
from forecasting.placement import GROUPS
from forecasting.spells import ROUTES, Route, Spells, Stays
from matching.rubbish import no_search_for_rubbish
from scenarios.baseline.codes import BY_AGREEMENT
from scenarios.baseline.periods import Period, periods_of
from scenarios.baseline.records import EpisodeRecord, Records

NOT_KNOWN = -1
"""The family of a child whose brothers and sisters are not known."""
_FIRST = date(1970, 1, 1).toordinal()
_NOT_YET = int(np.datetime64("NaT").astype(np.int64))


@dataclass(frozen=True, slots=True)
class EpisodeHistoryOfChildren:
    """An episode history with the number of the child behind each of its periods."""

    history: EpisodeHistory
    child_ids: tuple[str, ...]

    def open_now(self) -> Mapping[str, int]:
        """Give the row of the present period of each child looked after on the last day known."""
        rows = np.flatnonzero(self.history.spells.open_on(self.history.known_to))
        return {self.child_ids[row]: int(row) for row in rows}


def episode_histories(records: Records) -> tuple[EpisodeHistoryOfChildren, ...]:
    """Give the history of each folder of episodes, with the children behind the periods."""
    by_area: dict[str, list[EpisodeRecord]] = {}
    for episode in records.episodes:
        by_area.setdefault(episode.area, []).append(episode)
    families = _families(records)
    alone = len(by_area) == 1
    about = records.about
    with no_search_for_rubbish():
        return tuple(
            _episode_history(
                (about.area if alone and about is not None else None) or area,
                episodes,
                {child.child_id: child.born for child in records.children if child.area == area},
                {child.child_id for child in records.children if child.area == area and child.uasc},
                families,
                records,
            )
            for area, episodes in by_area.items()
        )


def _episode_history(
    area: str,
    episodes: Iterable[EpisodeRecord],
    born: Mapping[str, date],
    unaccompanied: Set[str],
    families: Mapping[str, int],
    records: Records,
) -> EpisodeHistoryOfChildren:
    periods = [
        period
        for period in periods_of(episodes)
        if period.child_id in born
        and born[period.child_id] <= period.began < eighteenth_birthday(born[period.child_id])
    ]
    if not periods:
        raise ValueError(
            f"{area}: there is no period of care in the episodes (short breaks, V3 and V4, do not "
            "count). Are these the right files?"
        )
    spells = _spells(periods, born, unaccompanied, families)
    stays = _stays(periods)
    complete_from, known_to = complete_window(spells.began, spells.ended, stays.ended)
    about = records.about
    if about is not None:
        complete_from = about.data_from or complete_from
        known_to = about.data_to or known_to
    history = EpisodeHistory(area, spells, stays, complete_from, known_to)
    ids = tuple(period.child_id for period in periods)
    if about is None or about.data_to is None:
        return EpisodeHistoryOfChildren(history, ids)
    begun = spells.began <= np.datetime64(about.data_to)
    seen = tuple(child for child, kept in zip(ids, begun, strict=True) if kept)
    return EpisodeHistoryOfChildren(history.seen_on(about.data_to), seen)


def _spells(
    periods: Sequence[Period],
    born: Mapping[str, date],
    unaccompanied: Set[str],
    families: Mapping[str, int],
) -> Spells:
    number: dict[str, int] = {}
    return Spells(
        child=np.array(
            [number.setdefault(p.child_id, len(number)) for p in periods], dtype=np.int64
        ),
        born=_days([born[period.child_id] for period in periods]),
        began=_days([period.began for period in periods]),
        ended=_days([period.ended for period in periods]),
        family=np.array([families.get(p.child_id, NOT_KNOWN) for p in periods], dtype=np.int64),
        route=np.array(
            [ROUTES.index(_route(p, p.child_id in unaccompanied)) for p in periods], dtype=np.int8
        ),
        ordered=_days([period.ordered for period in periods]),
    )


def _route(period: Period, unaccompanied: bool) -> Route:
    if unaccompanied:
        return Route.UNACCOMPANIED
    if not period.legal_status:
        return Route.NOT_KNOWN
    return Route.AGREEMENT if period.legal_status in BY_AGREEMENT else Route.ORDER


def _stays(periods: Sequence[Period]) -> Stays:
    flat = [(spell, stay) for spell, period in enumerate(periods) for stay in period.stays]
    return Stays(
        spell=np.array([spell for spell, _ in flat], dtype=np.int64),
        group=np.array([GROUPS.index(stay.group) for _, stay in flat], dtype=np.int8),
        began=_days([stay.began for _, stay in flat]),
        ended=_days([stay.ended for _, stay in flat]),
        move=np.array([stay.move for _, stay in flat], dtype=np.bool_),
    )


def _days(days: Sequence[date | None]) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    # By their numbers: making one numpy day from a date takes ten times as long.
    numbers = (_NOT_YET if day is None else day.toordinal() - _FIRST for day in days)
    return np.fromiter(numbers, dtype=np.int64, count=len(days)).view("datetime64[D]")


def _families(records: Records) -> dict[str, int]:
    """Give brothers and sisters the same number, from the word they share in the needs table."""
    number: dict[str, int] = {}
    return {
        needs.child_id: number.setdefault(needs.siblings, len(number))
        for needs in records.needs
        if needs.siblings is not None
    }
