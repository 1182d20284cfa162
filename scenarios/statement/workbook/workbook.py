"""Writes a statement as an Excel workbook: contents, a sheet a section, a sheet a table."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from scenarios.statement.content import Drawn, FigureName, Statement
from scenarios.statement.workbook.contents import write_contents
from scenarios.statement.workbook.formats import Formats
from scenarios.statement.workbook.named import NamedSection, named
from scenarios.statement.workbook.section_sheet import write_section
from scenarios.statement.workbook.table_sheet import write_table

AS_WRITTEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""What a scenario calls itself is words, even where it begins like a formula."""


def excel_workbook(
    statement: Statement, pictures: Mapping[FigureName, Drawn], *, now: datetime
) -> bytes:
    """Give the bytes of the workbook; `now` goes into its properties."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, AS_WRITTEN)
    book.set_properties({**statement.properties, "created": now.replace(tzinfo=None)})
    formats = Formats(book)
    sections = named(statement.sections)
    write_contents(_sheet(book, "Contents", statement), statement, sections, formats)
    for section in sections:
        _write(book, section, statement, pictures, formats)
    book.close()
    return file.getvalue()


def _write(
    book: Any,
    section: NamedSection,
    statement: Statement,
    pictures: Mapping[FigureName, Drawn],
    formats: Formats,
) -> None:
    sheet = _sheet(book, section.sheet, statement)
    write_section(sheet, section, statement, pictures, formats)
    for table in section.tables:
        write_table(_sheet(book, table.sheet, statement), table, statement, formats)


def _sheet(book: Any, name: str, statement: Statement) -> Any:
    """Add a sheet with the marking above each printed page and its figures' origin below."""
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    made_up = " Synthetic data: nobody is real." if statement.stamp.synthetic else ""
    sheet.set_header(f"&C{_header(statement.marking + made_up)}")
    sheet.set_footer(f"&L{_header(statement.stamp.short)}&R&P")
    return sheet


def _header(words: str) -> str:
    """Write an ampersand so that a page header prints it."""
    return words.replace("&", "&&")
