"""What a reader sees in place of a result that an earlier version worked out."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask, render_template, url_for
from flask.typing import ResponseReturnValue

from scenarios.in_words.words import full_day
from web.kept_earlier import NOT_AS_TODAY, KeptEarlier
from web.planning.desk import Shown, desk, shown_in
from web.store.jobs import Job, JobKind, job_answered_by
from web.store.results import StoredResult

STATUS = 422
"""As where results cannot be compared: the address is right, and there is nothing to show."""


@dataclass(frozen=True, slots=True)
class Again:
    """One result, what it said in short, and how it is worked out again."""

    name: str
    made: str
    headline: str
    address: str | None
    """Where the button leads; None: there is only the command."""
    command: str


def add_kept_earlier(app: Flask) -> None:
    """Answer in plain words where a kept result lacks what is read of it."""
    app.register_error_handler(KeptEarlier, _said)


def _said(found: KeptEarlier) -> ResponseReturnValue:
    story = _rests_on(found.results[0])
    results = [_again(each) for each in found.results]
    return render_template("kept_earlier.html", story=story, results=results), STATUS


def _rests_on(result: StoredResult) -> Shown | None:
    """Say what the result's sentence rests on; None where even that is not in it."""
    try:
        return shown_in(result, str(result.payload.get("area", "")))
    except NOT_AS_TODAY:
        return None


def _again(result: StoredResult) -> Again:
    job = job_answered_by(desk().engine, result.id)
    day = full_day(datetime.fromisoformat(result.made_at).date())
    return Again(
        name=result.name,
        made=f"by version {result.version}, on {day}",
        headline=str(result.payload.get("headline", "")),
        address=None if job is None else _address(job),
        command=str(result.payload.get("command", "")),
    )


def _address(job: Job) -> str | None:
    """Give where the same question is asked again."""
    match job.kind:
        case JobKind.PLAN:
            return url_for("plans.again", plan_id=job.id)
        case JobKind.SWEEP:
            return url_for("sweeps.again", sweep_id=job.id)
        case JobKind.HOMES_WANTED:
            return url_for("recruit.run")
        case JobKind.SCENARIO if job.scenario_id is not None:
            return url_for("scenarios.run", scenario_id=job.scenario_id)
        case _:
            return None
