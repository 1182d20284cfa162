"""Where the numbers come from, how they did in the past, and what they assume."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from web.door.access import Audience, seen_by
from web.outlook.figures import authority_named, figures

about_the_numbers = Blueprint("about_the_numbers", __name__)


@about_the_numbers.get("/authority/<name>/about-the-numbers")
@seen_by(Audience.THIS_MACHINE)
def show(name: str) -> ResponseReturnValue:
    """Explain the numbers of one authority."""
    shown = authority_named(name, figures().authorities())
    return figures().page("about_the_numbers.html", shown)
