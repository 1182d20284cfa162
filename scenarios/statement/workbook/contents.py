"""The first sheet: what the workbook is, how it may be used, and where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scenarios.statement.content import Statement
from scenarios.statement.workbook.formats import Formats
from scenarios.statement.workbook.named import NamedSection

WIDTH = 100


def write_contents(
    sheet: Any, statement: Statement, sections: Sequence[NamedSection], formats: Formats
) -> None:
    """Write the first sheet, one thing a row."""
    sheet.set_column(0, 0, WIDTH)
    sheet.write_string(0, 0, statement.title, formats.title)
    said = [
        statement.marking,
        *statement.notices,
        f"Scenario: {statement.scenario}. Made on {statement.made_on}.",
        statement.stamp.whole,
        statement.headline,
    ]
    for row, words in enumerate(said, 1):
        sheet.write_string(row, 0, words, formats.words)
    row = len(said) + 1
    sheet.write_string(row, 0, "Contents", formats.heading)
    for section in sections:
        row += 1
        link_to(sheet, row, section.sheet, section.title, formats)
        for table in section.tables:
            row += 1
            link_to(sheet, row, table.sheet, f"{table.sheet}: {table.table.caption}", formats)


def link_to(sheet: Any, row: int, name: str, words: str, formats: Formats) -> None:
    """Write a line that leads to a sheet."""
    quoted = name.replace("'", "''")
    sheet.write_url(row, 0, f"internal:'{quoted}'!A1", formats.link, string=words)
