"""The rows of Annex A List 8: one child looked after now, with the home they live in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from scenarios.baseline.annex_a_cells import Cell, CellsOfList8
from scenarios.baseline.annex_a_columns import LIST_8, plain_heading
from scenarios.baseline.codes import LEGAL_STATUSES, NEEDS_AT_ENTRY, PLACEMENT_CODES, PROVIDERS
from scenarios.baseline.files import OpenedFile
from scenarios.baseline.gathering import Gathering, Located
from scenarios.baseline.records import SnapshotRecord
from scenarios.baseline.workbook import MOST_ROWS

CHECKED_AND_NOT_KEPT = {
    "Child's Category of Need": NEEDS_AT_ENTRY,
    "Placement Provider": PROVIDERS,
}


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
        self._cells = CellsOfList8(self._file, places, gathering.findings)
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
                self._cells.error(row, "", "", "too-many-rows", f"More than {MOST_ROWS:,} rows.")
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
        if self._cells.holds_formula(row, cells):
            return None
        child = self._cells.text(cells, "Child Unique ID")
        if not child:
            self._cells.error(
                row, "Child Unique ID", "", "child-missing", "The child's number is missing."
            )
        born = self._cells.day(row, cells, "Date of Birth", needed=True)
        began = self._cells.day(row, cells, "Date Started to be Looked After", needed=True)
        ended = self._cells.day(row, cells, "Date Ceased to be Looked After")
        placed = self._cells.day(row, cells, "Start Date of Most Recent Placement")
        if not child or born is None or began is None or not self._is_new(row, child):
            return None
        self._check_dates(row, born, began, ended)
        for column, codes in CHECKED_AND_NOT_KEPT.items():
            self._cells.code(row, cells, column, codes)
        return SnapshotRecord(
            child_id=child,
            born=born,
            sex=self._cells.sex(cells),
            uasc=self._cells.uasc(cells),
            legal_status=self._cells.code(row, cells, "Child's Legal Status", LEGAL_STATUSES),
            placement_type=self._cells.code(row, cells, "Placement Type", PLACEMENT_CODES),
            period_began=began,
            placement_began=placed,
            period_ended=ended,
            off_island=self._cells.outside(cells),
            home_urn=self._cells.text(cells, "URN of Placement") or None,
            area=self._area,
        )

    def _is_new(self, row: int, child: str) -> bool:
        first = self._row_of.setdefault(child, row)
        if first == row:
            return True
        self._cells.error(
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
            self._cells.error(
                row,
                "Date Ceased to be Looked After",
                f"{ended:%d/%m/%Y}",
                "end-before-start",
                f"Being looked after ends ({ended:%d/%m/%Y}) before it begins "
                f"({began:%d/%m/%Y}). Correct one of the dates.",
            )
