"""Public reference tables that are recognised and left alone: their figures are in the package."""

from __future__ import annotations

from scenarios.baseline.columns import Column, ColumnKind
from scenarios.baseline.gathering import TableKind, telling
from scenarios.baseline.ssda903_csv import count_rows


def _left_alone(name: str, *headings: str) -> TableKind:
    columns = tuple(Column(h, ColumnKind.TEXT, False, "not read") for h in headings)
    return TableKind(
        f"{name} (not needed)", columns, telling(*headings), count_rows, needed_here=False
    )


REFERENCE_TABLES: tuple[TableKind, ...] = (
    _left_alone("Ofsted fostering figures", "topic", "sub_topic", "item", "year", "value"),
    _left_alone("placement mix by age", "kin foster", "other foster", "residential"),
)
