"""Plans: the cheapest mix with which targets hold, asked for, looked for, kept and shown."""

import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.commands.surroundings import now
from web.door.access import Audience, seen_by
from web.kept_earlier import reading_kept
from web.pages.looking_again import looking_again
from web.pages.problems import NotThere
from web.pages.questions_asked import asked, job_known, start_named
from web.pages.scenario_file import scenario_file
from web.planning.desk import Desk, desk, shown_of
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, end
from web.store.scenarios import save_scenario, scenarios_of

if TYPE_CHECKING:
    from web.planning.plan_form import PlanForm
    from web.planning.start import Start

plans = Blueprint("plans", __name__)


@plans.get("/plans")
@seen_by(Audience.COMMISSIONERS)
def show_list() -> ResponseReturnValue:
    """List the plans asked for."""
    from web.planning.question_list import plan_list

    here = desk()
    authority = here.authority()
    lines = plan_list(here, authority, now())
    return render_template("plans.html", story=here.shown(authority), lines=lines)


@plans.get("/plans/new")
@seen_by(Audience.COMMISSIONERS)
def show_form() -> ResponseReturnValue:
    """Ask what must hold, and how surely."""
    from web.planning.plan_form import plan_form

    here = desk()
    authority = here.authority()
    return _form(here, authority, plan_form(_start(here, authority, request.args)))


@plans.post("/plans/new")
@seen_by(Audience.COMMISSIONERS)
def take_form() -> ResponseReturnValue:
    """Put the question in the queue, once however often it is asked, and lead to its answer."""
    from scenarios.scenario import Scenario
    from web.planning.plan_form import read_plan
    from web.planning.targets import SURE, TARGETS, key_of

    here = desk()
    authority = here.authority()
    keys = [f"{key_of(each)}{part}" for each in TARGETS for part in ("", SURE)]
    texts = {key: request.form.get(key, "").strip() for key in keys}
    read = read_plan(_start(here, authority, request.form), texts)
    if not isinstance(read, Scenario):
        return _form(here, authority, read), 422
    return _asked(here, authority, read.model_dump(mode="json", by_alias=True))


@plans.get("/plans/<plan_id>")
@seen_by(Audience.COMMISSIONERS)
def show(plan_id: str) -> ResponseReturnValue:
    """Show the plan, or how far the search for it is."""
    from web.planning.plan_page import plan_page
    from web.planning.progress import progress_of
    from web.planning.summary import changes_in_words, home_names, targets_in_words

    here = desk()
    authority = here.authority()
    job = _job_or_a_way_on(here, authority, plan_id)
    homes = home_names(here.baseline(authority))
    if job.state is State.DONE and job.result_id is not None:
        result = here.result(job.result_id)
        with reading_kept(result):
            page = here.once(authority, ("plan", result.id), lambda: plan_page(result, homes))
            story = shown_of(result, authority)
        return render_template(
            "plan.html",
            story=story,
            id=job.id,
            name=job.scenario["name"],
            page=page,
            stale=result.data_hash != authority.data_hash,
        )
    return looking_again(
        "plan_under_way.html",
        progress_of(job, now()),
        story=here.shown(authority),
        id=job.id,
        name=job.scenario["name"],
        put=targets_in_words(job.scenario["targets"]),
        changes=changes_in_words(job.scenario["levers"], homes),
    )


@plans.post("/plans/<plan_id>/cancel")
@seen_by(Audience.COMMISSIONERS)
def cancel(plan_id: str) -> ResponseReturnValue:
    """Cancel the search; nothing of it is kept."""
    here = desk()
    job = _job_or_a_way_on(here, here.authority(), plan_id)
    end(here.engine, job.id, State.CANCELLED)
    return redirect(url_for("plans.show", plan_id=job.id), 303)


@plans.post("/plans/<plan_id>/again")
@seen_by(Audience.COMMISSIONERS)
def again(plan_id: str) -> ResponseReturnValue:
    """Ask the same question again."""
    here = desk()
    authority = here.authority()
    return _asked(here, authority, _job_or_a_way_on(here, authority, plan_id).scenario)


@plans.post("/plans/<plan_id>/scenario")
@seen_by(Audience.COMMISSIONERS)
def make_scenario(plan_id: str) -> ResponseReturnValue:
    """Keep the plan as a scenario, once however often it is asked, and lead to its check."""
    from web.planning.plan_as_scenario import plan_as_scenario

    here = desk()
    authority = here.authority()
    job = _job_or_a_way_on(here, authority, plan_id)
    if job.result_id is None:
        raise _no_such_plan()
    result = here.result(job.result_id)
    with reading_kept(result):
        scenario = plan_as_scenario(result)
    stored = scenarios_of(here.engine, authority)
    kept = next((each.id for each in stored if each.scenario == scenario), None)
    if kept is None:
        new, today = secrets.token_urlsafe(9), here.settings.today
        kept = save_scenario(here.engine, authority, new, scenario, on=today)
    return redirect(url_for("scenarios.show", scenario_id=kept), 303)


@plans.get("/plans/<plan_id>/scenario.json")
@seen_by(Audience.COMMISSIONERS)
def as_file(plan_id: str) -> ResponseReturnValue:
    """Give the question as the file that `sufficiency plan` takes."""
    here = desk()
    return scenario_file(_job_or_a_way_on(here, here.authority(), plan_id).scenario)


def _start(here: Desk, authority: StoredBaseline, named: Mapping[str, str]) -> "Start":
    """Give what a plan is asked for: a scenario, result or plan named, or things as they are."""
    from web.planning.start import start_of_plan

    if not named.get("plan"):
        return start_named(here, authority, named)
    job = _job_or_a_way_on(here, authority, named["plan"])
    run = None if job.scenario["levers"] else here.as_things_are(authority)
    return start_of_plan(job, run)


def _form(here: Desk, authority: StoredBaseline, form: "PlanForm") -> str:
    from web.planning.summary import changes_in_words, home_names

    changes = changes_in_words(form.levers, home_names(here.baseline(authority)))
    story = here.shown(authority)
    return render_template("plan_form.html", story=story, page=form, changes=changes)


def _asked(here: Desk, authority: StoredBaseline, scenario: dict[str, Any]) -> ResponseReturnValue:
    """Ask for a plan, and lead to it."""
    job = asked(here, authority, JobKind.PLAN, scenario)
    return redirect(url_for("plans.show", plan_id=job), 303)


def _job_or_a_way_on(here: Desk, authority: StoredBaseline, plan_id: str) -> Job:
    """Give the job that looks for a plan, or looked; without one, lead to the list."""
    job = job_known(here, authority, JobKind.PLAN, plan_id)
    if job is None:
        raise _no_such_plan()
    return job


def _no_such_plan() -> NotThere:
    return NotThere(
        "No such plan",
        "This plan is not in the database, not of this authority, or not found yet.",
        url_for("plans.show_list"),
        "See the plans",
    )
