"""The rows of Annex A List 8: one child looked after now, with the home they live in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from scenarios.baseline.annex_a_columns import LIST_8, plain_heading
from scenarios.baseline.codes import (
    LEGAL_STATUSES,
    NEEDS_AT_ENTRY,
    PLACEMENT_CODES,
    PROVIDERS,
)
from scenarios.baseline.dates import statutory_date
from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathering import Gathering, Located
from scenarios.baseline.records import SnapshotRecord
from scenarios.baseline.workbook import MOST_ROWS

OUTSIDE = frozenset({"NUK", "WAL", "SCO", "NIR"})
"""Codes for the authority of a home that is in another country."""

_CODE = re.compile(r"(?:[a-z]{1,2}\)\s*)?([A-Za-z]{1,3}\d{0,2}[A-Za-z]?)\b")
_YES = re.compile(r"(?:[a-z]\)\s*)?y(?:es)?$", re.IGNORECASE)
_OUT = re.compile(r"(?:[a-z]\)\s*)?out\b", re.IGNORECASE)
_FEMALE = re.compile(r"(?:[a-z]\)\s*)?(?:f|female|2)$", re.IGNORECASE)
_MALE = re.compile(r"(?:[a-z]\)\s*)?(?:m|male|1)$", re.IGNORECASE)

Cell = Any
"""What openpyxl gives for a cell: text, a number, a date, or nothing."""


class List8:
    """Reads the rows of one sheet."""

    def __init__(
        self, opened: OpenedFile, sheet: str, places: Mapping[str, int], gathering: Gathering
    ) -> None:
        self._file = f"{opened.file.name} [{sheet}]"
        self._area = opened.file.path.stem if opened.file.named else opened.file.folder.name
        self._places = places
        self._gathering = gathering
        self._findings = gathering.findings
        self._latest = date.min
        self._row_of: dict[str, int] = {}

    def read(self, headings_row: int, rows: Iterator[tuple[Cell, ...]]) -> int:
        """Read the rows below the headings; give how many there were."""
        if not self._has_needed_columns():
            return 0
        found: list[tuple[Located, SnapshotRecord]] = []
        read = 0
        for row, cells in enumerate(rows, headings_row + 1):
            if read >= MOST_ROWS:
                self._error(row, "", "", "too-many-rows", f"More than {MOST_ROWS:,} rows.")
                break
            if not any(cell not in (None, "") for cell in cells):
                continue
            read += 1
            self._note_dates(cells)
            record = self._record(row, cells)
            if record is not None:
                found.append((Located(self._file, row), record))
        self._gathering.snapshots += [
            (where, replace(record, seen_on=self._latest)) for where, record in found
        ]
        self._say_the_day(read)
        return read

    def _has_needed_columns(self) -> bool:
        missing = [c.name for c in LIST_8 if c.needed and plain_heading(c.name) not in self._places]
        for name in missing:
            self._findings.error(
                self._file, "column-missing", f'There is no column "{name}". Add it.', column=name
            )
        return not missing

    def _say_the_day(self, read: int) -> None:
        if not read:
            self._findings.error(
                self._file, "no-rows", "The list has headings but no children. Export it again."
            )
        elif self._latest > date.min:
            self._findings.warning(
                self._file,
                "snapshot-day",
                "The list does not say of which day it is: taken as that of the latest date in "
                f"it, {self._latest:%d/%m/%Y}. Say otherwise with data_to in an about table.",
            )

    def _note_dates(self, cells: tuple[Cell, ...]) -> None:
        for cell in cells:
            if isinstance(cell, datetime):
                self._latest = max(self._latest, cell.date())

    def _record(self, row: int, cells: tuple[Cell, ...]) -> SnapshotRecord | None:
        if self._holds_formula(row, cells):
            return None
        child = self._text(cells, "Child Unique ID")
        if not child:
            self._error(
                row, "Child Unique ID", "", "child-missing", "The child's number is missing."
            )
        born = self._date(row, cells, "Date of Birth", needed=True)
        began = self._date(row, cells, "Date Started to be Looked After", needed=True)
        ended = self._date(row, cells, "Date Ceased to be Looked After")
        placed = self._date(row, cells, "Start Date of Most Recent Placement")
        if not child or born is None or began is None or not self._is_new(row, child):
            return None
        self._check_dates(row, born, began, ended)
        return SnapshotRecord(
            child_id=child,
            born=born,
            sex=self._sex(cells),
            uasc=self._uasc(cells),
            need_at_entry=self._code(row, cells, "Child's Category of Need", NEEDS_AT_ENTRY),
            legal_status=self._code(row, cells, "Child's Legal Status", LEGAL_STATUSES),
            placement_type=self._code(row, cells, "Placement Type", PLACEMENT_CODES),
            provider=self._code(row, cells, "Placement Provider", PROVIDERS),
            period_began=began,
            placement_began=placed,
            period_ended=ended,
            off_island=self._outside(cells),
            home_urn=self._text(cells, "URN of Placement") or None,
            area=self._area,
        )

    def _cell(self, cells: tuple[Cell, ...], name: str) -> Cell:
        place = self._places.get(plain_heading(name))
        return None if place is None or place >= len(cells) else cells[place]

    def _text(self, cells: tuple[Cell, ...], name: str) -> str:
        cell = self._cell(cells, name)
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return "" if cell is None else str(cell).strip()

    def _date(
        self, row: int, cells: tuple[Cell, ...], name: str, *, needed: bool = False
    ) -> date | None:
        cell = self._cell(cells, name)
        if isinstance(cell, datetime):
            return cell.date()
        text = self._text(cells, name)
        if not text:
            if needed:
                self._error(row, name, "", "date-missing", "The date is missing. Add it.")
            return None
        try:
            return statutory_date(text)
        except ValueError as wrong:
            self._error(row, name, text, "date-format", str(wrong))
            return None

    def _code(self, row: int, cells: tuple[Cell, ...], name: str, codes: frozenset[str]) -> str:
        text = self._text(cells, name)
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

    def _sex(self, cells: tuple[Cell, ...]) -> str:
        text = self._text(cells, "Gender")
        if _FEMALE.match(text):
            return "F"
        return "M" if _MALE.match(text) else ""

    def _uasc(self, cells: tuple[Cell, ...]) -> bool | None:
        name = "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)"
        text = self._text(cells, name)
        return bool(_YES.match(text)) if text else None

    def _outside(self, cells: tuple[Cell, ...]) -> bool | None:
        location = self._text(cells, "Placement Location")
        authority = self._text(cells, "LA of Placement").upper()
        if authority in OUTSIDE:
            return True
        return bool(_OUT.match(location)) if location else None

    def _is_new(self, row: int, child: str) -> bool:
        first = self._row_of.setdefault(child, row)
        if first == row:
            return True
        self._error(
            row,
            "Child Unique ID",
            child,
            "child-twice",
            f"The child is also in row {first}. Keep the row of the present period of care.",
        )
        return False

    def _check_dates(self, row: int, born: date, began: date, ended: date | None) -> None:
        if began < born:
            self._findings.warning(
                self._file,
                "started-before-birth",
                "The child started to be looked after before they were born: one of the dates is "
                "wrong. The child is counted by the date of birth given.",
                row=row,
                column="Date Started to be Looked After",
                value=f"{began:%d/%m/%Y}",
            )
        if ended is not None and ended < began:
            self._error(
                row,
                "Date Ceased to be Looked After",
                f"{ended:%d/%m/%Y}",
                "end-before-start",
                f"Being looked after ends ({ended:%d/%m/%Y}) before it begins "
                f"({began:%d/%m/%Y}). Correct one of the dates.",
            )

    def _holds_formula(self, row: int, cells: tuple[Cell, ...]) -> bool:
        for column in LIST_8:
            cell = self._cell(cells, column.name)
            if isinstance(cell, str) and cell.startswith("="):
                self._error(
                    row,
                    column.name,
                    cell,
                    "formula",
                    "The cell holds a formula, which is not read. Paste the column as values.",
                )
                return True
        return False

    def _error(self, row: int, column: str, value: str, rule: str, message: str) -> None:
        self._findings.error(self._file, rule, message, row=row, column=column or None, value=value)
