"""Pictures with their words, so that nobody has to see them to read the statement."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from scenarios.statement.content import Drawn, Figure
from scenarios.statement.word.captions import Captions

if TYPE_CHECKING:
    from docx.document import Document

WIDEST_CM = 16.8


def add_figure(document: Document, figure: Figure, drawn: Drawn | None, captions: Captions) -> None:
    """Add the sentence of a picture, the picture with it as alternative text, and its caption."""
    if drawn is None:
        return
    document.add_paragraph(drawn.words)
    if drawn.png is None:
        return
    from docx.shared import Cm, Emu

    run = document.add_paragraph(style="Figure").add_run()
    picture = run.add_picture(io.BytesIO(drawn.png))
    shrink = min(1, Cm(WIDEST_CM) / picture.width)
    picture.width, picture.height = (
        Emu(round(shrink * side)) for side in (picture.width, picture.height)
    )
    about = picture._inline.docPr
    about.set("descr", drawn.words)
    about.set("title", figure.caption)
    captions.figure(document, figure.caption)
