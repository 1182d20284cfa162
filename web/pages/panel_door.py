"""How every page for the panel begins: today's sitting, the child asked for, or a way on."""

from typing import TYPE_CHECKING

from flask import url_for

from web.pages.problems import NotThere
from web.panel.sitting import Sitting
from web.panel.sittings import todays_sitting

if TYPE_CHECKING:
    from matching.children import Child


def sitting_or_a_way_on() -> Sitting:
    """Give today's sitting; without one, say how to get one."""
    sitting = todays_sitting()
    if sitting is None:
        raise NotThere(
            "No children to show",
            "Until there is sign-in, these pages show a made-up authority only, and none is in "
            "this database. The command “sufficiency demo” makes one. With real children's data, "
            "use the commands “sufficiency problem”, “match” and “options”.",
        )
    return sitting


def child_or_a_way_on(child_id: str, sitting: Sitting) -> "Child":
    """Give the child with this id; without one, lead to the list."""
    child = sitting.child(child_id)
    if child is None:
        raise NotThere(
            "No such child",
            "No child with this id is looked after in these data, in a home that the panel "
            "decides about. Check the id, or choose from the list.",
            url_for("children.show_list"),
            "See the children who need a home",
        )
    return child
