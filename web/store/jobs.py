"""Keeps the jobs that answer questions in the background: asked, under way, done or why not."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, insert, select, update

from web.store.baselines import StoredBaseline
from web.store.engine import reading, writing
from web.store.results import StoredResult, add_results
from web.store.scenario_tables import jobs

SILENT_AFTER = timedelta(seconds=60)
"""A job under way says every few seconds that it lives; one silent for longer was cut off."""


class JobKind(StrEnum):
    """What a job works out."""

    SCENARIO = "scenario"
    HOMES_WANTED = "homes wanted"
    PLAN = "plan"
    SWEEP = "sweep"


class State(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNDER_WAY = (State.WAITING.value, State.RUNNING.value)


@dataclass(frozen=True, slots=True)
class Job:
    """One question and how far its answer has come."""

    id: str
    baseline_id: int
    kind: JobKind
    scenario_id: str | None
    scenario: dict[str, Any]
    state: State
    done: int
    in_all: int
    error: str
    asked_at: str
    seen_at: str
    result_id: str | None

    @property
    def under_way(self) -> bool:
        """Say whether an answer may still come."""
        return self.state.value in UNDER_WAY


def ask(
    engine: Engine,
    baseline: StoredBaseline,
    kind: JobKind,
    scenario: dict[str, Any],
    *,
    scenario_id: str | None = None,
    now: datetime,
) -> str | None:
    """Keep a new job and give its id; None where the same question is under way already."""
    under_way = select(jobs.c.scenario).where(
        jobs.c.baseline_id == baseline.id,
        jobs.c.kind == kind.value,
        jobs.c.scenario_id == scenario_id,
        jobs.c.state.in_(UNDER_WAY),
    )
    new = secrets.token_urlsafe(9)
    values = {
        "id": new,
        "baseline_id": baseline.id,
        "kind": kind.value,
        "scenario_id": scenario_id,
        "scenario": scenario,
        "state": State.WAITING.value,
        "done": 0,
        "in_all": 1,
        "error": "",
        "asked_at": _stamp(now),
        "seen_at": _stamp(now),
    }
    with writing(engine) as connection:
        if scenario in connection.execute(under_way).scalars():
            return None
        connection.execute(insert(jobs).values(values))
    return new


def begin(engine: Engine, job_id: str, *, now: datetime) -> Job | None:
    """Take a waiting job; None where another worker has it, or it was cancelled."""
    taken = (
        update(jobs)
        .where(jobs.c.id == job_id, jobs.c.state == State.WAITING.value)
        .values(state=State.RUNNING.value, seen_at=_stamp(now))
    )
    with writing(engine) as connection:
        if connection.execute(taken).rowcount != 1:
            return None
    return job_of(engine, job_id)


def tell(engine: Engine, job_id: str, done: int, in_all: int, *, now: datetime) -> bool:
    """Write down how far a running job is; False where it is to stop."""
    told = (
        update(jobs)
        .where(jobs.c.id == job_id, jobs.c.state == State.RUNNING.value)
        .values(done=done, in_all=in_all, seen_at=_stamp(now))
    )
    with writing(engine) as connection:
        return connection.execute(told).rowcount == 1


def finish(
    engine: Engine, job: Job, baseline: StoredBaseline, result: StoredResult, *, now: datetime
) -> bool:
    """Keep the answer and mark the job done, both or neither; False where it was cancelled."""
    with writing(engine) as connection:
        still = select(jobs.c.state).where(jobs.c.id == job.id)
        if connection.execute(still).scalar() != State.RUNNING.value:
            return False
        (kept,) = add_results(connection, baseline, [result], now=now)
        ended = update(jobs).where(jobs.c.id == job.id)
        connection.execute(ended.values(state=State.DONE.value, result_id=kept.id))
    return True


def end(engine: Engine, job_id: str, state: State, error: str = "") -> bool:
    """Mark a job that is under way as failed, with its reason, or as cancelled."""
    ended = (
        update(jobs)
        .where(jobs.c.id == job_id, jobs.c.state.in_(UNDER_WAY))
        .values(state=state.value, error=error)
    )
    with writing(engine) as connection:
        return connection.execute(ended).rowcount == 1


def cut_off(engine: Engine, *, now: datetime) -> tuple[str, ...]:
    """Put jobs whose worker has gone silent back in the queue; give all that wait."""
    silent = (
        update(jobs)
        .where(jobs.c.state == State.RUNNING.value, jobs.c.seen_at < _stamp(now - SILENT_AFTER))
        .values(state=State.WAITING.value, done=0)
    )
    waiting = select(jobs.c.id).where(jobs.c.state == State.WAITING.value)
    with writing(engine) as connection:
        connection.execute(silent)
        return tuple(connection.execute(waiting.order_by(jobs.c.asked_at)).scalars())


def job_of(engine: Engine, job_id: str) -> Job | None:
    """Give one job, or None."""
    with reading(engine) as connection:
        row = connection.execute(select(jobs).where(jobs.c.id == job_id)).mappings().first()
    return None if row is None else _job(dict(row))


def job_answered_by(engine: Engine, result_id: str) -> Job | None:
    """Give the job a result answers, or None where a command made it."""
    wanted = select(jobs).where(jobs.c.result_id == result_id)
    with reading(engine) as connection:
        row = connection.execute(wanted).mappings().first()
    return None if row is None else _job(dict(row))


def jobs_of(engine: Engine, baseline: StoredBaseline, kind: JobKind) -> tuple[Job, ...]:
    """List an authority's jobs of a kind, the last asked first."""
    wanted = (
        select(jobs)
        .where(jobs.c.baseline_id == baseline.id, jobs.c.kind == kind.value)
        .order_by(jobs.c.asked_at.desc())
    )
    with reading(engine) as connection:
        return tuple(_job(dict(row)) for row in connection.execute(wanted).mappings())


def _job(row: dict[str, Any]) -> Job:
    return Job(**{**row, "kind": JobKind(row["kind"]), "state": State(row["state"])})


def _stamp(now: datetime) -> str:
    return now.isoformat(timespec="microseconds")
