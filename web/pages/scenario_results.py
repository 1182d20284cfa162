"""The results of scenarios: one by itself, and up to four side by side."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from web.door.access import Audience, seen_by
from web.kept_earlier import reading_kept
from web.planning.desk import Desk, desk, no_such_result, shown_of
from web.planning.scenario_list import is_known
from web.store.baselines import StoredBaseline
from web.store.results import StoredResult

scenario_results = Blueprint("scenario_results", __name__)


@scenario_results.get("/scenarios/results/<result_id>")
@seen_by(Audience.COMMISSIONERS)
def show(result_id: str) -> ResponseReturnValue:
    """Show one result, the headline first."""
    from web.planning.result_page import result_page
    from web.planning.summary import home_names

    here = desk()
    authority = here.authority()
    if not is_known(here, authority, result_id):
        raise no_such_result()
    result = here.result(result_id)
    homes = home_names(here.baseline(authority))
    with reading_kept(result):
        question = ("result", result.id)
        page = here.once(authority, question, lambda: result_page(result, homes))
        story = shown_of(result, authority)
        base = _base_of(here, authority, result)
    return render_template("scenario_result.html", story=story, page=page, base=base)


@scenario_results.get("/scenarios/compare")
@seen_by(Audience.COMMISSIONERS)
def compare() -> ResponseReturnValue:
    """Show the differences first, or say why these cannot be compared."""
    from scenarios.reading.compare import NotComparable
    from web.planning.comparison_page import comparison_page
    from web.planning.summary import home_names

    here = desk()
    authority = here.authority()
    asked = list(dict.fromkeys(request.args.getlist("result")))
    if not all(is_known(here, authority, each) for each in asked):
        raise no_such_result()
    results = [here.result(each) for each in asked]
    homes = home_names(here.baseline(authority))
    with reading_kept(*results):
        story = shown_of(results[0], authority) if results else here.shown(authority)
        try:
            question = ("comparison", *asked)
            page, refused = (
                here.once(authority, question, lambda: comparison_page(results, homes)),
                "",
            )
        except NotComparable as why:
            page, refused = None, str(why)
    answer = render_template("scenario_compare.html", story=story, page=page, refused=refused)
    return answer, 422 if refused else 200


def _base_of(here: Desk, authority: StoredBaseline, result: StoredResult) -> str | None:
    """Give the run in which nothing is done differently, where this one can be held against it."""
    from scenarios.reading.compare import what_differs

    base = here.as_things_are(authority)
    if base is None or base.id == result.id or what_differs(base.payload, result.payload):
        return None
    return base.id
