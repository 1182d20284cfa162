"""Reads Standard Safeguarding Dataset tables: the extract that is the same for every case system.

Source of the layout: data-to-insight/ssd-data-model `docs/admin/data_objects_specification.csv`.
People, episodes, placements and legal statuses are four tables there; one account is made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from scenarios.baseline.columns import Column, ColumnKind
from scenarios.baseline.dates import DatesRead, iso_date_at_midnight
from scenarios.baseline.episode_checks import EpisodeChecks
from scenarios.baseline.gathering import (
    ChildrenOfFile,
    EpisodesOfFile,
    Gathering,
    SsdRow,
    TableKind,
    telling,
)
from scenarios.baseline.header_rows import child_from
from scenarios.baseline.records import EpisodeRecord
from scenarios.baseline.text_table import TextTable

_TEXT, _DATE = ColumnKind.TEXT, ColumnKind.DATE

PERSON: tuple[Column, ...] = (
    Column("pers_person_id", _TEXT, True, "the child's number"),
    Column("pers_sex", _TEXT, True, "M or F"),
    Column("pers_dob", _DATE, True, "date of birth"),
)
EPISODES: tuple[Column, ...] = (
    Column("clae_person_id", _TEXT, True, "the child's number"),
    Column("clae_cla_episode_start_date", _DATE, True, "day the episode began"),
    Column("clae_cla_episode_start_reason", _TEXT, True, "as RNE of the return"),
    Column("clae_cla_primary_need_code", _TEXT, False, "as CIN of the return"),
    Column("clae_cla_episode_ceased_date", _DATE, True, "day it ended; empty while it lasts"),
    Column("clae_cla_episode_ceased_reason", _TEXT, False, "as REC of the return"),
    Column("clae_cla_placement_id", _TEXT, True, "the placement, as in ssd_cla_placement"),
)
PLACEMENT: tuple[Column, ...] = (
    Column("clap_cla_placement_id", _TEXT, True, "the placement"),
    Column("clap_cla_placement_type", _TEXT, True, "as PLACE of the return"),
    Column("clap_cla_placement_provider", _TEXT, False, "as PLACE_PROVIDER of the return"),
    Column("clap_cla_placement_change_reason", _TEXT, False, "as REASON_PLACE_CHANGE"),
    Column("clap_cla_placement_urn", _TEXT, False, "number of the home"),
)
LEGAL_STATUS: tuple[Column, ...] = (
    Column("lega_person_id", _TEXT, True, "the child's number"),
    Column("lega_legal_status", _TEXT, True, "as LS of the return"),
    Column("lega_legal_status_start_date", _DATE, True, "day it began"),
    Column("lega_legal_status_end_date", _DATE, True, "day it ended"),
)
NOT_KNOWN_STATUS = "C2"
"""Stands in for the check of the codes where there is no table of legal statuses."""

SSD_LAYOUT: tuple[tuple[str, tuple[Column, ...]], ...] = (
    ("ssd_cla_episodes", EPISODES),
    ("ssd_cla_placement", PLACEMENT),
    ("ssd_legal_status", LEGAL_STATUS),
    ("ssd_person", PERSON),
)


def _kind(name: str, columns: tuple[Column, ...]) -> TableKind:
    def read(table: TextTable, gathering: Gathering) -> int:
        pick = table.picker(*(column.name for column in columns))
        tables = gathering.ssd.setdefault(table.opened.file.folder, {})
        rows = tables.setdefault(name, [])
        before = len(rows)
        rows += [(table.name, row, pick(cells)) for row, cells in table.rows()]
        return len(rows) - before

    return TableKind(name, columns, telling(columns[0].name, columns[1].name), read)


SSD_TABLES: tuple[TableKind, ...] = tuple(_kind(name, columns) for name, columns in SSD_LAYOUT)


def join_ssd_tables(gathering: Gathering) -> None:
    """Add the children and episodes of the tables, once all files are read."""
    for folder, tables in gathering.ssd.items():
        episodes = tables.get("ssd_cla_episodes", [])
        _say_what_is_not_there(tables, gathering)
        looked_after = {cells[0] for _, _, cells in episodes}
        people = [row for row in tables.get("ssd_person", []) if row[2][0] in looked_after]
        gathering.children += _children(people, folder, gathering)
        gathering.episodes += _episodes(tables, folder, gathering)


def _say_what_is_not_there(tables: dict[str, list[SsdRow]], gathering: Gathering) -> None:
    some = next((rows[0][0] for rows in tables.values() if rows), None)
    if some is None:
        return
    for needed in ("ssd_cla_episodes", "ssd_person", "ssd_cla_placement"):
        if needed not in tables:
            gathering.findings.error(
                some, "ssd-table-missing", f"The table {needed} is not there. Add it."
            )
    if "ssd_legal_status" not in tables:
        gathering.findings.warning(
            some,
            "ssd-no-legal-status",
            "The table ssd_legal_status is not there, so short breaks cannot be left out.",
        )


def _by_file(rows: list[SsdRow]) -> Iterator[tuple[str, list[SsdRow]]]:
    for file in dict.fromkeys(file for file, _, _ in rows):
        yield file, [row for row in rows if row[0] == file]


def _children(rows: list[SsdRow], folder: Path, gathering: Gathering) -> Iterator[ChildrenOfFile]:
    dates = DatesRead(iso_date_at_midnight)
    for file, of_file in _by_file(rows):
        found = ChildrenOfFile(file, folder)
        for _, row, (number, sex, born) in of_file:
            found.named.add(number)
            cells = (number, sex[:1], born, "")
            child = child_from(cells, dates, gathering.findings, file, row, folder.name)
            if child is not None:
                found.rows.append(row)
                found.children.append(child)
        yield found


def _episodes(
    tables: dict[str, list[SsdRow]], folder: Path, gathering: Gathering
) -> Iterator[EpisodesOfFile]:
    dates = DatesRead(iso_date_at_midnight)
    placements = {cells[0]: cells for _, _, cells in tables.get("ssd_cla_placement", [])}
    statuses = _statuses(tables.get("ssd_legal_status", []), dates, gathering)
    for file, rows in _by_file(tables.get("ssd_cla_episodes", [])):
        found = EpisodesOfFile(file, folder)
        checks = EpisodeChecks(file, gathering.findings)
        for _, row, (child, start, new, need, ceased, reason, placement) in rows:
            began, ended = dates[start], dates[ceased]
            if not child or not isinstance(began, date) or isinstance(ended, str):
                checks.say_what_is_missing(row, child, start, began, ceased, ended)
                continue
            _, place, provider, moved, urn = placements.get(placement, ("", "", "", "", ""))
            legal = _status_on(statuses.get(child, []), began) if statuses else NOT_KNOWN_STATUS
            codes = checks.codes(row, (new, legal, need, place, provider, reason, moved))
            new, legal, _, place, _, reason, moved = codes
            if not checks.dates_and_reason(row, began, ended, ceased, reason):
                continue
            found.rows.append(row)
            found.episodes.append(
                EpisodeRecord(
                    child,
                    began,
                    ended,
                    new,
                    legal if statuses else "",
                    place,
                    reason,
                    moved,
                    urn or None,
                    folder.name,
                )
            )
        checks.say_when_a_column_is_mostly_unknown(len(rows))
        yield found


_Status = tuple[date, date | None, str]


def _statuses(
    rows: list[SsdRow], dates: DatesRead, gathering: Gathering
) -> dict[str, list[_Status]]:
    found: dict[str, list[_Status]] = {}
    for file, row, (child, status, start, end) in rows:
        began, ended = dates[start], dates[end]
        if isinstance(began, date) and not isinstance(ended, str):
            found.setdefault(child, []).append((began, ended, status))
            continue
        gathering.findings.error(
            file,
            "date-format",
            next(
                (wrong for wrong in (began, ended) if isinstance(wrong, str)),
                "The date is missing.",
            ),
            row=row,
            column="lega_legal_status_start_date",
            value=start,
        )
    return found


def _status_on(statuses: list[_Status], day: date) -> str:
    """Give the legal status on a day: of several, the one that began last."""
    open_then = [s for s in statuses if s[0] <= day and (s[1] is None or day < s[1])]
    return max(open_then, key=lambda status: status[0])[2] if open_then else ""
