"""Every example in the README and the documentation is run as it stands there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from web.cli import sufficiency

PROJECT = Path(__file__).resolve().parents[2]
PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
DEMO = "sufficiency demo --no-serve --draws 40"


def commands_of(page: Path) -> list[str]:
    """Give the lines of the page's console blocks that begin with a dollar sign."""
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


PAGES_WITH_EXAMPLES = [page for page in PAGES if commands_of(page)]


def succeed(command: str) -> None:
    """Run a command in the folder we are in, as the installed program would."""
    program, *words = shlex.split(command)
    assert program == "sufficiency", command
    done = CliRunner().invoke(sufficiency, words)
    assert done.exit_code == 0, f"{command}\n{done.output[-2000:]}"


@pytest.fixture(scope="module")
def after_the_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do the main job once, for every page that begins with it."""
    folder = tmp_path_factory.mktemp("after-the-demo")
    with pytest.MonkeyPatch.context() as here:
        here.chdir(folder)
        succeed(DEMO)
    return folder


@pytest.mark.parametrize(
    "page", PAGES_WITH_EXAMPLES, ids=[str(p.relative_to(PROJECT)) for p in PAGES_WITH_EXAMPLES]
)
def test_the_examples_on_this_page_run(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    commands = commands_of(page)
    if commands[0] == DEMO:
        shutil.copytree(request.getfixturevalue("after_the_demo"), tmp_path, dirs_exist_ok=True)
        commands = commands[1:]
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    monkeypatch.chdir(tmp_path)
    for command in commands:
        succeed(command)


def test_the_readme_and_the_first_hour_begin_with_the_demonstration() -> None:
    for page in ("README.md", "docs/tutorials/first-hour.md"):
        commands = commands_of(PROJECT / page)
        assert commands[0] == DEMO
        assert len(commands) >= 5
