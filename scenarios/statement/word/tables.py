"""Tables with a header row that is marked as one and is repeated on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scenarios.statement.content import Printed, Table
from scenarios.statement.in_words import printed_of
from scenarios.statement.word.widths import widths_cm

if TYPE_CHECKING:
    from docx.document import Document


def add_table(document: Document, table: Table) -> None:
    """Add the table as a page shows it; the first page says that a workbook has every row."""
    printed = table.shortened or printed_of(table)
    if not printed.rows:
        document.add_paragraph("Nothing was counted here.")
        return
    grid = document.add_table(rows=1, cols=len(printed.head), style="Table Grid")
    _fill(grid, printed)
    _set_widths(grid, printed)
    _describe(grid, table.caption)


def _fill(grid: Any, printed: Printed) -> None:
    for cell, words in zip(grid.rows[0].cells, printed.head, strict=True):
        _write(cell, words).bold = True
    for row in printed.rows:
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            _write(cell, words)
    for place, row in enumerate(grid.rows):
        _mark(row, header=place == 0)


def _set_widths(grid: Any, printed: Printed) -> None:
    """Set every cell's width, as both Word and LibreOffice want it."""
    from docx.shared import Cm

    grid.autofit = False
    widths = [Cm(width) for width in widths_cm(printed)]
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _write(cell: Any, words: str) -> Any:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table cell"
    return paragraph.add_run(words)


def _mark(row: Any, *, header: bool) -> None:
    """Keep a row on one page; repeat the header, and let a screen reader know it as such."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))


def _describe(grid: Any, caption: str) -> None:
    """Give the table its words for those who do not see it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for tag in ("w:tblCaption", "w:tblDescription"):
        words = OxmlElement(tag)
        words.set(qn("w:val"), caption)
        grid._tbl.tblPr.append(words)
