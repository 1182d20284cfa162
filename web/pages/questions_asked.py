"""Questions answered in the background and kept: asked once, and found again by their id."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from web.commands.surroundings import now
from web.pages.scenarios import jobs_for, scenario_or_a_way_on
from web.planning.desk import Desk, no_such_result
from web.planning.scenario_list import answered, is_known
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, ask, jobs_of

if TYPE_CHECKING:
    from web.planning.start import Start


def asked(here: Desk, authority: StoredBaseline, kind: JobKind, question: dict[str, Any]) -> str:
    """Ask a question, unless the same is under way; give the id of the job that answers it."""
    while True:
        job = ask(here.engine, authority, kind, question, now=now())
        if job is not None:
            here.queue.put(job)
            return job
        for each in jobs_of(here.engine, authority, kind):
            if each.under_way and each.scenario == question:
                return each.id


def job_known(here: Desk, authority: StoredBaseline, kind: JobKind, job_id: str) -> Job | None:
    """Give a job of a kind for this authority, or None."""
    jobs = jobs_of(here.engine, authority, kind)
    return next((each for each in jobs if each.id == job_id), None)


def start_named(here: Desk, authority: StoredBaseline, named: Mapping[str, str]) -> "Start":
    """Give the scenario that an address or a form names by its id or a result's; else none."""
    from web.planning.start import as_things_are, start_of_result, start_of_scenario

    if named.get("scenario"):
        known = scenario_or_a_way_on(here, authority, named["scenario"])
        done = answered(jobs_for(here, authority, known))
        run = here.result(done.result_id) if done and done.result_id else None
        return start_of_scenario(known, run)
    if named.get("result"):
        if not is_known(here, authority, named["result"]):
            raise no_such_result()
        return start_of_result(here.result(named["result"]), authority)
    return as_things_are(here.as_things_are(authority), authority)
