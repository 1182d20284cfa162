"""Checks on one child of a return's header, the same for CSV and XML."""

from __future__ import annotations

from datetime import date

from scenarios.baseline.codes import SEXES
from scenarios.baseline.dates import DatesRead
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.records import ChildRecord

_UASC = {"1": True, "0": False}


def child_from(
    cells: tuple[str, ...],
    dates: DatesRead,
    findings: GatheredFindings,
    file: str,
    row: int,
    area: str,
) -> ChildRecord | None:
    """Give the child of the cells CHILD, SEX, DOB, UASC, or None with the errors that forbid it."""
    child, sex, dob, uasc = cells
    born = dates[dob]
    if not child:
        findings.error(
            file, "child-missing", "The child's number is missing.", row=row, column="CHILD"
        )
    if not isinstance(born, date):
        findings.error(
            file,
            "date-format" if born else "date-missing",
            born or "The date of birth is missing: ages cannot be worked out. Add it.",
            row=row,
            column="DOB",
            value=dob,
        )
        return None
    if not child:
        return None
    known_sex = SEXES.get(sex) or SEXES.get(sex.upper())
    if known_sex is None:
        findings.warning(
            file,
            "code-unknown" if sex else "code-missing",
            "The sex is neither 1 (male) nor 2 (female): kept as not known.",
            row=row,
            column="SEX",
            value=sex,
        )
    return ChildRecord(child, born, known_sex or "", _UASC.get(uasc), area)
