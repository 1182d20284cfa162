"""The first page: how many children, where they will live, and which homes will be missing."""

from dataclasses import replace

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from web.door.access import Audience, seen_by
from web.outlook.figures import authority_named, figures
from web.store.results import Newest

first_page = Blueprint("first_page", __name__)


@first_page.get("/")
@seen_by(Audience.THIS_MACHINE)
def show() -> ResponseReturnValue:
    """Show the authority that was imported last, or say how to begin."""
    authorities = figures().authorities()
    if not authorities:
        return render_template("nothing_yet.html")
    return _page(authorities[0], authorities)


@first_page.get("/authority/<name>")
@seen_by(Audience.THIS_MACHINE)
def show_one(name: str) -> ResponseReturnValue:
    """Show one authority by its name."""
    authorities = figures().authorities()
    return _page(authority_named(name, authorities), authorities)


@first_page.get("/authority/<name>/scenarios/<result_id>")
@seen_by(Audience.THIS_MACHINE)
def show_scenario(name: str, result_id: str) -> ResponseReturnValue:
    """Show a scenario that a command has run of an authority's own data."""
    authorities = figures().authorities()
    shown = authority_named(name, authorities)
    if not any(each.id == result_id for each in figures().scenarios(shown)):
        raise NotFound
    return _page(shown, authorities, run=result_id)


def _page(shown: Newest, authorities: tuple[Newest, ...], *, run: str | None = None) -> str:
    others = tuple(each.authority for each in authorities if each != shown)
    asked = shown if run is None else replace(shown, run=run)
    return figures().page("first_page.html", asked, others, figures().scenarios(shown))
