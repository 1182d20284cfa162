"""Keeps each result whole, with what is needed to make it again."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from web.store.baselines import StoredBaseline, listed
from web.store.engine import reading, writing
from web.store.tables import baselines, results


class ResultKind(StrEnum):
    """What question a result answers."""

    FORECAST = "forecast"
    BACK_TEST = "backtest"
    RUN = "run"
    """A run by a command in which nothing is done differently: what the first page shows."""
    SCENARIO = "scenario"
    """A run in which something is done differently, or one asked for in the pages."""
    HOMES_WANTED = "homes wanted"
    PLAN = "plan"
    SWEEP = "sweep"


@dataclass(frozen=True, slots=True)
class StoredResult:
    """One result: its question, its settings, the data it was made from, and the answer."""

    kind: ResultKind
    name: str
    seed: int
    draws: int
    model: str
    version: str
    data_hash: str
    payload: dict[str, Any]
    id: str = ""
    made_at: str = ""


def save_results(
    engine: Engine, baseline: StoredBaseline, made: list[StoredResult], *, now: datetime
) -> list[StoredResult]:
    """Keep several results of one authority together, all or none, each under a new random id."""
    with writing(engine) as connection:
        return add_results(connection, baseline, made, now=now)


def add_results(
    connection: Connection, baseline: StoredBaseline, made: list[StoredResult], *, now: datetime
) -> list[StoredResult]:
    """Do the same inside a transaction that is under way."""
    stamped = [
        replace(result, id=secrets.token_urlsafe(9), made_at=now.isoformat(timespec="microseconds"))
        for result in made
    ]
    connection.execute(
        insert(results), [{**_columns(each), "baseline_id": baseline.id} for each in stamped]
    )
    return stamped


@dataclass(frozen=True, slots=True)
class Newest:
    """An authority, and the ids of its newest results made from the data as they now stand."""

    authority: StoredBaseline
    run: str | None
    """As things are; where that was never run, the newest scenario."""
    forecast: str | None
    back_test: str | None


def newest_results(engine: Engine) -> tuple[Newest, ...]:
    """List every authority with its newest results, the last imported first; one look at it all."""
    made = (
        select(results.c.baseline_id, results.c.kind, results.c.id)
        .join(baselines, baselines.c.id == results.c.baseline_id)
        .where(results.c.data_hash == baselines.c.data_hash)
        .order_by(results.c.made_at)
    )
    with reading(engine) as connection:
        authorities = listed(connection)
        last = {(row.baseline_id, row.kind): row.id for row in connection.execute(made)}
    return tuple(
        Newest(
            authority=each,
            run=last.get(
                (each.id, ResultKind.RUN.value), last.get((each.id, ResultKind.SCENARIO.value))
            ),
            forecast=last.get((each.id, ResultKind.FORECAST.value)),
            back_test=last.get((each.id, ResultKind.BACK_TEST.value)),
        )
        for each in authorities
    )


def result_of(engine: Engine, result_id: str) -> StoredResult:
    """Give a result whole."""
    wanted = select(*(results.c[name] for name in StoredResult.__slots__))
    with reading(engine) as connection:
        row = connection.execute(wanted.where(results.c.id == result_id)).mappings().one()
    return StoredResult(**{**dict(row), "kind": ResultKind(row["kind"])})


def _columns(result: StoredResult) -> dict[str, Any]:
    return {name: getattr(result, name) for name in StoredResult.__slots__} | {
        "kind": result.kind.value
    }


@dataclass(frozen=True, slots=True)
class Listed:
    """A result as a list names it, without its figures."""

    id: str
    kind: ResultKind
    name: str
    draws: int
    seed: int
    data_hash: str
    made_at: str


def results_of(
    engine: Engine, baseline: StoredBaseline, kinds: tuple[ResultKind, ...]
) -> tuple[Listed, ...]:
    """List an authority's results of some kinds, the last made first."""
    wanted = (
        select(*(results.c[name] for name in Listed.__slots__))
        .where(results.c.baseline_id == baseline.id)
        .where(results.c.kind.in_([kind.value for kind in kinds]))
        .order_by(results.c.made_at.desc())
    )
    with reading(engine) as connection:
        rows = connection.execute(wanted).mappings().all()
    return tuple(Listed(**{**dict(row), "kind": ResultKind(row["kind"])}) for row in rows)
