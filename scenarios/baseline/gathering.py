"""What has been gathered from the files so far: rows with the file and row they came from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from forecasting.history import Count
from scenarios.baseline.columns import Column, names
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.records import (
    ApplicationRecord,
    ChildRecord,
    CostRecord,
    EpisodeRecord,
    HomeRecord,
    MinutesRecord,
    NeedsRecord,
    PublishedFigure,
    RatingRecord,
    SnapshotRecord,
)
from scenarios.baseline.text_table import TextTable, column_key


@dataclass(slots=True)
class ChildrenOfFile:
    """The children of one header table, each with its row; `named` are faulty ones as well."""

    file: str
    folder: Path
    named: set[str] = field(default_factory=set)
    rows: list[int] = field(default_factory=list)
    children: list[ChildRecord] = field(default_factory=list)


@dataclass(slots=True)
class EpisodesOfFile:
    """The episodes of one table, each with its row."""

    file: str
    folder: Path
    rows: list[int] = field(default_factory=list)
    episodes: list[EpisodeRecord] = field(default_factory=list)


SsdRow = tuple[str, int, tuple[str, ...]]
"""File, row and cells of a Standard Safeguarding Dataset table, joined when all are read."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where something was read."""

    file: str
    row: int


@dataclass(slots=True)
class Gathering:
    """Everything gathered; each reader adds to it and nobody takes away."""

    findings: GatheredFindings = field(default_factory=GatheredFindings)
    children: list[ChildrenOfFile] = field(default_factory=list)
    episodes: list[EpisodesOfFile] = field(default_factory=list)
    uasc: set[tuple[Path, str]] = field(default_factory=set)
    uasc_folders: set[Path] = field(default_factory=set)
    snapshots: list[tuple[Located, SnapshotRecord]] = field(default_factory=list)
    counts: list[tuple[Located, Count]] = field(default_factory=list)
    needs: list[tuple[Located, NeedsRecord]] = field(default_factory=list)
    ratings: list[tuple[Located, RatingRecord]] = field(default_factory=list)
    homes: list[tuple[Located, HomeRecord]] = field(default_factory=list)
    minutes: list[tuple[Located, MinutesRecord]] = field(default_factory=list)
    pipeline: list[tuple[Located, ApplicationRecord]] = field(default_factory=list)
    costs: list[tuple[Located, CostRecord]] = field(default_factory=list)
    published: list[tuple[Located, PublishedFigure]] = field(default_factory=list)
    about: dict[str, str | bool | date] = field(default_factory=dict)
    ssd: dict[Path, dict[str, list[SsdRow]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: its columns, the headings that tell it from others, and how it is read.

    `read` gives the number of rows. `ours` marks our templates: comments are allowed, and an empty
    one is no fault.
    """

    name: str
    columns: tuple[Column, ...]
    telling: frozenset[str]
    read: Callable[[TextTable, Gathering], int]
    not_with: frozenset[str] = frozenset()
    ours: bool = False
    needed_here: bool = True

    def is_told_by(self, headings: frozenset[str]) -> bool:
        """Whether these headings are those of this kind of table."""
        return self.telling <= headings and not self.not_with & headings

    def known_headings(self, headings: frozenset[str]) -> int:
        """How many of these headings belong to this kind."""
        return len({column_key(name) for name in names(self.columns)} & headings)

    def missing(self, headings: frozenset[str]) -> tuple[str, ...]:
        """Give the needed columns that are not there."""
        return tuple(
            column.name
            for column in self.columns
            if column.needed
            and column_key(column.name) not in headings
            and not (column.other_name and column_key(column.other_name) in headings)
        )


def telling(*headings: str) -> frozenset[str]:
    """Give headings in the form in which they are compared."""
    return frozenset(column_key(heading) for heading in headings)
