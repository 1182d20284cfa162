"""Keeps the forecast register: entries once, what came of them beside, nothing ever changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, insert, select

from forecasting.looking_back.checked import Checked
from forecasting.register import Entry, Figure, Made
from web.store.engine import reading, writing
from web.store.register_tables import forecast_checks, forecasts

MADE = tuple(field.name for field in fields(Made))
CHECKED = tuple(field.name for field in fields(Checked))
Figures = tuple[str, str, date]
"""What a check is of: an age band, a placement group, a day."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as listed, without its figures, and what is known of them by now."""

    id: str
    made: Made
    made_on: date
    known_to: date
    model_asked: str
    checked: tuple[Checked, ...]


def enter(engine: Engine, entries: Sequence[Entry]) -> int:
    """Keep forecasts that are not in the register yet; give how many were new."""
    by_id = {entry.identity: entry for entry in entries}
    with writing(engine) as connection:
        there = set(connection.execute(select(forecasts.c.id)).scalars())
        new = [_row(name, entry) for name, entry in by_id.items() if name not in there]
        if new:
            connection.execute(insert(forecasts), new)
    return len(new)


def entries_before(engine: Engine, area: str, day: date) -> tuple[Entry, ...]:
    """Give the entries of an area that look ahead from before a day, the earliest first."""
    wanted = _of_area(select(forecasts), area).where(forecasts.c.as_of < day)
    with reading(engine) as connection:
        return tuple(_entry(row) for row in connection.execute(wanted))


def keep_checks(
    engine: Engine, checks: Iterable[tuple[str, Sequence[Checked]]], *, data_hash: str, on: date
) -> int:
    """Keep what came of entries where that is new, or not what was known; give how many rows."""
    with writing(engine) as connection:
        known = _latest(connection)
        new = [
            {**_columns(each), "forecast_id": entry, "data_hash": data_hash, "checked_on": on}
            for entry, checked in checks
            for each in _not_yet(known.get(entry, {}), checked)
        ]
        if new:
            connection.execute(insert(forecast_checks), new)
    return len(new)


def kept(engine: Engine, area: str | None = None) -> tuple[Kept, ...]:
    """List the register, or one area's part of it, the earliest first."""
    listed = [column for column in forecasts.c if column.name != "figures"]
    with reading(engine) as connection:
        rows = connection.execute(_of_area(select(*listed), area)).all()
        known = _latest(connection)
        return tuple(
            Kept(
                id=row.id,
                made=_made(row),
                made_on=row.made_on,
                known_to=row.known_to,
                model_asked=row.model_asked,
                checked=tuple(known.get(row.id, {}).values()),
            )
            for row in rows
        )


def how_much_is_known(engine: Engine) -> tuple[int, int]:
    """Count entries and checks: as long as both stay, so does every track record."""
    with reading(engine) as connection:
        first, second = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (forecasts, forecast_checks)
        )
    return first, second


def _of_area(query: Select[Any], area: str | None) -> Select[Any]:
    """Keep one area, however its name is spelt in capitals, in the order in which it was made."""
    ordered = query.order_by(forecasts.c.as_of, forecasts.c.made_on, forecasts.c.id)
    if area is None:
        return ordered
    return ordered.where(func.lower(forecasts.c.area) == func.lower(area))


def _not_yet(known: Mapping[Figures, Checked], checked: Sequence[Checked]) -> tuple[Checked, ...]:
    return tuple(
        each for each in checked if _of(each) not in known or known[_of(each)].actual != each.actual
    )


def _latest(connection: Connection) -> dict[str, dict[Figures, Checked]]:
    """Give the last check of each figure of each entry: data may be corrected later."""
    columns = (forecast_checks.c.forecast_id, *(forecast_checks.c[name] for name in CHECKED))
    found: dict[str, dict[Figures, Checked]] = {}
    for row in connection.execute(select(*columns).order_by(forecast_checks.c.id)):
        checked = Checked(*row[1:])
        found.setdefault(row[0], {})[_of(checked)] = checked
    return found


def _of(checked: Checked) -> Figures:
    return checked.age_band, checked.placement, checked.day


def _columns(checked: Checked) -> dict[str, Any]:
    return {name: getattr(checked, name) for name in CHECKED}


def _row(name: str, entry: Entry) -> dict[str, Any]:
    return {
        **{column: getattr(entry.made, column) for column in MADE},
        "id": name,
        "bands": list(entry.made.bands),
        "made_on": entry.made_on,
        "known_to": entry.known_to,
        "model_asked": entry.model_asked,
        "figures": [
            [f.age_band, f.placement, f.day.isoformat(), f.mean, *f.levels] for f in entry.figures
        ],
    }


def _made(row: Row[Any]) -> Made:
    columns = {name: getattr(row, name) for name in MADE}
    return Made(**{**columns, "bands": tuple(row.bands)})


def _entry(row: Row[Any]) -> Entry:
    figures = tuple(
        Figure(band, placement, date.fromisoformat(day), mean, tuple(levels))
        for band, placement, day, mean, *levels in row.figures
    )
    return Entry(_made(row), row.made_on, row.known_to, row.model_asked, figures)
