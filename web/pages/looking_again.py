"""Pages that look again by themselves while work goes on, unless a reader asks them not to.

A header does it, so no script is needed. A page that changes by itself must be able to be stopped
(WCAG 2.2.1): with `?by-hand=yes` it stays as it is.
"""

from typing import TYPE_CHECKING, Any

from flask import Response, make_response, render_template, request

if TYPE_CHECKING:
    from web.planning.progress import Progress


def looking_again(template: str, progress: "Progress | None", **shown: Any) -> Response:
    """Render a page that says how far something is; it looks again while that is under way."""
    by_hand = "by-hand" in request.args
    page = make_response(render_template(template, progress=progress, by_hand=by_hand, **shown))
    if progress is not None and progress.look_again and not by_hand:
        page.headers["Refresh"] = str(progress.look_again)
    return page
