"""The cells of a row of Annex A List 8, as councils write them: dates, codes, yes and no."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from scenarios.baseline.annex_a_columns import LIST_8, plain_heading
from scenarios.baseline.dates import statutory_date
from scenarios.baseline.gathered_findings import GatheredFindings

OUTSIDE = frozenset({"NUK", "WAL", "SCO", "NIR"})
"""Codes for the authority of a home that is in another country."""

_CODE = re.compile(r"(?:[a-z]{1,2}\)\s*)?([A-Za-z]{1,3}\d{0,2}[A-Za-z]?)\b")
_YES = re.compile(r"(?:[a-z]\)\s*)?y(?:es)?$", re.IGNORECASE)
_OUT = re.compile(r"(?:[a-z]\)\s*)?out\b", re.IGNORECASE)
_FEMALE = re.compile(r"(?:[a-z]\)\s*)?(?:f|female|2)$", re.IGNORECASE)
_MALE = re.compile(r"(?:[a-z]\)\s*)?(?:m|male|1)$", re.IGNORECASE)

Cell = Any
"""What openpyxl gives for a cell: text, a number, a date, or nothing."""


class CellsOfList8:
    """Reads the cells of one sheet, by the place of each column."""

    def __init__(self, file: str, places: Mapping[str, int], findings: GatheredFindings) -> None:
        self._file = file
        self._places = places
        self._findings = findings

    def _cell(self, cells: tuple[Cell, ...], name: str) -> Cell:
        place = self._places.get(plain_heading(name))
        return None if place is None or place >= len(cells) else cells[place]

    def text(self, cells: tuple[Cell, ...], name: str) -> str:
        """Give the text of a cell, numbers of children without a decimal point."""
        cell = self._cell(cells, name)
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return "" if cell is None else str(cell).strip()

    def day(
        self, row: int, cells: tuple[Cell, ...], name: str, *, needed: bool = False
    ) -> date | None:
        """Read a date, or add what is wrong with it."""
        cell = self._cell(cells, name)
        if isinstance(cell, datetime):
            return cell.date()
        text = self.text(cells, name)
        if not text:
            if needed:
                self.error(row, name, "", "date-missing", "The date is missing. Add it.")
            return None
        try:
            return statutory_date(text)
        except ValueError as wrong:
            self.error(row, name, text, "date-format", str(wrong))
            return None

    def code(self, row: int, cells: tuple[Cell, ...], name: str, codes: frozenset[str]) -> str:
        """Read the code a cell begins with; one that is not known is left empty and said."""
        text = self.text(cells, name)
        found = _CODE.match(text)
        code = found[1].upper() if found else ""
        if code in codes or not text:
            return code
        self._findings.warning(
            self._file,
            "code-unknown",
            f'"{text[:30]}" begins with no code known for this column: left empty.',
            row=row,
            column=name,
            value=text,
            each_value=True,
        )
        return ""

    def sex(self, cells: tuple[Cell, ...]) -> str:
        """Give F or M, or nothing where neither stands there."""
        text = self.text(cells, "Gender")
        if _FEMALE.match(text):
            return "F"
        return "M" if _MALE.match(text) else ""

    def uasc(self, cells: tuple[Cell, ...]) -> bool | None:
        """Say whether the child came on their own; None where the cell is empty."""
        name = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
        text = self.text(cells, name)
        return bool(_YES.match(text)) if text else None

    def outside(self, cells: tuple[Cell, ...]) -> bool | None:
        """Say whether the home is outside the authority or country; None where it is not said."""
        location = self.text(cells, "Placement Location")
        authority = self.text(cells, "LA of Placement").upper()
        if authority in OUTSIDE:
            return True
        return bool(_OUT.match(location)) if location else None

    def holds_formula(self, row: int, cells: tuple[Cell, ...]) -> bool:
        """Say whether a cell that is read holds a formula, which is an error."""
        for column in LIST_8:
            cell = self._cell(cells, column.name)
            if isinstance(cell, str) and cell.startswith("="):
                self.error(
                    row,
                    column.name,
                    cell,
                    "formula",
                    "The cell holds a formula, which is not read. Paste the column as values.",
                )
                return True
        return False

    def error(self, row: int, column: str, value: str, rule: str, message: str) -> None:
        """Add something wrong with a row."""
        self._findings.error(self._file, rule, message, row=row, column=column or None, value=value)
