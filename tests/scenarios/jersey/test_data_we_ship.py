"""The page of data we ship names every data file there is."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]
PAGE = PROJECT / "docs" / "reference" / "data-we-ship.md"
KINDS = (".csv", ".xlsx", ".xls", ".xml", ".npz", ".parquet", ".docx", ".db", ".sqlite")
FOLDERS = (
    "forecasting",
    "matching",
    "scenarios",
    "web",
    "docs",
    "notebooks",
    "benchmarks",
    "tests",
)
DATA = sorted(
    path.relative_to(PROJECT)
    for folder in FOLDERS
    for path in (PROJECT / folder).rglob("*")
    if path.suffix in KINDS
)


@pytest.mark.parametrize("path", DATA, ids=[str(path) for path in DATA])
def test_this_data_file_is_listed_with_its_source(path):
    page = PAGE.read_text(encoding="utf-8")
    assert str(path.parent.as_posix()) in page or str(path.parent.parent.as_posix()) in page
    assert f"`{path.name}`" in page or f"`{path.parent.name}/`" in page
