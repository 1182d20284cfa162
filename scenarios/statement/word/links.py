"""Contents that lead to their sections without having to be worked out by Word first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Put a bookmark round a heading."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def add_link(document: Document, words: str, *, to: str) -> None:
    """Add a line of the contents that leads to a bookmark."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    run.underline = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), to)
    link.append(run._r)
    paragraph._p.append(link)
