"""Every benchmark starts by its own command; none hides a package by its name."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMMANDS = [
    path
    for path in sorted((PROJECT / "benchmarks").glob("*.py"))
    if "__main__" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_the_benchmark_starts(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(path), "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_no_file_has_the_name_of_a_package() -> None:
    packages = {"forecasting", "matching", "scenarios", "web"}
    assert not packages & {path.stem for path in (PROJECT / "benchmarks").glob("*.py")}
    assert len(COMMANDS) >= 3
