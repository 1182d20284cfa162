"""Captions with numbers that Word itself can count and refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


class Captions:
    """Counts the tables and the figures of one document."""

    def __init__(self) -> None:
        self._tables = self._figures = 0

    def table(self, document: Document, words: str) -> None:
        """Add the caption that stands above a table."""
        self._tables += 1
        _caption(document, "Table", self._tables, words)

    def figure(self, document: Document, words: str) -> None:
        """Add the caption that stands below a figure."""
        self._figures += 1
        _caption(document, "Figure", self._figures, words).paragraph_format.keep_with_next = False


def _caption(document: Document, kind: str, number: int, words: str) -> Paragraph:
    paragraph = document.add_paragraph(f"{kind} ", style="Caption")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f": {words}")
    return paragraph


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word works out, with what it shows until then."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)
