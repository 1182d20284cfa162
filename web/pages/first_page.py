"""The first page: how many children, where they will live, and which homes will be missing."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.access import Audience, seen_by
from web.pages.figures import figures
from web.store.baselines import StoredBaseline

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
    return _page(figures().authority(name), figures().authorities())


def _page(authority: StoredBaseline, others: tuple[StoredBaseline, ...]) -> str:
    return render_template(
        "first_page.html",
        story=figures().story_of(authority),
        others=[each for each in others if each.name != authority.name],
    )
