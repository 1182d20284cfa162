"""Writes a statement as a Word document that a screen reader can walk through."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scenarios.statement.content import (
    Bullets,
    Drawn,
    Figure,
    FigureName,
    Paragraph,
    Part,
    Section,
    Statement,
    Table,
    ToWrite,
)
from scenarios.statement.word.captions import Captions
from scenarios.statement.word.figures import add_figure
from scenarios.statement.word.links import add_link, bookmark
from scenarios.statement.word.page import prepare_page
from scenarios.statement.word.styles import LANGUAGE, SPACE_AFTER, prepare_styles
from scenarios.statement.word.tables import add_table

if TYPE_CHECKING:
    from docx.document import Document

TO_WRITE = "To be written by the service"

EVERY_ROW = (
    "Long tables show every sixth month, and the figures asked for first. A workbook written from "
    "the same results has every row."
)


def word_document(
    statement: Statement, pictures: Mapping[FigureName, Drawn], *, now: datetime
) -> bytes:
    """Give the bytes of the document; `now` goes into its properties."""
    import docx

    document = docx.Document()
    prepare_styles(document)
    prepare_page(document, statement)
    _properties(document, statement, now)
    _title_page(document, statement)
    captions = Captions()
    for number, section in enumerate(statement.sections, 1):
        _section(document, number, section, pictures, captions)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _properties(document: Document, statement: Statement, now: datetime) -> None:
    about = document.core_properties
    for name, words in statement.properties.items():
        setattr(about, name, words)
    about.last_modified_by = about.author
    about.language = LANGUAGE
    about.created = about.modified = now.replace(tzinfo=None)


def _title_page(document: Document, statement: Statement) -> None:
    """Say what the document is and how it may be used, then list the sections."""
    document.add_paragraph(statement.title, style="Title")
    document.add_paragraph(statement.marking, style="Marking")
    for notice in statement.notices:
        document.add_paragraph(notice, style="Notice")
    document.add_paragraph(f"Scenario: {statement.scenario}. Made on {statement.made_on}.")
    document.add_paragraph(statement.stamp.whole)
    document.add_paragraph(statement.headline)
    document.add_paragraph(EVERY_ROW)
    document.add_paragraph("Contents", style="Contents heading")
    for number, section in enumerate(statement.sections, 1):
        add_link(document, heading_of(number, section), to=bookmark_of(number))


def _set_off(paragraph: Any) -> None:
    """Keep a paragraph that follows a table away from its last line."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    before = paragraph._p.getprevious()
    if before is not None and before.tag == qn("w:tbl"):
        paragraph.paragraph_format.space_before = Pt(SPACE_AFTER)


def heading_of(number: int, section: Section) -> str:
    """Give the heading of a section."""
    return f"{number}. {section.title}"


def bookmark_of(number: int) -> str:
    """Give the name by which the contents point to a section."""
    return f"section_{number}"


def _section(
    document: Document,
    number: int,
    section: Section,
    pictures: Mapping[FigureName, Drawn],
    captions: Captions,
) -> None:
    heading = document.add_heading(heading_of(number, section), level=1)
    heading.paragraph_format.page_break_before = number == 1  # the title has a page of its own
    bookmark(heading, bookmark_of(number), number)
    for part in section.parts:
        _part(document, part, pictures, captions)


def _part(
    document: Document, part: Part, pictures: Mapping[FigureName, Drawn], captions: Captions
) -> None:
    if isinstance(part, Paragraph):
        _set_off(document.add_paragraph(part.text))
    elif isinstance(part, Bullets):
        for point in part.points:
            document.add_paragraph(point, style="List Bullet")
    elif isinstance(part, ToWrite):
        document.add_heading(part.about, level=2)
        document.add_paragraph(f"{TO_WRITE}. {part.guidance}", style="To be written")
    elif isinstance(part, Table):
        captions.table(document, part.caption)
        add_table(document, part)
    elif isinstance(part, Figure):
        add_figure(document, part, pictures.get(part.name), captions)
