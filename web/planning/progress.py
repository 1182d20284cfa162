"""How far a job is, in words, and how soon to look again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from web.store.jobs import Job, JobKind, State

SECONDS_TO_LOOK_AGAIN = 3
SOON = timedelta(seconds=20)
LIVED = "of the futures are lived"
DONE: Mapping[JobKind, str] = {
    JobKind.SCENARIO: LIVED,
    JobKind.HOMES_WANTED: LIVED,
    JobKind.PLAN: "of the search is done",
    JobKind.SWEEP: "of the values are tried",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """What a page says of a job."""

    id: str
    state: State
    words: str
    under_way: bool
    look_again: int | None


def progress_of(job: Job, now: datetime) -> Progress:
    """Say how far a job is."""
    return Progress(
        id=job.id,
        state=job.state,
        words=_words(job, now),
        under_way=job.under_way,
        look_again=SECONDS_TO_LOOK_AGAIN if job.under_way else None,
    )


def _words(job: Job, now: datetime) -> str:
    if job.state is State.RUNNING:
        share = job.done / max(1, job.in_all)
        return f"Running: {share:.0%} {DONE[job.kind]}."
    if job.state is State.WAITING:
        waited = now - datetime.fromisoformat(job.asked_at)
        if waited > SOON:
            return (
                "Waiting for its turn. If nothing else is running, no worker may be there: start "
                "one with “sufficiency worker”."
            )
        return "Waiting for its turn."
    if job.state is State.FAILED:
        return f"It could not be run. {job.error}"
    if job.state is State.CANCELLED:
        return "It was cancelled. Nothing of it was kept."
    return "Done."
