"""A new scenario: its levers chosen, its form made from their schemas, and what was typed kept."""

import re
import secrets
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.door.access import Audience, seen_by
from web.pages.scenarios import jobs_for, scenario_or_a_way_on
from web.planning.desk import Desk, desk
from web.store.baselines import StoredBaseline
from web.store.scenarios import StoredScenario, change_scenario, save_scenario, scenario_of

if TYPE_CHECKING:
    from web.planning.form import Form

scenario_form = Blueprint("scenario_form", __name__)

USUAL_FUTURES = 200
KEY = re.compile(r"[\w-]{8,24}", re.ASCII)


@scenario_form.get("/scenarios/new")
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


@scenario_form.get("/scenarios/changes")
@seen_by(Audience.COMMISSIONERS)
def show_form() -> ResponseReturnValue:
    """Show the form of the chosen changes, or of an earlier scenario."""
    from web.planning.form import MOST_CHANGES, form_of
    from web.planning.form_page import usual_form

    here = desk()
    authority = here.authority()
    like = request.args.get("like")
    if like is not None:
        known = scenario_or_a_way_on(here, authority, like)
        return _form(here, authority, form_of(known.scenario), _key_of(here, authority, known))
    levers = request.args.getlist("lever")[:MOST_CHANGES]
    form = usual_form(levers, here.baseline(authority), _usual_about(here, authority))
    return _form(here, authority, form, secrets.token_urlsafe(9))


@scenario_form.post("/scenarios/changes")
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


def _form(here: Desk, authority: StoredBaseline, form: "Form", key: str) -> str:
    from web.planning.form_page import form_page

    page = form_page(form, here.baseline(authority), key)
    return render_template("scenario_form.html", story=here.shown(authority), page=page)


def _usual_about(here: Desk, authority: StoredBaseline) -> Mapping[str, str]:
    """Begin as the run without changes does, so that the two can be compared."""
    base = here.as_things_are(authority)
    if base is None:
        return {"name": "", "months": "36", "draws": str(USUAL_FUTURES), "seed": "1"}
    made = base.payload["provenance"]
    return {"name": "", **{name: str(made[name]) for name in ("months", "draws", "seed")}}


def _key_of(here: Desk, authority: StoredBaseline, known: StoredScenario) -> str:
    """Change a scenario that was never run; one that was is copied, so that results stay true."""
    return secrets.token_urlsafe(9) if jobs_for(here, authority, known) else known.id


def _keep(here: Desk, authority: StoredBaseline, key: str, scenario: dict[str, object]) -> str:
    """Keep the scenario under its form's key, so that a form sent twice is kept once."""
    known = scenario_of(here.engine, authority, key)
    if known is None:
        return save_scenario(here.engine, authority, key, scenario, on=here.settings.today)
    if jobs_for(here, authority, known):
        if known.scenario == scenario:
            return key
        new = secrets.token_urlsafe(9)
        return save_scenario(here.engine, authority, new, scenario, on=here.settings.today)
    change_scenario(here.engine, key, scenario)
    return key
