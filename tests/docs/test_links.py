"""Every link between our pages leads somewhere, and every page can be found from the README."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
README = PROJECT / "README.md"
PAGES = [README, PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links_of(page: Path) -> list[str]:
    """Give the targets of a page's links to our own files and headings."""
    found = LINK.findall(page.read_text(encoding="utf-8"))
    return [target for target in found if not target.startswith(("http://", "https://"))]


def anchors_of(page: Path) -> set[str]:
    """Name the headings of a page as a link would."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_link_on_this_page_leads_somewhere(page: Path) -> None:
    for target in links_of(page):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{target} is not there"
        assert PROJECT in file.parents, f"{target} is outside the project"
        if anchor:
            assert anchor in anchors_of(file), f"{target}: there is no such heading"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, ahead = set(), [README]
    while ahead:
        page = ahead.pop()
        if page in reached:
            continue
        reached.add(page)
        for target in links_of(page):
            file = (page.parent / target.partition("#")[0]).resolve()
            # A link to a folder leads to each page in it.
            ahead += sorted(file.glob("*.md")) if file.is_dir() else [file]
            ahead = [each for each in ahead if each.suffix == ".md"]
    assert not [str(page.relative_to(PROJECT)) for page in PAGES if page not in reached]
