"""Scenarios: the list, a new one from the levers' schemas, the check before it, and the run."""

import json
import re
import secrets
from collections.abc import Mapping

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.access import Audience, seen_by
from web.commands.surroundings import now
from web.pages.looking_again import looking_again
from web.pages.problems import NotThere
from web.planning.desk import Desk, desk
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, ask, end, jobs_of
from web.store.scenarios import StoredScenario, change_scenario, save_scenario, scenario_of

scenarios = Blueprint("scenarios", __name__)

USUAL_FUTURES = 200
KEY = re.compile(r"[\w-]{8,24}", re.ASCII)


@scenarios.get("/scenarios")
@seen_by(Audience.COMMISSIONERS)
def show_list() -> ResponseReturnValue:
    """List the scenarios, and offer to compare those that are answered."""
    from web.planning.scenario_list import scenario_list

    here = desk()
    authority = here.authority()
    lines = scenario_list(here, authority, now())
    return render_template("scenarios.html", story=here.shown(authority), lines=lines)


@scenarios.get("/scenarios/new")
@seen_by(Audience.COMMISSIONERS)
def choose() -> ResponseReturnValue:
    """Choose what would be done differently."""
    from web.planning.form_page import groups

    here = desk()
    authority = here.authority()
    return render_template(
        "scenario_choose.html",
        story=here.shown(authority),
        groups=groups(),
        total=sum(len(g.levers) for g in groups()),
    )


@scenarios.get("/scenarios/changes")
@seen_by(Audience.COMMISSIONERS)
def show_form() -> ResponseReturnValue:
    """Show the form of the chosen changes, or of an earlier scenario."""
    from web.planning.form import MOST_CHANGES, form_of
    from web.planning.form_page import usual_form

    here = desk()
    authority = here.authority()
    like = request.args.get("like")
    if like is not None:
        known = _scenario(here, authority, like)
        return _form(here, authority, form_of(known.scenario), _key_of(here, authority, known))
    levers = request.args.getlist("lever")[:MOST_CHANGES]
    form = usual_form(levers, here.baseline(authority), _usual_about(here, authority))
    return _form(here, authority, form, secrets.token_urlsafe(9))


@scenarios.post("/scenarios/changes")
@seen_by(Audience.COMMISSIONERS)
def take_form() -> ResponseReturnValue:
    """Add or remove a change, or keep the scenario and lead to its check."""
    from scenarios.scenario import Scenario
    from web.planning.fields import NAMES
    from web.planning.form import Form, typed_in
    from web.planning.form_page import usual_change
    from web.planning.scenario_from_form import scenario_from

    here = desk()
    authority = here.authority()
    baseline = here.baseline(authority)
    form, key = typed_in(request.form), request.form.get("key", "")
    if not KEY.fullmatch(key):
        key = secrets.token_urlsafe(9)
    if request.form.get("add-lever", "") in NAMES and "add" in request.form:
        added = usual_change(request.form["add-lever"], baseline.as_of)
        return _form(here, authority, Form(form.about, (*form.changes, added)), key)
    if "remove" in request.form:
        kept = [c for n, c in enumerate(form.changes) if str(n) != request.form["remove"]]
        return _form(here, authority, Form(form.about, tuple(kept)), key)
    read = scenario_from(form, baseline)
    if not isinstance(read, Scenario):
        return _form(here, authority, read, key), 422
    laid_out = read.model_dump(mode="json", by_alias=True)
    kept_as = _keep(here, authority, key, laid_out)
    return redirect(url_for("scenarios.show", scenario_id=kept_as), 303)


@scenarios.get("/scenarios/<scenario_id>")
@seen_by(Audience.COMMISSIONERS)
def show(scenario_id: str) -> ResponseReturnValue:
    """Show only what a scenario changes, and how far its run is."""
    from web.planning.progress import progress_of
    from web.planning.scenario_list import answered
    from web.planning.summary import changes_in_words, home_names, targets_in_words

    here = desk()
    authority = here.authority()
    known = _scenario(here, authority, scenario_id)
    jobs = _jobs(here, authority, known)
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
    known = _scenario(here, authority, scenario_id)
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
    known = _scenario(here, authority, scenario_id)
    for job in _jobs(here, authority, known):
        if job.under_way:
            end(here.engine, job.id, State.CANCELLED)
    return redirect(url_for("scenarios.show", scenario_id=known.id), 303)


@scenarios.get("/scenarios/<scenario_id>/scenario.json")
@seen_by(Audience.COMMISSIONERS)
def as_file(scenario_id: str) -> ResponseReturnValue:
    """Give the scenario as the file that `sufficiency run` takes."""
    here = desk()
    known = _scenario(here, here.authority(), scenario_id)
    answer = Response(json.dumps(known.scenario, indent=1) + "\n", mimetype="application/json")
    answer.headers["Content-Disposition"] = "attachment; filename=scenario.json"
    return answer


def _form(here: Desk, authority: StoredBaseline, form: object, key: str) -> str:
    from web.planning.form import Form
    from web.planning.form_page import form_page

    assert isinstance(form, Form)  # noqa: S101 # for the type checker: imports are late here
    page = form_page(form, here.baseline(authority), key)
    return render_template("scenario_form.html", story=here.shown(authority), page=page)


def _usual_about(here: Desk, authority: StoredBaseline) -> Mapping[str, str]:
    """Begin as the run without changes does, so that the two can be compared."""
    base = here.as_things_are(authority)
    if base is None:
        return {"name": "", "months": "36", "draws": str(USUAL_FUTURES), "seed": "1"}
    made = base.payload["provenance"]
    return {"name": "", **{name: str(made[name]) for name in ("months", "draws", "seed")}}


def _scenario(here: Desk, authority: StoredBaseline, scenario_id: str) -> StoredScenario:
    found = scenario_of(here.engine, authority, scenario_id)
    if found is None:
        raise NotThere(
            "No such scenario",
            "This scenario is not in the database, or not of this authority.",
            url_for("scenarios.show_list"),
            "See the scenarios",
        )
    return found


def _jobs(here: Desk, authority: StoredBaseline, known: StoredScenario) -> list[Job]:
    found = jobs_of(here.engine, authority, JobKind.SCENARIO)
    return [job for job in found if job.scenario_id == known.id]


def _key_of(here: Desk, authority: StoredBaseline, known: StoredScenario) -> str:
    """Change a scenario that was never run; one that was is copied, so that results stay true."""
    return secrets.token_urlsafe(9) if _jobs(here, authority, known) else known.id


def _keep(here: Desk, authority: StoredBaseline, key: str, scenario: dict[str, object]) -> str:
    """Keep the scenario under its form's key, so that a form sent twice is kept once."""
    known = scenario_of(here.engine, authority, key)
    if known is None:
        return save_scenario(here.engine, authority, key, scenario, on=here.settings.today)
    if _jobs(here, authority, known):
        if known.scenario == scenario:
            return key
        new = secrets.token_urlsafe(9)
        return save_scenario(here.engine, authority, new, scenario, on=here.settings.today)
    change_scenario(here.engine, key, scenario)
    return key
