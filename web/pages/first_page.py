"""The first page: how many children, where they will live, and which homes will be missing."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.access import Audience, seen_by
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


def _page(shown: Newest, authorities: tuple[Newest, ...]) -> str:
    others = tuple(each.authority for each in authorities if each != shown)
    return figures().page("first_page.html", shown, others)
