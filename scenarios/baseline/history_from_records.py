"""Makes histories of what was read: one for each folder of episodes, list or area of counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forecasting.history import Count, CountHistory, History
from scenarios.baseline.history_of_a_list import snapshot_histories
from scenarios.baseline.history_of_episodes import episode_histories
from scenarios.baseline.records import Records


def histories(records: Records, area: str | None = None) -> tuple[History, ...]:
    """Give every history, or that of one area; ValueError names the areas when it is not there.

    The area of a folder of episodes is its name, unless an about table or `area` says otherwise.
    """
    found: list[History] = [pair.history for pair in episode_histories(records)]
    found += snapshot_histories(records, {history.area for history in found})
    found += _count_histories(records)
    if area is None:
        return tuple(found)
    wanted = area.casefold()
    chosen = [history for history in found if wanted in _names(history)]
    if chosen:
        return tuple(chosen)
    if len(found) == 1 and not records.counts:
        return (_renamed(found[0], area),)
    raise ValueError(f'There is no area called "{area}" in these data. {_areas_there(found)}')


def _count_histories(records: Records) -> list[History]:
    """Give the counts of each area by its code: names are spelt one way and another."""
    by_code: dict[str, list[Count]] = {}
    for count in records.counts:
        by_code.setdefault(count.area_code, []).append(count)
    return [CountHistory(counts[-1].area, code, tuple(counts)) for code, counts in by_code.items()]


def _names(history: History) -> set[str]:
    names = {history.area.casefold()}
    if isinstance(history, CountHistory):
        names.add(history.area_code.casefold())
    return names


def _renamed(history: History, area: str) -> History:
    return replace(history, area=area)


def _areas_there(found: Sequence[History]) -> str:
    names = [history.area for history in found]
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"There are: {', '.join(names[:12])}{more}." if names else "There is none at all."
