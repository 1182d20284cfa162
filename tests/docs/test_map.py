"""The map of the code names every folder, in the words with which the folder describes itself."""

import ast
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "reference" / "map.md"
PACKAGES = ("forecasting", "matching", "scenarios", "web")


def words_of(folder: Path) -> str:
    """Give the first sentence of a folder's own description."""
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert said, f"{folder} does not say what it holds"
    return said.split("\n")[0]


def folders_of(package: str) -> list[Path]:
    """List the folders of a package that hold code, whose contents are no list of changes."""
    return sorted(
        found.parent
        for found in (PROJECT / package).rglob("__init__.py")
        if "migrations" not in found.parts
    )


def lines_of(package: str) -> list[str]:
    """Write the part of the map that is about one package."""
    top, *others = folders_of(package)
    return [
        f"## {package}",
        "",
        words_of(top),
        "",
        "| folder | what it holds |",
        "|---|---|",
        *(f"| `{each.relative_to(PROJECT).as_posix()}/` | {words_of(each)} |" for each in others),
        "",
    ]


def test_the_map_says_of_every_folder_what_the_folder_says_of_itself() -> None:
    # To write it again, put what this prints under the page's first paragraph.
    expected = "\n".join(line for package in PACKAGES for line in lines_of(package))
    _, _, written = PAGE.read_text(encoding="utf-8").partition("## ")
    assert f"## {written}" == expected
