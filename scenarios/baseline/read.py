"""Reads the files of an authority: each known by what is in it, all faults said at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matching.rubbish import no_search_for_rubbish
from scenarios.baseline.annex_a import read_annex_a
from scenarios.baseline.cross_checks import check_across
from scenarios.baseline.files import FileToRead, OpenedFile, files_to_read, opened
from scenarios.baseline.findings import FilesAreWrong, Finding
from scenarios.baseline.gathering import Gathering, TableKind
from scenarios.baseline.kinds_of_table import headings_known, kind_of
from scenarios.baseline.not_read import (
    say_no_rows,
    say_nothing_was_read,
    say_unknown,
    say_what_is_nearly_there,
)
from scenarios.baseline.opening_tables import open_text_table, say_how_it_was_read
from scenarios.baseline.records import About, FileRead, Records
from scenarios.baseline.returns import children_and_episodes
from scenarios.baseline.ssd import join_ssd_tables
from scenarios.baseline.ssda903_xml import is_xml, read_xml
from scenarios.baseline.text_table import TextTable
from scenarios.baseline.workbook import is_workbook


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and everything found wrong or odd. With an error in it nothing may be kept."""

    records: Records
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give what stops the import."""
        return tuple(finding for finding in self.findings if finding.is_error)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Give what is odd but can be lived with."""
        return tuple(finding for finding in self.findings if not finding.is_error)

    def raise_if_wrong(self) -> None:
        """Raise FilesAreWrong with every finding if there is an error among them."""
        if self.errors:
            raise FilesAreWrong(self.findings)


def read(paths: Sequence[Path]) -> Reading:
    """Read files and folders (folders inside them not), and check them one by one and together."""
    with no_search_for_rubbish():
        return _read(paths)


def _read(paths: Sequence[Path]) -> Reading:
    gathering = Gathering()
    files: list[FileRead] = []
    unknown: list[FileToRead] = []
    for file in files_to_read(paths, gathering.findings):
        whole = opened(file, gathering.findings)
        if whole is None:
            continue
        before = gathering.findings.any_errors()
        was_read = _read_file(whole, gathering)
        if was_read is not None:
            files.append(was_read)
        elif before == gathering.findings.any_errors():
            unknown.append(file)
    say_unknown(unknown, gathering)
    say_nothing_was_read(files, paths, gathering)
    join_ssd_tables(gathering)
    children, episodes = children_and_episodes(gathering)
    records = Records(
        children=children,
        episodes=episodes,
        snapshots=tuple(record for _, record in gathering.snapshots),
        counts=tuple(record for _, record in gathering.counts),
        needs=tuple(record for _, record in gathering.needs),
        ratings=tuple(record for _, record in gathering.ratings),
        homes=tuple(record for _, record in gathering.homes),
        minutes=tuple(record for _, record in gathering.minutes),
        pipeline=tuple(record for _, record in gathering.pipeline),
        costs=tuple(record for _, record in gathering.costs),
        about=About(**gathering.about) if gathering.about else None,  # type: ignore[arg-type]
        published=tuple(record for _, record in gathering.published),
        files=tuple(files),
    )
    check_across(records, gathering)
    return Reading(records, gathering.findings.all())


def _read_file(whole: OpenedFile, gathering: Gathering) -> FileRead | None:
    if is_workbook(whole):
        return _was_read(whole, "Annex A List 8", read_annex_a(whole, gathering))
    if is_xml(whole):
        return _was_read(whole, "SSDA903 XML", read_xml(whole, gathering))
    table = open_text_table(whole, gathering.findings, headings_known)
    if table is None:
        return None
    kind = kind_of(table)
    if kind is None:
        say_what_is_nearly_there(table, gathering)
        return None
    return _read_table(kind, table, gathering)


def _read_table(kind: TableKind, table: TextTable, gathering: Gathering) -> FileRead | None:
    findings = gathering.findings
    say_how_it_was_read(table)
    headings = frozenset(table.headings)
    missing = kind.missing(headings)
    for column in missing:
        findings.error(
            table.name,
            "column-missing",
            f'This was read as {kind.name}, but there is no column "{column}". Export it again '
            "with all columns.",
            row=table.headings_row,
            column=column,
        )
    for heading in sorted(headings):
        if table.headings.count(heading) > 1 and kind.known_headings(frozenset({heading})):
            findings.error(
                table.name,
                "column-twice",
                "The heading is there twice. Take one of the columns out.",
                row=table.headings_row,
                column=heading,
            )
    if missing:
        return None
    rows = kind.read(table, gathering)
    if rows == 0 and kind.needed_here:
        say_no_rows(kind, table, gathering)
    return FileRead(table.name, kind.name, rows, table.opened.sha256)


def _was_read(whole: OpenedFile, kind: str, rows: int | None) -> FileRead | None:
    if rows is None:
        return None
    return FileRead(whole.file.name, kind, rows, whole.sha256)
