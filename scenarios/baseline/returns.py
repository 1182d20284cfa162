"""Makes one account of each child out of one or several years' returns.

The later return wins for the same child and first day. An episode that an old return leaves open
and no later return mentions is ended on that return's last day, and said so: the child may have
left on any day of the year that followed, but was certainly not looked after for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from forecasting.ages import ADULT, eighteenth_birthday
from scenarios.baseline.codes import SHORT_BREAKS
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.gathering import ChildrenOfFile, EpisodesOfFile, Gathering
from scenarios.baseline.records import ChildRecord, EpisodeRecord
from scenarios.baseline.return_checks import check_dates_far_ahead, check_entries_are_starts

YEAR_END_WITHIN = 60
"""Days before 31 March within which the last event of a return must lie to be that year's."""
OVERRUN = 7
"""Days after 31 March that a return's last end may lie without making it the next year's."""
_PART_NOT_READ = frozenset(
    {
        "column-missing",
        "column-twice",
        "file-empty",
        "file-locked",
        "file-too-large",
        "file-unreadable",
        "file-unknown",
        "no-rows",
        "not-text",
        "row-length",
        "row-too-long",
        "row-unreadable",
    }
)
"""Errors after which children missing from the header are the consequence and not the fault."""
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
_YEAR = re.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")


@dataclass(slots=True)
class _Seen:
    """An episode with where it was read and the last day of the return it is in."""

    episode: EpisodeRecord
    file: str
    row: int
    return_ends: date


_Return = tuple[date, EpisodesOfFile]
"""A return with the last day it covers."""
_Read = tuple[EpisodeRecord, _Return, int]
"""An episode with the return and the row it was read from."""


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
        of_folder = _children(headers, folder, gathering)
        _say_who_has_no_header(returns, of_folder, headers, gathering.findings)
        of_returns = _episodes(returns, of_folder, gathering.findings)
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


def _in_order(files: list[EpisodesOfFile]) -> list[_Return]:
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


def _children(
    headers: list[ChildrenOfFile], folder: Path, gathering: Gathering
) -> dict[str, ChildRecord]:
    """Give the children of a folder by number; of two returns, the later one's account of them."""
    known: dict[str, ChildRecord] = {}
    for header in headers:
        in_this_file: dict[str, ChildRecord] = {}
        for row, child in zip(header.rows, header.children, strict=True):
            twin = in_this_file.get(child.child_id)
            if twin is not None:
                _say_twice(header.file, row, twin, child, gathering.findings)
                continue
            in_this_file[child.child_id] = child
            earlier = known.get(child.child_id)
            if earlier is not None and earlier.born != child.born:
                gathering.findings.warning(
                    header.file,
                    "born-differs-between-returns",
                    "The date of birth differs from an earlier return's: the later one is used.",
                    row=row,
                    column="DOB",
                    value=child.child_id,
                )
        known.update(in_this_file)
    if folder not in gathering.uasc_folders:
        return known
    return {
        number: ChildRecord(
            child.child_id,
            child.born,
            child.sex,
            bool(child.uasc) or (folder, number) in gathering.uasc,
            child.area,
        )
        for number, child in known.items()
    }


def _say_twice(
    file: str, row: int, twin: ChildRecord, child: ChildRecord, findings: GatheredFindings
) -> None:
    if twin.born == child.born:
        findings.warning(
            file,
            "child-twice",
            "The child is listed twice with the same date of birth: counted once.",
            row=row,
            column="CHILD",
            value=child.child_id,
        )
        return
    findings.error(
        file,
        "child-twice-born-differs",
        f"The child is listed twice with different dates of birth ({twin.born:%d/%m/%Y} and "
        f"{child.born:%d/%m/%Y}). Correct it in the case system and export again.",
        row=row,
        column="DOB",
        value=child.child_id,
    )


def _say_who_has_no_header(
    returns: list[_Return],
    children: dict[str, ChildRecord],
    headers: list[ChildrenOfFile],
    findings: GatheredFindings,
) -> None:
    if returns and not headers and not findings.has_error_of(_PART_NOT_READ):
        findings.error(
            returns[0][1].file,
            "no-header-table",
            "There are episodes but no header table, which holds the dates of birth. Add the "
            "header file (CHILD, SEX, DOB, ...) of the same return.",
        )
        return
    if headers and not returns and not findings.any_errors():
        findings.error(
            headers[0].file,
            "no-episodes-table",
            "There is a header table but no episodes table. Add the episodes file (CHILD, DECOM, "
            "RNE, ...) of the same return.",
        )
    if findings.has_error_of(_PART_NOT_READ):
        return  # the child may well be in what could not be read
    said: set[str] = set().union(*(header.named for header in headers))
    for _, file in returns:
        for row, episode in zip(file.rows, file.episodes, strict=True):
            if episode.child_id in children or episode.child_id in said:
                continue
            said.add(episode.child_id)
            findings.error(
                file.file,
                "child-without-header",
                "The child has episodes but is not in the header, so the date of birth is not "
                "known. Add the child to the header and read again.",
                row=row,
                column="CHILD",
                value=episode.child_id,
            )


def _episodes(
    returns: list[_Return],
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
        seen = _latest_of_each_day(
            [_Seen(e, f.file, row, ends) for e, (ends, f), row in read], findings
        )
        _end_what_was_left_open(seen, last_return, findings)
        _part_overlaps(seen, findings)
        if child is not None:
            _check_against_birth(seen, child.born, findings)
        kept += [one.episode for one in seen]
    return kept


def _by_child(returns: list[_Return]) -> dict[str, list[_Read]]:
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
    of_return: _Return,
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


def _latest_of_each_day(of_child: list[_Seen], findings: GatheredFindings) -> list[_Seen]:
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


def _say_same_first_day(twin: _Seen, one: _Seen, findings: GatheredFindings) -> None:
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
    seen: list[_Seen], last_return: date, findings: GatheredFindings
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


def _part_overlaps(seen: list[_Seen], findings: GatheredFindings) -> None:
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


def _check_against_birth(seen: list[_Seen], born: date, findings: GatheredFindings) -> None:
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
