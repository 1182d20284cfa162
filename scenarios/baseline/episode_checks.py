"""Checks on one episode of a return, the same for CSV and XML."""

from __future__ import annotations

from collections import Counter
from datetime import date

from scenarios.baseline.codes import (
    GOES_ON,
    LEGAL_STATUSES,
    NEEDS_AT_ENTRY,
    PLACEMENT_CODES,
    PROVIDERS,
    REASONS_ENDED,
    REASONS_MOVED,
    REASONS_NEW,
)
from scenarios.baseline.gathered_findings import GatheredFindings

CODE_COLUMNS: tuple[tuple[str, frozenset[str], str], ...] = (
    ("RNE", REASONS_NEW, "counted as no move"),
    ("LS", LEGAL_STATUSES, "counted as looked after"),
    ("CIN", NEEDS_AT_ENTRY, "left empty"),
    ("PLACE", PLACEMENT_CODES, "counted as living elsewhere (other)"),
    ("PLACE_PROVIDER", PROVIDERS, "left empty"),
    ("REC", REASONS_ENDED, "left empty"),
    ("REASON_PLACE_CHANGE", REASONS_MOVED, "left empty"),
)
"""Column, its codes, and what is done with a code that is not among them. Order as in `codes`."""
MAY_BE_EMPTY = frozenset({"CIN", "PLACE_PROVIDER", "REC", "REASON_PLACE_CHANGE"})
KEPT_AS_WRITTEN = frozenset({"PLACE"})
"""An unknown placement code is kept, so that what could not be mapped can be listed."""
MOSTLY_FROM = 10
"""Rows from which a column of unknown codes is taken to be the wrong column."""


class EpisodeChecks:
    """The checks on the episodes of one file."""

    def __init__(self, file: str, findings: GatheredFindings) -> None:
        self._file = file
        self._findings = findings
        self._unknown: Counter[str] = Counter()
        self.sound: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Codes in the order of `codes` in which nothing was unknown, as they are kept."""

    def say_what_is_missing(
        self,
        row: int,
        child: str,
        decom: str,
        began: date | str | None,
        dec: str,
        ended: date | str | None,
    ) -> None:
        """Add the errors of a row that lacks its child or whose dates cannot be read."""
        if not child:
            self._error(row, "CHILD", "", "child-missing", "The child's number is missing.")
        if began is None:
            self._error(row, "DECOM", "", "date-missing", "The day the episode began is missing.")
        if isinstance(began, str):
            self._error(row, "DECOM", decom, "date-format", began)
        if isinstance(ended, str):
            self._error(row, "DEC", dec, "date-format", ended)

    def codes(self, row: int, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Give the codes with unknown ones dealt with and counted."""
        sound = self.sound.get(codes)
        if sound is not None:
            return sound
        kept = list(codes)
        all_known = True
        for place, (column, known, done) in enumerate(CODE_COLUMNS):
            code = kept[place]
            if code in known or (not code and column in MAY_BE_EMPTY):
                continue
            upper = code.upper()
            if upper in known:
                kept[place] = upper
                continue
            all_known = False
            self._say_unknown(row, code, column, done)
            kept[place] = code if column in KEPT_AS_WRITTEN else ""
        checked = tuple(kept)
        if all_known:
            self.sound[codes] = checked
        return checked

    def dates_and_reason(
        self, row: int, began: date, ended: date | None, dec: str, rec: str
    ) -> bool:
        """Whether the episode can be kept: it ends after it began, and its reason fits its end."""
        if ended is None:
            if rec:
                said = "There is a reason ceased (REC) but no end date (DEC): taken as still open."
                self._warning(row, "REC", rec, "reason-without-end", said)
            return True
        if ended < began:
            said = (
                f"The episode ends ({ended:%d/%m/%Y}) before it begins ({began:%d/%m/%Y}). Correct "
                "the date in the case system and export again."
            )
            self._error(row, "DEC", dec, "end-before-start", said)
            return False
        if ended == began:
            said = "The episode ends on the day it begins, so nobody lived there: left out."
            self._warning(row, "DEC", dec, "no-length", said)
            return False
        if not rec:
            said = (
                f"There is an end date (DEC) but no reason ceased (REC; {GOES_ON} where another "
                "episode follows): kept."
            )
            self._warning(row, "REC", None, "end-without-reason", said)
        return True

    def say_when_a_column_is_mostly_unknown(self, rows: int) -> None:
        """Add an error for a column whose codes are mostly unknown: it is the wrong column."""
        for column, unknown in self._unknown.items():
            if rows >= MOSTLY_FROM and unknown * 2 > rows:
                self._findings.error(
                    self._file,
                    "column-mostly-unknown",
                    f"{unknown:,} of {rows:,} rows have codes here that are not in the list. "
                    "Are the values in the right columns?",
                    column=column,
                )

    def _say_unknown(self, row: int, code: str, column: str, done: str) -> None:
        self._unknown[column] += 1
        if not code:
            message = f"The code is missing: {done}."
        else:
            message = f'"{code[:20]}" is not one of the codes for {column}: {done}.'
        self._findings.warning(
            self._file,
            "code-unknown" if code else "code-missing",
            message,
            row=row,
            column=column,
            value=code,
            each_value=True,
        )

    def _error(self, row: int, column: str, value: str, rule: str, message: str) -> None:
        self._findings.error(self._file, rule, message, row=row, column=column, value=value)

    def _warning(self, row: int, column: str, value: str | None, rule: str, message: str) -> None:
        self._findings.warning(self._file, rule, message, row=row, column=column, value=value)
