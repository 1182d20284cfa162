"""The kinds of table we know, told apart by their headings."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.baseline.counts import COUNT_TABLES
from scenarios.baseline.gathering import TableKind
from scenarios.baseline.reference_tables import REFERENCE_TABLES
from scenarios.baseline.ssd import SSD_TABLES
from scenarios.baseline.ssda903_csv import SSDA903_TABLES
from scenarios.baseline.template_tables import OUR_TABLES
from scenarios.baseline.text_table import TextTable

TABLES: tuple[TableKind, ...] = (
    *SSDA903_TABLES,
    *SSD_TABLES,
    *COUNT_TABLES,
    *OUR_TABLES,
    *REFERENCE_TABLES,
)
"""The kinds of table told apart by their headings; the first that fits is it."""


def kind_of(table: TextTable) -> TableKind | None:
    """Give the kind of a table by its headings; None where they are those of no table we know."""
    headings = frozenset(table.headings)
    return next((kind for kind in TABLES if kind.is_told_by(headings)), None)


def headings_known(headings: Sequence[str]) -> int:
    """Give how many of these belong to one kind of table, far more where they tell it for sure."""
    given = frozenset(headings)
    told = 100 if any(kind.is_told_by(given) for kind in TABLES) else 0
    return told + max(kind.known_headings(given) for kind in TABLES)
