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
from scenarios.baseline.gathering import ChildrenOfFile, EpisodesOfFile, Gathering
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
    areas = _area_names(folders)
    children: list[ChildRecord] = []
    episodes: list[EpisodeRecord] = []
    for folder in folders:
        returns = _in_order([f for f in gathering.episodes if f.folder == folder])
        headers = _headers_in_order([f for f in gathering.children if f.folder == folder])
        of_folder = children_of_headers(headers, folder, gathering)
        say_who_has_no_header(returns, of_folder, headers, gathering.findings)
        of_returns = episodes_of_returns(returns, of_folder, gathering.findings)
        for _, file in returns:
            check_dates_far_ahead(file, gathering.findings)
        if returns:
            check_entries_are_starts(of_returns, returns[0][1].file, gathering.findings)
        area = areas[folder]
        children += [
            child if child.area == area else replace(child, area=area)
            for child in of_folder.values()
        ]
        episodes += [
            episode if episode.area == area else replace(episode, area=area)
            for episode in of_returns
        ]
    return tuple(children), tuple(episodes)


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
    years = [_YEAR.search(Path(f.file).name) for _, f in with_days]
    if all(years) and len({y[0] for y in years if y}) == len(years):
        order = sorted(range(len(years)), key=lambda at: str(years[at] and years[at][0]))  # type: ignore[index]
        return [with_days[at] for at in order]
    return sorted(with_days, key=lambda pair: (pair[0], pair[1].file))


def _headers_in_order(files: list[ChildrenOfFile]) -> list[ChildrenOfFile]:
    return sorted(files, key=lambda f: f.file)


def _days(file: EpisodesOfFile) -> Iterable[date]:
    for episode in file.episodes:
        yield episode.began if episode.ended is None else episode.ended
