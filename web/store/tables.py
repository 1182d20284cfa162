"""The tables: one for each kind of record an authority brings, baselines, and results.

The columns of a record table mirror the fields of its dataclass, so that nothing that is read is
lost and nothing else is kept. Lists and ratings are JSON inside their row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.types import TypeEngine

from forecasting.ages import AgeBand
from forecasting.history import Count, Measure, Status
from scenarios.baseline.records import (
    About,
    ApplicationRecord,
    ChildRecord,
    CostRecord,
    EpisodeRecord,
    FileRead,
    HomeRecord,
    MinutesRecord,
    NeedsRecord,
    PublishedFigure,
    RatingRecord,
    SnapshotRecord,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

baselines = Table(
    "baselines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("area", String, nullable=False),
    Column("data_date", Date),
    Column("data_hash", String, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    Column("imported_at", String, nullable=False),
)

results = Table(
    "results",
    metadata,
    Column("id", String, primary_key=True),
    Column("baseline_id", ForeignKey("baselines.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("draws", Integer, nullable=False),
    Column("model", String, nullable=False),
    Column("version", String, nullable=False),
    Column("data_hash", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("payload", JSON, nullable=False),
)


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Which field of `Records` a table holds, and the type of its rows."""

    part: str
    record: type
    table: Table


COLUMN_TYPES: Mapping[Any, type[TypeEngine[Any]]] = {
    str: String,
    int: Integer,
    float: Float,
    bool: Boolean,
    date: Date,
    AgeBand: String,
    Measure: String,
    Status: String,
}


def _record_table(part: str, record: type, name: str = "") -> RecordTable:
    """Make the table of one kind of record, in the order in which the rows were read."""
    hints = get_type_hints(record)
    columns = [_column(field.name, hints[field.name]) for field in fields(record)]
    baseline: Column[int] = Column("baseline_id", ForeignKey("baselines.id"), primary_key=True)
    position: Column[int] = Column("position", Integer, primary_key=True, autoincrement=False)
    return RecordTable(part, record, Table(name or part, metadata, baseline, position, *columns))


def _column(name: str, hint: Any) -> Column[Any]:
    """Give a field its column; what may be not known may be null."""
    may_be_null = get_origin(hint) in (UnionType, Union)
    if may_be_null:
        (hint,) = (part for part in get_args(hint) if part is not NoneType)
    kind = COLUMN_TYPES.get(hint, JSON)
    return Column(name, kind, nullable=may_be_null)


RECORD_TABLES = (
    _record_table("children", ChildRecord),
    _record_table("episodes", EpisodeRecord),
    _record_table("snapshots", SnapshotRecord),
    _record_table("counts", Count),
    _record_table("needs", NeedsRecord),
    _record_table("ratings", RatingRecord),
    _record_table("homes", HomeRecord),
    _record_table("minutes", MinutesRecord),
    _record_table("pipeline", ApplicationRecord),
    _record_table("costs", CostRecord),
    _record_table("about", About),
    _record_table("published", PublishedFigure),
    _record_table("files", FileRead),
)
