"""The Word document opened again: headings, tables, pictures, marking and properties."""

import io
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from scenarios.statement.content import Drawn, Figure, FigureName, Statement
from scenarios.statement.word.document import word_document
from scenarios.statement.word.widths import PAGE_CM

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def document(statement: Statement, pictures: dict[FigureName, Drawn]) -> Any:
    return docx.Document(io.BytesIO(word_document(statement, pictures, now=NOW)))


def headings(document: Any) -> list[tuple[int, str]]:
    return [
        (int(each.style.name.removeprefix("Heading ")), each.text)
        for each in document.paragraphs
        if each.style.name.startswith("Heading ")
    ]


def test_headings_go_down_one_step_at_a_time(document: Any) -> None:
    levels = [0, *(level for level, _ in headings(document))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_section_has_its_heading_in_order(document: Any, statement: Statement) -> None:
    titles = [f"{n}. {section.title}" for n, section in enumerate(statement.sections, 1)]
    assert [text for level, text in headings(document) if level == 1] == titles


def test_every_line_of_the_contents_leads_to_a_heading(document: Any, statement: Statement) -> None:
    body = document.element.body
    leads = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert leads == marks
    assert len(leads) == len(statement.sections)


def test_every_table_has_a_header_row_and_words(document: Any) -> None:
    assert len(document.tables) > 12
    for table in document.tables:
        properties = table.rows[0]._tr.trPr
        assert properties.find(qn("w:tblHeader")) is not None
        assert all(cell.text for cell in table.rows[0].cells)
        assert "seed 1" in table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_columns_fill_the_page_and_no_word_is_broken(document: Any) -> None:
    for table in document.tables:
        widths = [cell.width for cell in table.rows[0].cells]
        assert sum(widths) == pytest.approx(Cm(PAGE_CM), rel=0.01)
        letters = [max(len(w) for w in c.text.split()) for c in table.rows[0].cells]
        per_letter = [width / length for width, length in zip(widths, letters, strict=True)]
        assert min(per_letter) > Cm(0.15), "a letter of 9 points is about so wide"


def test_every_table_stands_under_a_caption_with_data_date_and_seed(document: Any) -> None:
    for table in document.tables:
        before = table._tbl.getprevious()
        words = "".join(text.text or "" for text in before.iter(qn("w:t")))
        assert words.startswith("Table ")
        assert "Data of 20 November 2026, seed 1." in words


def test_every_picture_says_in_words_what_it_shows(document: Any, statement: Statement) -> None:
    figures = [p for s in statement.sections for p in s.parts if isinstance(p, Figure)]
    assert len(document.inline_shapes) == len(figures)
    for shape, figure in zip(document.inline_shapes, figures, strict=True):
        about = shape._inline.docPr
        assert about.get("descr") == f"What the {figure.name} picture says."
        assert "seed 1" in about.get("title")


def test_every_page_is_marked_and_says_where_its_figures_come_from(document: Any) -> None:
    page = document.sections[0]
    assert page.header.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE. Synthetic data")
    below = page.footer.paragraphs[0].text
    assert "Data of 20 November 2026, seed 1" in below
    assert "version" in below


def test_the_title_page_is_marked(document: Any) -> None:
    first = [paragraph.text for paragraph in document.paragraphs[:5]]
    assert first[0].startswith("Sufficiency statement")
    assert "OFFICIAL-SENSITIVE" in first
    assert any("Do not publish" in text for text in first)


def test_the_document_is_british_english_and_has_a_title(document: Any) -> None:
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    about = document.core_properties
    assert about.title.startswith("Sufficiency statement")
    assert about.language == "en-GB"
    assert "Synthetic data" in about.comments
    assert about.created == NOW


def test_no_empty_paragraph_stands_for_a_space(document: Any) -> None:
    for paragraph in document.paragraphs:
        assert (
            paragraph.text
            or paragraph._p.findall(f".//{qn('w:drawing')}")
            or [*paragraph._p.iter(qn("w:t"))]
        )


def test_where_nothing_could_be_drawn_its_sentence_stands(statement: Statement) -> None:
    words = "In almost every future, every child finds a home."
    nothing = {name: Drawn(words, None, 0) for name in FigureName}
    document = docx.Document(io.BytesIO(word_document(statement, nothing, now=NOW)))
    assert len(document.inline_shapes) == 0
    assert any(paragraph.text == words for paragraph in document.paragraphs)
