"""Scenarios: the list, the check of each before it is run, and the run."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from web.commands.surroundings import now
from web.door.access import Audience, seen_by
from web.pages.looking_again import looking_again
from web.pages.problems import NotThere
from web.pages.scenario_file import scenario_file
from web.planning.desk import Desk, desk
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, ask, end, jobs_of
from web.store.scenarios import StoredScenario, scenario_of

scenarios = Blueprint("scenarios", __name__)


@scenarios.get("/scenarios")
@seen_by(Audience.COMMISSIONERS)
def show_list() -> ResponseReturnValue:
    """List the scenarios, and offer to compare those that are answered."""
    from web.planning.scenario_list import scenario_list

    here = desk()
    authority = here.authority()
    lines = scenario_list(here, authority, now())
    return render_template("scenarios.html", story=here.shown(authority), lines=lines)


@scenarios.get("/scenarios/<scenario_id>")
@seen_by(Audience.COMMISSIONERS)
def show(scenario_id: str) -> ResponseReturnValue:
    """Show only what a scenario changes, and how far its run is."""
    from web.planning.progress import progress_of
    from web.planning.scenario_list import answered
    from web.planning.summary import changes_in_words, home_names, targets_in_words

    here = desk()
    authority = here.authority()
    known = scenario_or_a_way_on(here, authority, scenario_id)
    jobs = jobs_for(here, authority, known)
    done = answered(jobs)
    if jobs and jobs[0].state is State.DONE and done is not None:
        where = url_for("scenario_results.show", result_id=done.result_id)
        return redirect(where, 303)
    return looking_again(
        "scenario.html",
        progress_of(jobs[0], now()) if jobs else None,
        story=here.shown(authority),
        scenario=known,
        changes=changes_in_words(known.scenario["levers"], home_names(here.baseline(authority))),
        targets=targets_in_words(known.scenario["targets"]),
        result=done.result_id if done else None,
    )


@scenarios.post("/scenarios/<scenario_id>/run")
@seen_by(Audience.COMMISSIONERS)
def run(scenario_id: str) -> ResponseReturnValue:
    """Put the scenario in the queue, once however often it is asked."""
    here = desk()
    authority = here.authority()
    known = scenario_or_a_way_on(here, authority, scenario_id)
    job = ask(
        here.engine,
        authority,
        JobKind.SCENARIO,
        known.scenario,
        scenario_id=known.id,
        now=now(),
    )
    if job is not None:
        here.queue.put(job)
    return redirect(url_for("scenarios.show", scenario_id=known.id), 303)


@scenarios.post("/scenarios/<scenario_id>/cancel")
@seen_by(Audience.COMMISSIONERS)
def cancel(scenario_id: str) -> ResponseReturnValue:
    """Cancel what is under way; nothing of it is kept."""
    here = desk()
    authority = here.authority()
    known = scenario_or_a_way_on(here, authority, scenario_id)
    for job in jobs_for(here, authority, known):
        if job.under_way:
            end(here.engine, job.id, State.CANCELLED)
    return redirect(url_for("scenarios.show", scenario_id=known.id), 303)


@scenarios.get("/scenarios/<scenario_id>/scenario.json")
@seen_by(Audience.COMMISSIONERS)
def as_file(scenario_id: str) -> ResponseReturnValue:
    """Give the scenario as the file that `sufficiency run` takes."""
    here = desk()
    known = scenario_or_a_way_on(here, here.authority(), scenario_id)
    return scenario_file(known.scenario)


def scenario_or_a_way_on(here: Desk, authority: StoredBaseline, scenario_id: str) -> StoredScenario:
    """Give the scenario with this id; without one, lead to the list."""
    found = scenario_of(here.engine, authority, scenario_id)
    if found is None:
        raise NotThere(
            "No such scenario",
            "This scenario is not in the database, or not of this authority.",
            url_for("scenarios.show_list"),
            "See the scenarios",
        )
    return found


def jobs_for(here: Desk, authority: StoredBaseline, known: StoredScenario) -> list[Job]:
    """List the runs asked for of a scenario, the last first."""
    found = jobs_of(here.engine, authority, JobKind.SCENARIO)
    return [job for job in found if job.scenario_id == known.id]
