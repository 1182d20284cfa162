"""The children for whom a home is looked for: the list, and what there is for each of them."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from web.door.access import Audience, seen_by
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
    from web.panel.options_page import options_page
    from web.panel.orders import Order

    sitting = sitting_or_a_way_on()
    child = child_or_a_way_on(child_id, sitting)
    asked = request.args.get("order")
    order = Order(asked) if asked in set(Order) else Order.PANEL
    page = options_page(
        child,
        sitting,
        order,
        ahead=request.args.get("ahead") == "yes",
        home=request.args.get("home"),
    )
    return render_template("options.html", sitting=sitting, page=page)


@children.get("/children/<child_id>/on-the-island")
@seen_by(Audience.PANEL)
def show_on_the_island(child_id: str) -> ResponseReturnValue:
    """Show what was ruled out on the island for one child, and why: a statement to print."""
    from web.panel.on_the_island import on_the_island_page

    sitting = sitting_or_a_way_on()
    child = child_or_a_way_on(child_id, sitting)
    page = on_the_island_page(child, sitting)
    if page is None:
        return redirect(url_for("children.show_options", child_id=child.id))
    return render_template("on_the_island.html", sitting=sitting, page=page)


@children.get("/panel/returns")
@seen_by(Audience.PANEL)
def show_returns() -> ResponseReturnValue:
    """Show who off the island could come back, to what, and what is missing for the others."""
    from web.panel.returns import returns_page

    sitting = sitting_or_a_way_on()
    return render_template("returns.html", sitting=sitting, page=returns_page(sitting))
