"""Reads published counts of children by age band, for those who have no episodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise

from forecasting.ages import AgeBand, parse_band
from forecasting.history import Count, Measure, Status
from scenarios.baseline import template_columns
from scenarios.baseline.dates import DatesRead, iso_date
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.gathering import Gathering, Located, TableKind, telling
from scenarios.baseline.text_table import TextTable

_MEASURES: Mapping[str, Measure] = {str(measure): measure for measure in Measure}
_STATUSES: Mapping[str, Status] = {str(status): status for status in Status}
_COLUMNS = ("area_code", "area", "date", "measure", "age_band", "children", "status", "months")


def read_counts(table: TextTable, gathering: Gathering) -> int:
    """Read a count history."""
    pick = table.picker(*_COLUMNS)
    reads = _Row(table.name, gathering.findings)
    found: list[tuple[int, Count]] = []
    rows = 0
    for row, cells in table.rows(comments=True):
        rows += 1
        count = reads.count(row, *pick(cells))
        if count is not None:
            found.append((row, count))
    kept = _without_twins(table.name, found, gathering.findings)
    _compare_totals(table.name, kept, gathering.findings)
    gathering.counts += [(Located(table.name, row), count) for row, count in kept]
    return rows


class _Row:
    """Reads the cells of one row, gathering what is wrong with it."""

    def __init__(self, file: str, findings: GatheredFindings) -> None:
        self._file = file
        self._findings = findings
        self._dates = DatesRead(iso_date)
        self._bands: dict[str, AgeBand | None] = {"all": None}

    def count(
        self,
        row: int,
        area_code: str,
        area: str,
        day: str,
        measure: str,
        band: str,
        children: str,
        status: str,
        months: str,
    ) -> Count | None:
        """Give the count, or None with the errors that forbid it."""
        on = self._dates[day]
        sound = True
        if not area and not area_code:
            sound = self._error(row, "area", "", "cell-missing", "The area is missing.")
        if not isinstance(on, date):
            sound = self._error(row, "date", day, "date-format", on or "The date is missing.")
        if measure not in _MEASURES:
            sound = self._word(row, "measure", measure, tuple(_MEASURES))
        if status not in _STATUSES:
            sound = self._word(row, "status", status, tuple(_STATUSES))
        sound = self._band_is_sound(row, band) and sound
        sound = self._number_is_sound(row, "children", children) and sound
        sound = self._number_is_sound(row, "months", months) and sound
        if not sound or not isinstance(on, date):
            return None
        number = self._published(row, children, _STATUSES[status])
        return Count(
            area_code=area_code or area,
            area=area or area_code,
            day=on,
            measure=_MEASURES[measure],
            band=self._bands[band.casefold()],
            children=number,
            status=_STATUSES[status],
            months=int(months) if months else 12,
        )

    def _published(self, row: int, children: str, status: Status) -> int | None:
        if status is Status.OK and not children:
            self._findings.warning(
                self._file,
                "count-empty",
                "The status is ok but there is no number: taken as not published.",
                row=row,
                column="children",
            )
        if status is not Status.OK and children:
            self._findings.warning(
                self._file,
                "count-not-published",
                f"The status is {status} but there is a number: the number is not used.",
                row=row,
                column="children",
                value=children,
            )
            return None
        return int(children) if children else None

    def _band_is_sound(self, row: int, band: str) -> bool:
        key = band.casefold()
        if key in self._bands:
            return True
        try:
            self._bands[key] = parse_band(band)
        except ValueError as wrong:
            return self._error(row, "age_band", band, "age-band", str(wrong))
        return True

    def _number_is_sound(self, row: int, column: str, text: str) -> bool:
        if not text or (text.isascii() and text.isdigit() and len(text) <= 9):
            return True
        message = f'"{text[:20]}" is not a whole number of 0 or more. Leave it empty if not known.'
        return self._error(row, column, text, "whole-number", message)

    def _word(self, row: int, column: str, word: str, words: Sequence[str]) -> bool:
        message = f'"{word[:20]}" is not one of: {", ".join(words)}.'
        return self._error(row, column, word, "not-in-list", message)

    def _error(self, row: int, column: str, value: str, rule: str, message: str) -> bool:
        self._findings.error(self._file, rule, message, row=row, column=column, value=value)
        return False


def _without_twins(
    file: str, found: list[tuple[int, Count]], findings: GatheredFindings
) -> list[tuple[int, Count]]:
    kept: dict[tuple[object, ...], tuple[int, Count]] = {}
    for row, count in found:
        key = (count.area_code, count.day, count.measure, count.band, count.months)
        twin = kept.setdefault(key, (row, count))
        if twin[0] == row:
            continue
        if twin[1] == count:
            findings.warning(
                file, "count-twice", "The same count is listed twice: used once.", row=row
            )
            continue
        findings.error(
            file,
            "count-twice-differs",
            f"This area, date, measure and age band are also in row {twin[0]} with another number. "
            "Take one of them out.",
            row=row,
            column="children",
            value=None if count.children is None else str(count.children),
        )
    return list(kept.values())


def _compare_totals(file: str, found: list[tuple[int, Count]], findings: GatheredFindings) -> None:
    """Warn where the bands of a day, all published, do not add up to the published total."""

    def key(pair: tuple[int, Count]) -> tuple[str, date, str, int]:
        count = pair[1]
        return count.area_code, count.day, str(count.measure), count.months

    for _, same in groupby(sorted(found, key=key), key=key):
        group = list(same)
        total = next(((r, c) for r, c in group if c.band is None and c.children is not None), None)
        bands = sorted((c.band, c.children) for _, c in group if c.band is not None)
        if total is None or not bands or any(children is None for _, children in bands):
            continue
        if not _cover_childhood([band for band, _ in bands]):
            continue
        added = sum(children or 0 for _, children in bands)
        row, count = total
        if added != count.children:
            findings.warning(
                file,
                "total-differs",
                f"The published total ({count.children}) differs from the sum of its age bands "
                f"({added}): the sum is used. Rounding makes small differences; look into others.",
                row=row,
                column="children",
                value=str(count.children),
            )


def _cover_childhood(bands: list[AgeBand]) -> bool:
    follow = all(later.lowest == earlier.highest + 1 for earlier, later in pairwise(bands))
    return follow and bands[0].lowest == 0 and bands[-1].highest == 17


COUNT_TABLES: tuple[TableKind, ...] = (
    TableKind(
        "counts",
        template_columns.COUNTS,
        telling("date", "measure", "age_band", "children"),
        read_counts,
        ours=True,
    ),
)
