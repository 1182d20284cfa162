"""The page: A4, with the marking above every page and where its figures come from below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.statement.content import SYNTHETIC, Statement
from scenarios.statement.word.captions import add_field

if TYPE_CHECKING:
    from docx.document import Document

MARGIN_CM = 2.0
A4_CM = (21.0, 29.7)


def prepare_page(document: Document, statement: Statement) -> None:
    """Set size and margins, header and footer."""
    from docx.shared import Cm

    page = document.sections[0]
    page.page_width, page.page_height = (Cm(side) for side in A4_CM)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    above = page.header.paragraphs[0]
    above.text = page_header(statement)
    below = page.footer.paragraphs[0]
    below.text = f"{statement.stamp.whole} Page "
    add_field(below, "PAGE", "1")


def page_header(statement: Statement) -> str:
    """Give the marking and, where the data are made up, that they are."""
    return ". ".join([statement.marking, *([SYNTHETIC] if statement.stamp.synthetic else [])])
