"""Keeps each result whole, with what is needed to make it again."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, insert, select

from web.store.baselines import StoredBaseline
from web.store.engine import reading, writing
from web.store.tables import results


class ResultKind(StrEnum):
    """What question a result answers."""

    FORECAST = "forecast"
    BACK_TEST = "backtest"
    RUN = "run"


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
    stamped = [
        replace(result, id=secrets.token_urlsafe(9), made_at=now.isoformat(timespec="microseconds"))
        for result in made
    ]
    with writing(engine) as connection:
        connection.execute(
            insert(results), [{**_columns(each), "baseline_id": baseline.id} for each in stamped]
        )
    return stamped


def latest_result(
    engine: Engine, baseline: StoredBaseline, kind: ResultKind
) -> StoredResult | None:
    """Give the newest result of a kind that was made from the data as they now stand."""
    newest = (
        select(*(results.c[name] for name in StoredResult.__slots__))
        .where(
            results.c.baseline_id == baseline.id,
            results.c.kind == kind.value,
            results.c.data_hash == baseline.data_hash,
        )
        .order_by(results.c.made_at.desc())
        .limit(1)
    )
    with reading(engine) as connection:
        row = connection.execute(newest).mappings().first()
    if row is None:
        return None
    return StoredResult(**{**dict(row), "kind": ResultKind(row["kind"])})


def _columns(result: StoredResult) -> dict[str, Any]:
    return {name: getattr(result, name) for name in StoredResult.__slots__} | {
        "kind": result.kind.value
    }
