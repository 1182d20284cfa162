"""The reference page and the column tables say the same."""

from pathlib import Path

from scenarios.baseline.reference_page import reference_page

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "files.md"


def test_the_reference_page_is_made_from_the_tables_that_reading_uses():
    # To write it again: python -c "from scenarios.baseline.reference_page import reference_page;
    # print(reference_page(), end='')" > docs/reference/files.md
    assert PAGE.read_text(encoding="utf-8") == reference_page()
