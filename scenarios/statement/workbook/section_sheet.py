"""The sheet of a section: its sentences, its pictures, and the way to its tables."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from scenarios.statement.content import (
    Bullets,
    Drawn,
    Figure,
    FigureName,
    Paragraph,
    Statement,
    Table,
    ToWrite,
)
from scenarios.statement.workbook.contents import WIDTH, link_to
from scenarios.statement.workbook.formats import Formats
from scenarios.statement.workbook.named import NamedSection

ROW_HEIGHT = 20
"""Of a row that holds one line, on a screen of 96 dots an inch."""


def write_section(
    sheet: Any,
    section: NamedSection,
    statement: Statement,
    pictures: Mapping[FigureName, Drawn],
    formats: Formats,
) -> None:
    """Write the parts of a section below each other, all in the first column."""
    sheet.set_column(0, 0, WIDTH)
    sheet.write_string(0, 0, section.title, formats.title)
    sheet.write_string(1, 0, f"{statement.marking}. {statement.stamp.whole}", formats.words)
    sheet.freeze_panes(1, 0)
    row, sheets = 2, {id(each.table): each.sheet for each in section.tables}
    for part in section.section.parts:
        if isinstance(part, Paragraph):
            sheet.write_string(row, 0, part.text, formats.words)
        elif isinstance(part, Bullets):
            for point in part.points:
                sheet.write_string(row, 0, f"• {point}", formats.words)
                row += 1
            continue
        elif isinstance(part, ToWrite):
            sheet.write_string(row, 0, part.about, formats.heading)
            row += 1
            words = f"To be written by the service. {part.guidance}"
            sheet.write_string(row, 0, words, formats.to_write)
        elif isinstance(part, Table):
            _table(sheet, row, part, sheets.get(id(part)), formats)
        elif isinstance(part, Figure):
            row += _picture(sheet, row, part, pictures.get(part.name), formats)
        row += 1


def _table(sheet: Any, row: int, table: Table, name: str | None, formats: Formats) -> None:
    if name is None:
        sheet.write_string(row, 0, f"{table.caption} Nothing was counted.", formats.words)
    else:
        link_to(sheet, row, name, f"Sheet {name}: {table.caption}", formats)


def _picture(sheet: Any, row: int, figure: Figure, drawn: Drawn | None, formats: Formats) -> int:
    """Write the sentence and caption, and the picture under them; give the rows it needs more."""
    if drawn is None:
        return 0
    sheet.write_string(row, 0, f"{figure.caption} {drawn.words}", formats.words)
    if drawn.png is None:
        return 0
    options = {
        "image_data": io.BytesIO(drawn.png),
        "description": drawn.words,
        "object_position": 1,
    }
    sheet.insert_image(row + 1, 0, f"{figure.name}.png", options)
    return drawn.height // ROW_HEIGHT + 2
