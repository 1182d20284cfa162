"""Makes one account of each child out of one or several years' returns.

The later return wins for the same child and first day. An episode that an old return leaves open
and no later return mentions is ended on that return's last day, and said so: the child may have
left on any day of the year that followed, but was certainly not looked after for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from scenarios.baseline.children_of_headers import children_of_headers, say_who_has_no_header
from scenarios.baseline.episodes_of_returns import Return, episodes_of_returns
from scenarios.baseline.gathering import EpisodesOfFile, Gathering
from scenarios.baseline.records import ChildRecord, EpisodeRecord
from scenarios.baseline.return_checks import check_dates_far_ahead, check_entries_are_starts

YEAR_END_WITHIN = 60
"""Days before 31 March within which the last event of a return must lie to be that year's."""
OVERRUN = 7
"""Days after 31 March that a return's last end may lie without making it the next year's."""
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")


def children_and_episodes(
    gathering: Gathering,
) -> tuple[tuple[ChildRecord, ...], tuple[EpisodeRecord, ...]]:
    """Put together the children and episodes of every folder, in the order of their returns."""
    folders = sorted(
        {f.folder for f in gathering.episodes} | {f.folder for f in gathering.children}
    )
    children: list[ChildRecord] = []
    episodes: list[EpisodeRecord] = []
    for folder, area in _area_names(folders).items():
        of_headers, of_returns = _of_folder(folder, gathering)
        children += [
            child if child.area == area else replace(child, area=area) for child in of_headers
        ]
        episodes += [
            episode if episode.area == area else replace(episode, area=area)
            for episode in of_returns
        ]
    return tuple(children), tuple(episodes)


def _of_folder(
    folder: Path, gathering: Gathering
) -> tuple[Iterable[ChildRecord], Sequence[EpisodeRecord]]:
    """Put together what one folder holds, and check it as a whole."""
    returns = _in_order([f for f in gathering.episodes if f.folder == folder])
    headers = sorted(
        (f for f in gathering.children if f.folder == folder), key=lambda header: header.file
    )
    children = children_of_headers(headers, folder, gathering)
    say_who_has_no_header(returns, children, headers, gathering.findings)
    episodes = episodes_of_returns(returns, children, gathering.findings)
    for _, file in returns:
        check_dates_far_ahead(file, gathering.findings)
    if returns:
        check_entries_are_starts(episodes, returns[0][1].file, gathering.findings)
    return children.values(), episodes


def last_day_of_return(days: Iterable[date]) -> date:
    """Give the last day a return covers: 31 March where its last event is near it."""
    latest = max(days)
    before = latest - timedelta(days=OVERRUN)
    year_end = date(before.year + (before > date(before.year, 3, 31)), 3, 31)
    return year_end if (year_end - latest).days <= YEAR_END_WITHIN else latest


def _area_names(folders: Sequence[Path]) -> dict[Path, str]:
    """Name areas by their folders; two folders of one name by the folder above as well."""
    names = [folder.name for folder in folders]
    return {
        folder: folder.name
        if names.count(folder.name) == 1
        else f"{folder.parent.name}/{folder.name}"
        for folder in folders
    }


def _in_order(files: list[EpisodesOfFile]) -> list[Return]:
    """Give returns with their last days, earliest first: by the years in the names if they have."""
    with_days = [(last_day_of_return(_days(f)), f) for f in files if f.episodes]
    by_year = {year[0]: one for one in with_days if (year := _YEAR.search(Path(one[1].file).name))}
    if len(by_year) == len(with_days):
        return [by_year[year] for year in sorted(by_year)]
    return sorted(with_days, key=lambda one: (one[0], one[1].file))


def _days(file: EpisodesOfFile) -> Iterable[date]:
    for episode in file.episodes:
        yield episode.began if episode.ended is None else episode.ended
