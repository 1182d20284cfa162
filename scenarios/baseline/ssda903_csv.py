"""Reads the SSDA903 return as CSV: children (header), episodes, and who is seeking asylum."""

from __future__ import annotations

from datetime import date
from sys import intern

from scenarios.baseline import ssda903_columns
from scenarios.baseline.columns import Column, ColumnKind
from scenarios.baseline.dates import DatesRead
from scenarios.baseline.episode_checks import EpisodeChecks
from scenarios.baseline.gathering import (
    ChildrenOfFile,
    EpisodesOfFile,
    Gathering,
    TableKind,
    telling,
)
from scenarios.baseline.header_rows import child_from
from scenarios.baseline.records import EpisodeRecord
from scenarios.baseline.text_table import TextTable

EPISODE_COLUMNS = (
    "CHILD",
    "DECOM",
    "RNE",
    "LS",
    "CIN",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "REC",
    "REASON_PLACE_CHANGE",
    "URN",
)


def read_header(table: TextTable, gathering: Gathering) -> int:
    """Read the children of a header table."""
    file = table.opened.file
    area = file.folder.name
    found = ChildrenOfFile(table.name, file.folder)
    pick = table.picker("CHILD", "SEX", "DOB", "UASC")
    dates = DatesRead()
    count = 0
    for row, cells in table.rows():
        count += 1
        picked = pick(cells)
        found.named.add(picked[0])
        child = child_from(picked, dates, gathering.findings, table.name, row, area)
        if child is not None:
            found.rows.append(row)
            found.children.append(child)
    gathering.children.append(found)
    return count


def read_episodes(table: TextTable, gathering: Gathering) -> int:
    """Read the episodes of a return; the loop is kept lean, a national file has 374,000 rows."""
    file = table.opened.file
    area = file.folder.name
    found = EpisodesOfFile(table.name, file.folder)
    checks = EpisodeChecks(table.name, gathering.findings)
    pick = table.picker(*EPISODE_COLUMNS)
    dates, sound = DatesRead(), checks.sound
    count = 0
    for row, cells in table.rows():
        count += 1
        child, decom, rne, ls, cin, place, provider, dec, rec, moved, urn = pick(cells)
        began, ended = dates[decom], dates[dec]
        if not child or not isinstance(began, date) or isinstance(ended, str):
            checks.say_what_is_missing(row, child, decom, began, dec, ended)
            continue
        codes = (rne, ls, cin, place, provider, rec, moved)
        kept = sound.get(codes) or checks.codes(row, codes)
        rne, ls, _, place, _, rec, moved = kept
        # Most rows are as they should be: they have an end with its reason, or neither.
        usual = (not rec) if ended is None else (rec and ended > began)
        if not usual and not checks.dates_and_reason(row, began, ended, dec, rec):
            continue
        found.rows.append(row)
        child = intern(child)  # the same few strings for many rows
        home = intern(urn) if urn else None
        found.episodes.append(
            EpisodeRecord(child, began, ended, rne, ls, place, rec, moved, home, area)
        )
    checks.say_when_a_column_is_mostly_unknown(count)
    gathering.episodes.append(found)
    return count


def read_uasc(table: TextTable, gathering: Gathering) -> int:
    """Read which children came unaccompanied and seek asylum; the rest of the table is left."""
    folder = table.opened.file.folder
    pick = table.picker("CHILD")
    gathering.uasc_folders.add(folder)
    count = 0
    for _, cells in table.rows():
        count += 1
        gathering.uasc.add((folder, pick(cells)[0]))
    return count


def count_rows(table: TextTable, gathering: Gathering) -> int:
    """Count the rows of a table that is not needed."""
    _ = gathering
    return sum(1 for _ in table.rows())


def _not_needed(name: str, headings: tuple[str, ...]) -> TableKind:
    columns = tuple(Column(h, ColumnKind.TEXT, False, "not read") for h in headings)
    return TableKind(
        f"SSDA903 {name} (not needed)", columns, telling(*headings), count_rows, needed_here=False
    )


SSDA903_TABLES: tuple[TableKind, ...] = (
    TableKind(
        "SSDA903 episodes", ssda903_columns.EPISODES, telling("CHILD", "DECOM"), read_episodes
    ),
    TableKind("SSDA903 UASC", ssda903_columns.UASC, telling("CHILD", "DUC"), read_uasc),
    *(_not_needed(name, headings) for name, headings in ssda903_columns.NOT_NEEDED.items()),
    TableKind(
        "SSDA903 header", ssda903_columns.HEADER, telling("CHILD", "SEX", "DOB"), read_header
    ),
)
