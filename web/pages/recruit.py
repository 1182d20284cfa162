"""Whom to recruit next: worked out in the background, kept, and shown as ranked."""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.commands.surroundings import now
from web.door.access import Audience, seen_by
from web.kept_earlier import KeptEarlier, reading_kept
from web.pages.looking_again import looking_again
from web.pages.problems import NotThere
from web.planning.desk import Desk, desk, shown_of_kinds
from web.store.baselines import StoredBaseline
from web.store.jobs import Job, JobKind, State, ask, end, jobs_of

if TYPE_CHECKING:
    from web.planning.pipeline_page import PipelinePage

recruit = Blueprint("recruit", __name__)

FUTURES, MONTHS = 60, 36


@recruit.get("/recruit")
@seen_by(Audience.RECRUITERS)
def show() -> ResponseReturnValue:
    """Show the last answer, and how far a new one is."""
    from scenarios.pipeline.answers.campaign_words import campaign_words
    from scenarios.todays_problem import todays_problem
    from web.planning.progress import progress_of
    from web.planning.recruit_page import recruit_page

    here = desk()
    authority = here.authority()
    jobs = _jobs(here, authority)
    done = next((job for job in jobs if job.state is State.DONE and job.result_id), None)
    result = here.result(done.result_id) if done and done.result_id else None
    newest = jobs[0] if jobs and jobs[0].state is not State.DONE else None
    page, story = None, here.shown(authority)
    try:
        with reading_kept(result):
            if result:
                page, story = recruit_page(result), shown_of_kinds(result, story)
    except KeptEarlier:
        if newest is None or not newest.under_way:
            raise
    return looking_again(
        "recruit.html",
        progress_of(newest, now()) if newest else None,
        story=story,
        page=page,
        stale=result is not None and result.data_hash != authority.data_hash,
        words=campaign_words(todays_problem(here.baseline(authority))).sentences,
        made=result,
        futures=FUTURES,
    )


@recruit.get("/recruit/pipeline")
@seen_by(Audience.RECRUITERS)
def show_pipeline() -> ResponseReturnValue:
    """Show where the pipeline of carers is blocked, and what a target needs."""
    from scenarios.pipeline.answers.blockage import EACH
    from web.planning.pipeline_page import pipeline_page
    from web.planning.target_form import typed_target

    here = desk()
    authority = here.authority()
    baseline, typed = here.baseline(authority), typed_target(request.args)
    with _a_pipeline_needed():
        question = ("pipeline", *typed.items())
        page = here.once(authority, question, lambda: pipeline_page(baseline, typed))
    shown = _shown("pipeline.html", page, here, authority, each=EACH)
    return shown, 422 if page.form.errors else 200


@recruit.get("/recruit/carers")
@seen_by(Audience.RECRUITERS)
def show_carers() -> ResponseReturnValue:
    """Show what could change about the carers there are, and how many there will be."""
    from web.planning.pipeline_page import carers_page

    here = desk()
    authority = here.authority()
    baseline = here.baseline(authority)
    page = here.once(authority, "carers", lambda: carers_page(baseline))
    return _shown("carers.html", page, here, authority, recorded=bool(baseline.pipeline))


def _shown(
    template: str, page: "PipelinePage", here: Desk, authority: StoredBaseline, **more: object
) -> str:
    """Render a page of the pipeline's answers, with the command that gives the same."""
    words = ["sufficiency", "pipeline", "--baseline", authority.name, *page.words, "--json"]
    command = shlex.join([*words, "--instance", str(here.settings.instance)])
    return render_template(
        template, story=here.shown(authority), page=page, command=command, **more
    )


@contextmanager
def _a_pipeline_needed() -> Iterator[None]:
    """Where no household is recorded, say how to record them."""
    try:
        yield
    except ValueError as short:
        advice, onward = str(short), url_for("recruit.show")
        raise NotThere("No pipeline to show", advice, onward, "Whom to recruit") from None


@recruit.post("/recruit/run")
@seen_by(Audience.RECRUITERS)
def run() -> ResponseReturnValue:
    """Work it out, once however often it is asked."""
    from scenarios.scenario import Scenario

    here = desk()
    authority = here.authority()
    base = here.as_things_are(authority)
    seed = 1 if base is None else base.seed
    scenario = Scenario(
        name="Whom to recruit", baseline=authority.name, months=MONTHS, draws=FUTURES, seed=seed
    )
    laid_out = scenario.model_dump(mode="json", by_alias=True)
    job = ask(here.engine, authority, JobKind.HOMES_WANTED, laid_out, now=now())
    if job is not None:
        here.queue.put(job)
    return redirect(url_for("recruit.show"), 303)


@recruit.post("/recruit/cancel")
@seen_by(Audience.RECRUITERS)
def cancel() -> ResponseReturnValue:
    """Cancel what is under way; the last answer stays."""
    here = desk()
    for job in _jobs(here, here.authority()):
        if job.under_way:
            end(here.engine, job.id, State.CANCELLED)
    return redirect(url_for("recruit.show"), 303)


def _jobs(here: Desk, authority: StoredBaseline) -> tuple[Job, ...]:
    return jobs_of(here.engine, authority, JobKind.HOMES_WANTED)
