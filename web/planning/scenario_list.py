"""The list of scenarios: those asked for, how far each is, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scenarios.in_words.words import begun, full_day
from scenarios.levers.titles import title_of
from scenarios.reading.measures import COST, IN_SUITABLE_HOMES, OFF_ISLAND
from web.planning.desk import Desk
from web.planning.progress import progress_of
from web.planning.whole_time import whole_time
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, jobs_of
from web.store.results import Listed, ResultKind, StoredResult, results_of
from web.store.scenarios import StoredScenario, scenarios_of


@dataclass(frozen=True, slots=True)
class Line:
    """One scenario of the list."""

    id: str
    name: str
    made: str
    changes: str
    state: str
    result: str | None
    figures: tuple[str, ...]
    """What tells one result from another; the same children and chances are in all of them."""


def scenario_list(desk: Desk, authority: StoredBaseline, now: datetime) -> tuple[Line, ...]:
    """List them: the run in which nothing changes first, those run by a command last."""
    jobs: dict[str | None, list[Job]] = {}
    for job in jobs_of(desk.engine, authority, JobKind.SCENARIO):
        jobs.setdefault(job.scenario_id, []).append(job)
    base = desk.as_things_are(authority)
    asked = [
        _line(each, jobs.get(each.id, []), desk, now)
        for each in scenarios_of(desk.engine, authority)
    ]
    answers = {job.result_id for of_one in jobs.values() for job in of_one}
    by_command = [
        each
        for each in results_of(desk.engine, authority, (ResultKind.SCENARIO,))
        if each.id not in answers and each.data_hash == authority.data_hash
    ]
    return (
        *([_base(base)] if base else []),
        *asked,
        *(_by_command(each, desk.result(each.id)) for each in _once_each(by_command)),
    )


def answered(jobs: list[Job]) -> Job | None:
    """Give the last job with an answer."""
    return next((job for job in jobs if job.state is State.DONE), None)


def _base(run: StoredResult) -> Line:
    return Line(
        id="",
        name=run.name,
        made="By the first run",
        changes="Nothing is done differently",
        state="Done",
        result=run.id,
        figures=_figures(run),
    )


def _by_command(listed: Listed, run: StoredResult) -> Line:
    return Line(
        id="",
        name=run.name,
        made=f"By a command, {full_day(datetime.fromisoformat(listed.made_at).date())}",
        changes=_changes(run.payload["provenance"]["levers"]),
        state="Done",
        result=run.id,
        figures=_figures(run),
    )


def _once_each(newest_first: list[Listed]) -> list[Listed]:
    """Keep the newest of those with one name: running a file again is no other scenario."""
    kept = {each.name: each for each in reversed(newest_first)}
    return [each for each in newest_first if kept[each.name] is each]


def _changes(levers: Sequence[Mapping[str, Any]]) -> str:
    """Name each change once."""
    titles = dict.fromkeys(title_of(each["lever"]) for each in levers)
    return "; ".join(titles) or "No change"


def _line(each: StoredScenario, jobs: list[Job], desk: Desk, now: datetime) -> Line:
    done = answered(jobs)
    state = progress_of(jobs[0], now).words if jobs else "Not run yet."
    return Line(
        id=each.id,
        name=each.name,
        made=full_day(each.made_on),
        changes=_changes(each.scenario["levers"]),
        state=state,
        result=done.result_id if done else None,
        figures=_figures(desk.result(done.result_id)) if done and done.result_id else (),
    )


def _figures(run: StoredResult) -> tuple[str, ...]:
    """Say how many are where they should be, who is away, and what care costs."""
    said = []
    for measure in (IN_SUITABLE_HOMES, OFF_ISLAND, COST):
        found = whole_time(run.payload.get("by_draw", {}), measure)
        if found is not None:
            said.append(f"{begun(measure.words)}: {found[0]} ({found[1]} to {found[2]})")
    return tuple(said)


def is_known(desk: Desk, authority: StoredBaseline, result_id: str) -> bool:
    """Say whether a result is a run of this authority."""
    kinds = (ResultKind.RUN, ResultKind.SCENARIO)
    return any(each.id == result_id for each in results_of(desk.engine, authority, kinds))
