"""The Excel workbook opened again: sheets, tables, figures as figures, and words as words."""

import io
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest

from scenarios.statement.content import Drawn, FigureName, Statement
from scenarios.statement.workbook.workbook import excel_workbook

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def book(statement: Statement, pictures: dict[FigureName, Drawn]) -> Any:
    return openpyxl.load_workbook(io.BytesIO(excel_workbook(statement, pictures, now=NOW)))


def sheets_with_tables(book: Any) -> list[Any]:
    return [sheet for sheet in book if sheet.tables]


def test_the_contents_come_first_and_then_every_section_in_order(
    book: Any, statement: Statement
) -> None:
    assert book.sheetnames[0] == "Contents"
    sections = [name for name in book.sheetnames if name.split(" ")[0].isdigit()]
    assert sections == [f"{n} {s.title}"[:31] for n, s in enumerate(statement.sections, 1)]


def test_the_contents_lead_to_every_sheet(book: Any) -> None:
    links = [row[0].hyperlink for row in book["Contents"].iter_rows() if row[0].hyperlink]
    leads = [link.location.split("!")[0][1:-1].replace("''", "'") for link in links]
    assert leads == book.sheetnames[1:]


def test_every_sheet_begins_by_saying_what_it_is(book: Any) -> None:
    for sheet in book:
        assert isinstance(sheet["A1"].value, str)
        assert "OFFICIAL-SENSITIVE" in f"{sheet['A2'].value}"


def test_tables_are_tables_with_frozen_heads_and_no_merged_cells(book: Any) -> None:
    assert len(sheets_with_tables(book)) > 12
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert len(sheet.tables) <= 1
    for sheet in sheets_with_tables(book):
        (table,) = sheet.tables.values()
        assert table.headerRowCount == 1
        assert table.ref.startswith("A3:")
        assert sheet.freeze_panes == "B4"
        assert "Data of 20 November 2026, seed 1." in sheet["A1"].value


def test_figures_equal_the_results_tables_and_are_figures(
    book: Any, results: list[dict[str, Any]]
) -> None:
    sheet = next(sheet for sheet in book if sheet.title.endswith("Shortage"))
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    table = results[0]["tables"]["shortfall"]
    for row, expected in zip(rows, table, strict=True):
        figures = (expected[key] for key in ("probability", "children_mean", "children_q90"))
        assert row[2:] == pytest.approx(tuple(figures), rel=1e-12)
    assert [row[0].date().isoformat() for row in rows] == [row["month"] for row in table]


def test_words_that_begin_like_a_formula_stay_words(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)


def test_pictures_say_in_words_what_they_show(
    statement: Statement, pictures: dict[FigureName, Drawn]
) -> None:
    import zipfile

    made = zipfile.ZipFile(io.BytesIO(excel_workbook(statement, pictures, now=NOW)))
    drawings = [made.read(n).decode() for n in made.namelist() if n.startswith("xl/drawings/d")]
    assert len(drawings) == len(pictures)
    assert all('descr="What the ' in drawing for drawing in drawings)


def test_every_printed_page_is_marked(book: Any) -> None:
    for sheet in book:
        assert "OFFICIAL-SENSITIVE Synthetic data" in sheet.oddHeader.center.text
        assert "seed 1" in sheet.oddFooter.left.text


def test_the_workbook_has_a_title(book: Any) -> None:
    assert book.properties.title.startswith("Sufficiency statement")
    assert book.properties.category == "OFFICIAL-SENSITIVE"
