"""Everyone together: the joint answer for all who wait or may move."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from web.door.access import Audience, seen_by
from web.pages.panel_door import sitting_or_a_way_on

together = Blueprint("together", __name__)


@together.get("/panel/together")
@seen_by(Audience.PANEL)
def show() -> ResponseReturnValue:
    """Show which homes there are for all the children at once."""
    from web.panel.together import together_page

    sitting = sitting_or_a_way_on()
    return render_template("together.html", sitting=sitting, page=together_page(sitting))
