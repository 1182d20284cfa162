"""The columns of the SSDA903 return that we read, and the tables of it that we do not need.

Source: data-to-insight/csc-validator-be-903 `lac_validator/config.py`; code lists from the 2024
SSDA903 schema of liia-tools.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scenarios.baseline.codes import (
    LEGAL_STATUSES,
    NEEDS_AT_ENTRY,
    PLACEMENT_CODES,
    PROVIDERS,
    REASONS_ENDED,
    REASONS_MOVED,
    REASONS_NEW,
)
from scenarios.baseline.columns import Column, ColumnKind


def _codes(codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(codes))


_CHILD = Column("CHILD", ColumnKind.TEXT, True, "the child's number, the same in every table")
_BORN = Column("DOB", ColumnKind.STATUTORY_DATE, True, "date of birth")

HEADER: tuple[Column, ...] = (
    _CHILD,
    Column("SEX", ColumnKind.CODE, True, "1 male, 2 female", ("1", "2")),
    _BORN,
    Column("ETHNIC", ColumnKind.TEXT, False, "not read"),
    Column("UPN", ColumnKind.TEXT, False, "not read"),
    Column("MOTHER", ColumnKind.TEXT, False, "not read"),
    Column("MC_DOB", ColumnKind.TEXT, False, "not read"),
    Column("UASC", ColumnKind.CODE, False, "1 where unaccompanied and seeking asylum", ("0", "1")),
)
EPISODES: tuple[Column, ...] = (
    _CHILD,
    Column("DECOM", ColumnKind.STATUTORY_DATE, True, "day the episode began"),
    Column("RNE", ColumnKind.CODE, True, "reason for the new episode", _codes(REASONS_NEW)),
    Column("LS", ColumnKind.CODE, True, "legal status", _codes(LEGAL_STATUSES)),
    Column("CIN", ColumnKind.CODE, False, "need on entry; not kept", _codes(NEEDS_AT_ENTRY)),
    Column("PLACE", ColumnKind.CODE, True, "type of placement", _codes(PLACEMENT_CODES)),
    Column("PLACE_PROVIDER", ColumnKind.CODE, False, "provider; not kept", _codes(PROVIDERS)),
    Column("DEC", ColumnKind.STATUTORY_DATE, True, "day it ended; empty while it lasts"),
    Column("REC", ColumnKind.CODE, True, "reason it ended", _codes(REASONS_ENDED)),
    Column("REASON_PLACE_CHANGE", ColumnKind.CODE, False, "why moved", _codes(REASONS_MOVED)),
    Column("HOME_POST", ColumnKind.TEXT, False, "not read"),
    Column("PL_POST", ColumnKind.TEXT, False, "not read"),
    Column("URN", ColumnKind.TEXT, False, "number of the home"),
)
UASC: tuple[Column, ...] = (
    _CHILD,
    Column("SEX", ColumnKind.TEXT, False, "not read"),
    Column("DOB", ColumnKind.TEXT, False, "not read"),
    Column("DUC", ColumnKind.TEXT, False, "not read"),
)

NOT_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "OC2": ("CHILD", "SDQ_SCORE", "SDQ_REASON"),
        "missing": ("CHILD", "MISSING", "MIS_START"),
        "reviews": ("CHILD", "REVIEW", "REVIEW_CODE"),
        "OC3": ("CHILD", "IN_TOUCH", "ACTIV", "ACCOM"),
        "AD1": ("CHILD", "DATE_INT", "DATE_MATCH"),
        "placed for adoption": ("CHILD", "DATE_PLACED", "DATE_PLACED_CEASED"),
        "previous permanence": ("CHILD", "PREV_PERM"),
        "social worker episodes": ("CHILD", "SW_ID"),
        "deprivation of liberty": ("CHILD", "DOLO_START"),
    }
)
"""Tables of the return that are recognised and left alone, by the headings that tell them."""
