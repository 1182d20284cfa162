"""Our own tables on disk: the headings of the templates, and a line that says it is made up."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from scenarios.baseline.columns import names
from scenarios.baseline.template_columns import COLUMN_TABLES

SYNTHETIC = "# Synthetic: the made-up authority. No child, carer or home in this file is real."


def write_table(path: Path, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Write one of our tables; a value under a heading the template lacks is a mistake here."""
    headings = names(COLUMN_TABLES[table])
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(SYNTHETIC + "\n")
        writer = csv.DictWriter(file, headings, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
