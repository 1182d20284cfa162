"""Brothers and sisters: the ways they could live together or apart."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from web.door.access import Audience, seen_by
from web.pages.panel_door import sitting_or_a_way_on
from web.pages.problems import NotThere

siblings = Blueprint("siblings", __name__)


@siblings.get("/siblings/<group>")
@seen_by(Audience.PANEL)
def show(group: str) -> ResponseReturnValue:
    """Show one family."""
    from web.panel.family import family_page

    sitting = sitting_or_a_way_on()
    page = family_page(group, sitting)
    if page is None:
        raise NotThere(
            "No such family",
            "No brothers and sisters with this id are in these data. Check the id, or choose a "
            "child from the list and go on from there.",
            url_for("children.show_list"),
            "See the children who need a home",
        )
    return render_template("siblings.html", sitting=sitting, page=page)
