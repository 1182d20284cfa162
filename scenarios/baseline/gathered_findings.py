"""Findings as they are made: errors one by one, warnings of one kind as one with a count."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from dataclasses import dataclass, field, replace

from scenarios.baseline.findings import Finding, Severity

ERRORS_SHOWN = 100
"""Errors of one rule, file and column listed one by one; beyond that only counted."""
ROWS_SHOWN = 5
"""Rows a grouped warning names."""
VALUES_SHOWN = 50
"""Values that get a warning of their own, for one rule, file and column."""
ERRORS_BEFORE_STOPPING = 2_000
"""Errors after which the rest of a file is not read: it is the wrong file."""
VALUE_SHOWN = 60
"""Characters of a value that are shown."""

_Key = tuple[str, str | None, str, str]


@dataclass(slots=True)
class _Group:
    first: Finding
    rows: list[int] = field(default_factory=list)
    count: int = 0

    def is_only_counted(self, row: int | None) -> bool:
        """Whether a row comes after those that are named."""
        return row is not None and len(self.rows) == ROWS_SHOWN and row >= self.rows[-1]

    def add(self, finding: Finding) -> None:
        """Count one more, keeping the first rows in the order of the file."""
        self.count += 1
        if finding.row is None:
            return
        if self.first.row is not None and finding.row < self.first.row:
            self.first = finding
        insort(self.rows, finding.row)
        del self.rows[ROWS_SHOWN:]


@dataclass(slots=True)
class GatheredFindings:
    """Collects what is wrong or odd while files are read, bounded however bad a file is."""

    _errors: list[Finding] = field(default_factory=list)
    _errors_of: dict[_Key, _Group] = field(default_factory=dict)
    _warnings: dict[_Key, _Group] = field(default_factory=dict)
    _values_of: Counter[_Key] = field(default_factory=Counter)
    _errors_in: Counter[str] = field(default_factory=Counter)

    def error(
        self,
        file: str,
        rule: str,
        message: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        """Add something that stops the import."""
        self._errors_in[file] += 1
        group = self._errors_of.get((file, column, rule, ""))
        if group is not None and group.count >= ERRORS_SHOWN and group.is_only_counted(row):
            group.count += 1
            return
        finding = Finding(file, row, column, _shown(value), rule, message, Severity.ERROR)
        group = self._errors_of.setdefault((file, column, rule, ""), _Group(finding))
        group.add(finding)
        if group.count <= ERRORS_SHOWN:
            self._errors.append(finding)

    def warning(
        self,
        file: str,
        rule: str,
        message: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        each_value: bool = False,
    ) -> None:
        """Add something odd; rows of one rule, file and column (and value) become one finding."""
        key = (file, column, rule, (value or "") if each_value else "")
        if each_value and key not in self._warnings:
            self._values_of[file, column, rule, ""] += 1
            if self._values_of[file, column, rule, ""] > VALUES_SHOWN:
                key = (file, column, rule, "and others")
        group = self._warnings.get(key)
        if group is not None and group.is_only_counted(row):
            group.count += 1
            return
        finding = Finding(file, row, column, _shown(value), rule, message, Severity.WARNING)
        self._warnings.setdefault(key, _Group(finding)).add(finding)

    def any_errors(self) -> bool:
        """Whether anything stops the import so far."""
        return bool(self._errors)

    def has_error_of(self, rules: frozenset[str]) -> bool:
        """Whether there is an error of one of these rules so far."""
        return any(finding.rule in rules for finding in self._errors)

    def errors_in(self, file: str) -> bool:
        """Whether a file has errors so far."""
        return self._errors_in[file] > 0

    def is_hopeless(self, file: str) -> bool:
        """Whether a file has so many errors that reading on tells nobody anything."""
        return self._errors_in[file] >= ERRORS_BEFORE_STOPPING

    def all(self) -> tuple[Finding, ...]:
        """Give every finding: errors first, then warnings, each by file and row."""
        beyond = [_beyond(g) for g in self._errors_of.values() if g.count > ERRORS_SHOWN]
        warnings = [_grouped(group) for group in self._warnings.values()]
        return (
            *sorted(self._errors, key=_by_place),
            *sorted(beyond, key=_by_place),
            *sorted(warnings, key=_by_place),
        )


def _by_place(finding: Finding) -> tuple[str, int]:
    return finding.file, finding.row or 0


def _beyond(group: _Group) -> Finding:
    more = group.count - ERRORS_SHOWN
    message = f"{more:,} more rows have the same fault as the {ERRORS_SHOWN} listed."
    return replace(group.first, row=None, value=None, message=message, count=more)


def _grouped(group: _Group) -> Finding:
    if group.count == 1:
        return group.first
    message = f"{group.first.message} {_rows_in_words(group)}"
    return replace(group.first, message=message, count=group.count)


def _rows_in_words(group: _Group) -> str:
    if not group.rows:
        return f"(In {group.count:,} cases.)"
    more = group.count - len(group.rows)
    named = ", ".join(str(row) for row in group.rows)
    tail = f" and {more:,} more" if more else ""
    return f"({group.count:,} times: rows {named}{tail}.)"


def _shown(value: str | None) -> str | None:
    if value is None:
        return None
    if len(value) <= VALUE_SHOWN and value.isprintable():
        return value
    clean = "".join(c if c.isprintable() else "�" for c in value[: VALUE_SHOWN + 1])
    return clean if len(clean) <= VALUE_SHOWN else clean[:VALUE_SHOWN] + "…"
