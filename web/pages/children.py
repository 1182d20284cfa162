"""The children for whom a home is looked for: the list, a child's needs, and a child's options."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from web.access import Audience, seen_by
from web.pages.panel_door import child_or_a_way_on, sitting_or_a_way_on

children = Blueprint("children", __name__)


@children.get("/children")
@seen_by(Audience.PANEL)
def show_list() -> ResponseReturnValue:
    """List the children who wait or may move."""
    from web.panel.children_list import children_list

    sitting = sitting_or_a_way_on()
    return render_template("children.html", sitting=sitting, page=children_list(sitting))


@children.get("/children/<child_id>")
@seen_by(Audience.PANEL)
def show_needs(child_id: str) -> ResponseReturnValue:
    """Show what one child needs, and how well that is known."""
    from web.panel.profile import profile

    sitting = sitting_or_a_way_on()
    child = child_or_a_way_on(child_id, sitting)
    return render_template("child.html", sitting=sitting, page=profile(child, sitting))


@children.get("/children/<child_id>/options")
@seen_by(Audience.PANEL)
def show_options(child_id: str) -> ResponseReturnValue:
    """Show who could care for one child today, why not the others, and what would change it."""
    from web.panel.options_page import Order, options_page

    sitting = sitting_or_a_way_on()
    child = child_or_a_way_on(child_id, sitting)
    asked = request.args.get("order")
    order = Order(asked) if asked in set(Order) else Order.NEEDS
    page = options_page(child, sitting, order, ahead=request.args.get("ahead") == "yes")
    return render_template("options.html", sitting=sitting, page=page)
