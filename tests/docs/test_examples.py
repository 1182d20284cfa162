"""Every example in the README and the documentation is run as it stands there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands_of(page: Path) -> list[str]:
    """Give the lines of the page's console blocks that begin with a dollar sign."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


PAGES_WITH_EXAMPLES = [page for page in PAGES if commands_of(page)]


@pytest.mark.parametrize(
    "page", PAGES_WITH_EXAMPLES, ids=[str(p.relative_to(PROJECT)) for p in PAGES_WITH_EXAMPLES]
)
def test_the_examples_on_this_page_run(page: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command in commands_of(page):
        done = subprocess.run(
            shlex.split(command),
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stderr[-2000:]}"


def test_the_readme_has_examples() -> None:
    assert len(commands_of(PROJECT / "README.md")) >= 5
