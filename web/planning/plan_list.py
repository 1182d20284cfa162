"""The plans asked for: for what, with which targets, and what came of each."""

from dataclasses import dataclass
from datetime import datetime

from scenarios.words import full_day
from web.planning.desk import Desk
from web.planning.progress import progress_of
from web.planning.summary import targets_in_words
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, jobs_of


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan of the list."""

    id: str
    name: str
    targets: tuple[str, ...]
    asked: str
    answer: str


def plan_list(desk: Desk, authority: StoredBaseline, now: datetime) -> tuple[PlanLine, ...]:
    """List them, the last asked for first."""
    return tuple(
        PlanLine(
            id=job.id,
            name=job.scenario["name"],
            targets=targets_in_words(job.scenario["targets"]),
            asked=full_day(datetime.fromisoformat(job.asked_at).date()),
            answer=_answer(job, desk, authority, now),
        )
        for job in jobs_of(desk.engine, authority, JobKind.PLAN)
    )


def _answer(job: Job, desk: Desk, authority: StoredBaseline, now: datetime) -> str:
    if job.state is not State.DONE or job.result_id is None:
        return progress_of(job, now).words
    result = desk.result(job.result_id)
    older = "" if result.data_hash == authority.data_hash else " From earlier data."
    return f"{result.payload['sentences'][0]}{older}"
