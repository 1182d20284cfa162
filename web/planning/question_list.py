"""Questions asked in the background: about what, how each was put, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scenarios.in_words.words import full_day
from web.kept_earlier import KeptEarlier, reading_kept
from web.planning.desk import Desk
from web.planning.plan_words import headline_of
from web.planning.progress import progress_of
from web.planning.summary import targets_in_words
from web.planning.sweep_words import sweep_in_words
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, jobs_of

Stored = Mapping[str, Any]
EARLIER = "Worked out by an earlier version: open it to work it out again."


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the list."""

    id: str
    name: str
    put: tuple[str, ...]
    asked: str
    answer: str


def plan_list(desk: Desk, authority: StoredBaseline, now: datetime) -> tuple[Line, ...]:
    """List the plans asked for, the last first."""
    return tuple(
        _line(job, job.scenario, targets_in_words(job.scenario["targets"]), answer)
        for job, answer in _answers(
            JobKind.PLAN, desk, authority, now, lambda told: headline_of(told)[0]
        )
    )


def sweep_list(desk: Desk, authority: StoredBaseline, now: datetime) -> tuple[Line, ...]:
    """List the changes tried at several strengths, the last first."""
    return tuple(
        _line(job, job.scenario["scenario"], (sweep_in_words(job.scenario),), answer)
        for job, answer in _answers(
            JobKind.SWEEP, desk, authority, now, lambda told: str(told["headline"])
        )
    )


def _line(job: Job, scenario: Stored, put: tuple[str, ...], answer: str) -> Line:
    asked = full_day(datetime.fromisoformat(job.asked_at).date())
    return Line(job.id, scenario["name"], put, asked, answer)


def _answers(
    kind: JobKind,
    desk: Desk,
    authority: StoredBaseline,
    now: datetime,
    said: Callable[[Stored], str],
) -> list[tuple[Job, str]]:
    """Give each job of a kind with its answer in a sentence, or how far it is."""
    found = []
    for job in jobs_of(desk.engine, authority, kind):
        if job.state is State.DONE and job.result_id is not None:
            result = desk.result(job.result_id)
            older = "" if result.data_hash == authority.data_hash else " From earlier data."
            try:
                with reading_kept(result):
                    answer = said(result.payload)
            except KeptEarlier:
                answer = EARLIER
            found.append((job, f"{answer}{older}"))
        else:
            found.append((job, progress_of(job, now).words))
    return found
