"""Keeps the records of an authority under a name, all of them or none."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, update

from scenarios.baseline.records import Records
from web.store.engine import reading, writing
from web.store.rows import record_of, row_of
from web.store.tables import RECORD_TABLES, baselines


class NoSuchBaseline(LookupError):
    """The database holds nothing under that name."""


@dataclass(frozen=True, slots=True)
class StoredBaseline:
    """What the database knows of an authority's data before reading the records themselves."""

    id: int
    name: str
    area: str
    data_date: date | None
    data_hash: str
    synthetic: bool
    imported_at: str


@dataclass(frozen=True, slots=True)
class Description:
    """How a set of records is labelled when it is kept."""

    name: str
    area: str
    data_date: date | None
    data_hash: str
    synthetic: bool


def save_records(
    engine: Engine, records: Records, description: Description, *, now: datetime
) -> None:
    """Keep the records under their name, in place of what was there, in one transaction."""
    with writing(engine) as connection:
        baseline = _label(connection, description, now)
        for kind in RECORD_TABLES:
            connection.execute(delete(kind.table).where(kind.table.c.baseline_id == baseline))
            rows = [
                {"baseline_id": baseline, "position": position, **row_of(record)}
                for position, record in enumerate(_part(records, kind.part))
            ]
            if rows:
                connection.execute(insert(kind.table), rows)


def load_records(engine: Engine, name: str) -> Records:
    """Give back exactly what was saved under the name."""
    with reading(engine) as connection:
        baseline = _found(connection, name)
        parts: dict[str, Any] = {}
        for kind in RECORD_TABLES:
            columns = kind.table.c
            rows = connection.execute(
                select(kind.table)
                .where(columns.baseline_id == baseline.id)
                .order_by(columns.position)
            ).mappings()
            parts[kind.part] = tuple(record_of(kind.record, dict(row)) for row in rows)
    about = parts.pop("about")
    return Records(**parts, about=about[0] if about else None)


def stored_baseline(engine: Engine, name: str) -> StoredBaseline:
    """Give the label of the records kept under the name."""
    with reading(engine) as connection:
        return _found(connection, name)


def stored_baselines(engine: Engine) -> tuple[StoredBaseline, ...]:
    """List every authority in the database, the last imported first."""
    with reading(engine) as connection:
        return listed(connection)


def listed(connection: Connection) -> tuple[StoredBaseline, ...]:
    """List every authority inside a transaction that is under way."""
    newest_first = select(baselines).order_by(baselines.c.imported_at.desc(), baselines.c.id.desc())
    return tuple(_baseline(row) for row in connection.execute(newest_first).mappings())


def jurisdiction_of(engine: Engine, name: str) -> str | None:
    """Give whose law holds for an authority, where its data say so."""
    about = next(kind.table for kind in RECORD_TABLES if kind.part == "about")
    asked = (
        select(about.c.jurisdiction)
        .join(baselines, about.c.baseline_id == baselines.c.id)
        .where(baselines.c.name == name)
    )
    with reading(engine) as connection:
        found: str | None = connection.execute(asked).scalar()
    return found


def _part(records: Records, part: str) -> tuple[Any, ...]:
    """Give one kind of record; the about table has one row or none."""
    held = getattr(records, part)
    if part == "about":
        return () if held is None else (held,)
    return tuple(held)


def _label(connection: Connection, description: Description, now: datetime) -> int:
    """Write the label and give its number; an import under a known name keeps the number."""
    values = {
        "name": description.name,
        "area": description.area,
        "data_date": description.data_date,
        "data_hash": description.data_hash,
        "synthetic": description.synthetic,
        "imported_at": now.isoformat(timespec="seconds"),
    }
    try:
        known = _found(connection, description.name)
    except NoSuchBaseline:
        made = insert(baselines).values(values).returning(baselines.c.id)
        return int(connection.execute(made).scalar_one())
    connection.execute(update(baselines).where(baselines.c.id == known.id).values(values))
    return known.id


def _found(connection: Connection, name: str) -> StoredBaseline:
    """Find the label, or say what there is instead."""
    row = connection.execute(select(baselines).where(baselines.c.name == name)).mappings().first()
    if row is None:
        names = connection.execute(select(baselines.c.name).order_by(baselines.c.name)).scalars()
        there = ", ".join(names) or "nothing yet"
        raise NoSuchBaseline(
            f"There is no authority called {name!r} in the database. It holds: {there}. "
            "Bring one in with `sufficiency import`, or make one with `sufficiency demo`."
        )
    return _baseline(row)


def _baseline(row: RowMapping) -> StoredBaseline:
    return StoredBaseline(**dict(row))
