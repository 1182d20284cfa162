"""How many are enough: one number of a scenario's changes tried at several strengths."""

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

sweeps = Blueprint("sweeps", __name__)


@sweeps.get("/sweeps")
@seen_by(Audience.COMMISSIONERS)
def show_list() -> ResponseReturnValue:
    """List what was tried."""
    from web.planning.question_list import sweep_list

    here = desk()
    authority = here.authority()
    lines = sweep_list(here, authority, now())
    return render_template("sweeps.html", story=here.shown(authority), lines=lines)


@sweeps.get("/sweeps/new")
@seen_by(Audience.COMMISSIONERS)
def show_form() -> ResponseReturnValue:
    """Ask which number is to be tried, and at which values."""
    from web.planning.sweep_form import sweep_form

    here = desk()
    authority = here.authority()
    form = sweep_form(start_named(here, authority, request.args))
    return render_template("sweep_form.html", story=here.shown(authority), page=form)


@sweeps.post("/sweeps/new")
@seen_by(Audience.COMMISSIONERS)
def take_form() -> ResponseReturnValue:
    """Put the question in the queue, once however often it is asked, and lead to its answer."""
    from web.planning.sweep_form import KEYS, SweepForm, read_sweep

    here = desk()
    authority = here.authority()
    texts = {key: request.form.get(key, "").strip() for key in KEYS}
    start = start_named(here, authority, request.form)
    read = read_sweep(start, texts, here.baseline(authority))
    if isinstance(read, SweepForm):
        story = here.shown(authority)
        return render_template("sweep_form.html", story=story, page=read), 422
    job = asked(here, authority, JobKind.SWEEP, read)
    return redirect(url_for("sweeps.show", sweep_id=job), 303)


@sweeps.get("/sweeps/<sweep_id>")
@seen_by(Audience.COMMISSIONERS)
def show(sweep_id: str) -> ResponseReturnValue:
    """Show the curves, or how far the runs are."""
    from web.planning.progress import progress_of
    from web.planning.summary import changes_in_words, home_names
    from web.planning.sweep_page import sweep_page
    from web.planning.sweep_words import sweep_in_words

    here = desk()
    authority = here.authority()
    job = _job_or_a_way_on(here, authority, sweep_id)
    scenario, put = job.scenario["scenario"], sweep_in_words(job.scenario)
    changes = changes_in_words(scenario["levers"], home_names(here.baseline(authority)))
    common = {"id": job.id, "name": scenario["name"], "put": (put,), "changes": changes}
    if job.state is State.DONE and job.result_id is not None:
        result = here.result(job.result_id)
        stale = result.data_hash != authority.data_hash
        with reading_kept(result):
            page = here.once(authority, ("sweep", result.id), lambda: sweep_page(result))
            story = shown_of(result, authority)
        return render_template("sweep.html", story=story, page=page, stale=stale, **common)
    story, progress = here.shown(authority), progress_of(job, now())
    return looking_again("sweep_under_way.html", progress, story=story, **common)


@sweeps.post("/sweeps/<sweep_id>/cancel")
@seen_by(Audience.COMMISSIONERS)
def cancel(sweep_id: str) -> ResponseReturnValue:
    """Cancel the runs; nothing of them is kept."""
    here = desk()
    job = _job_or_a_way_on(here, here.authority(), sweep_id)
    end(here.engine, job.id, State.CANCELLED)
    return redirect(url_for("sweeps.show", sweep_id=job.id), 303)


@sweeps.post("/sweeps/<sweep_id>/again")
@seen_by(Audience.COMMISSIONERS)
def again(sweep_id: str) -> ResponseReturnValue:
    """Try the same values again."""
    here = desk()
    authority = here.authority()
    question = _job_or_a_way_on(here, authority, sweep_id).scenario
    job = asked(here, authority, JobKind.SWEEP, question)
    return redirect(url_for("sweeps.show", sweep_id=job), 303)


@sweeps.get("/sweeps/<sweep_id>/scenario.json")
@seen_by(Audience.COMMISSIONERS)
def as_file(sweep_id: str) -> ResponseReturnValue:
    """Give the scenario as the file that `sufficiency sweep` takes."""
    here = desk()
    job = _job_or_a_way_on(here, here.authority(), sweep_id)
    return scenario_file(job.scenario["scenario"])


def _job_or_a_way_on(here: Desk, authority: StoredBaseline, sweep_id: str) -> Job:
    """Give the job that tries values, or tried them; without one, lead to the list."""
    job = job_known(here, authority, JobKind.SWEEP, sweep_id)
    if job is None:
        raise NotThere(
            "Nothing was tried here",
            "This answer is not in the database, or not of this authority.",
            url_for("sweeps.show_list"),
            "See what was tried",
        )
    return job
