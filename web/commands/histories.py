"""Reads a history for the commands that look ahead or back."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.commands.refusal import refusing

if TYPE_CHECKING:
    from forecasting.history import History
    from scenarios.baseline.records import Records


def histories_in(path: Path, area: str | None) -> "tuple[History, ...]":
    """Read a file or folder and give the history of every area in it, or of the one named."""
    return histories_and_hash(path, area)[0]


def histories_and_hash(path: Path, area: str | None) -> "tuple[tuple[History, ...], str]":
    """Read the same, with the fingerprint of the files."""
    from scenarios.baseline.baseline import data_hash

    found, records = histories_and_records(path, area)
    return found, data_hash(records.files)


def histories_and_records(path: Path, area: str | None) -> "tuple[tuple[History, ...], Records]":
    """Read the same, with the records behind it."""
    from scenarios.baseline.history_from_records import histories
    from scenarios.baseline.read import read

    with refusing():
        reading = read([path])
        reading.raise_if_wrong()
        for finding in reading.warnings:
            click.echo(f"Note: {finding.sentence()}", err=True)
        found = tuple(histories(reading.records, area))
        if not found:
            raise ValueError(
                f"There is no history of looked-after children in {path}: neither episodes, nor a "
                "list of children, nor counts by age. Name the file or folder that holds them."
            )
        return found, reading.records


def areas(number: int) -> str:
    """Write 1 area, or 73 areas."""
    return f"{number} area{'' if number == 1 else 's'}"
