"""The files of published figures for Jersey; `data-we-ship.md` says what is assumed beside them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FILES: tuple[str, ...] = ("about.csv", "counts.csv", "costs.csv", "homes.csv", "published.csv")


def write_jersey(folder: Path) -> None:
    """Copy the published figures into a folder, to be read like any authority's files."""
    folder.mkdir(parents=True, exist_ok=True)
    packaged = files("scenarios.baseline.jersey")
    for name in FILES:
        (folder / name).write_bytes((packaged / name).read_bytes())
