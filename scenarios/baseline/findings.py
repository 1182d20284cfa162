"""What is wrong or odd with a file, where, and what to do about it.

An *error* stops the import: nothing is written until it is put right. A *warning* is odd but can be
lived with: the row is kept where that is honest, and the message says what was done with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops the import."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: file, row as a spreadsheet numbers it, column, value, rule, fix in words.

    `count` is the number of rows of which this is true; row and value are those of the first.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    rule: str
    message: str
    severity: Severity
    count: int = 1

    @property
    def is_error(self) -> bool:
        """Whether this stops the import."""
        return self.severity is Severity.ERROR

    def sentence(self) -> str:
        """Say it in one line for a person: where, then what, then what to do."""
        where = [self.file]
        if self.row is not None:
            where.append(f"row {self.row}")
        if self.column is not None:
            where.append(self.column)
        return f"{', '.join(where)}: {self.message}"

    def as_dict(self) -> dict[str, object]:
        """Give it for machines, as `sufficiency check --json` lists it."""
        return {
            "file": self.file,
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "rule": self.rule,
            "message": self.message,
            "severity": str(self.severity),
            "count": self.count,
        }


class FilesAreWrong(ValueError):
    """The files hold errors, so nothing was taken; carries every finding, warnings too."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [finding for finding in self.findings if finding.is_error]
        found = sum(finding.count for finding in errors)
        first = errors[0].sentence() if errors else ""
        more = f" ({found} errors in all)" if found > 1 else ""
        super().__init__(f"{first}{more}")
