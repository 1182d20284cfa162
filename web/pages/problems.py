"""What a reader sees when a page is not there or something went wrong, in plain words."""

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, NotFound, ServiceUnavailable

WORDS = {
    400: (
        "This address cannot be used",
        "Open the service at http://127.0.0.1, on the machine that runs it.",
    ),
    403: (
        "This form cannot be used any more",
        "Nothing was saved. Open the page again, fill the form in and send it.",
    ),
    404: (
        "Page not found",
        "If you typed the address, check it. If you followed a link, it may be out of date.",
    ),
    405: (
        "This cannot be opened this way",
        "Nothing was changed. Go to the page it belongs to, and use the button there.",
    ),
    413: ("That is too much at once", "What was sent is larger than the service takes."),
    503: (
        "The database is busy",
        "Nothing was saved. Try again in a moment.",
    ),
    500: (
        "Something went wrong",
        "Nothing was changed. Try again. If it happens again, tell the person who runs the "
        "service; the window in which it was started shows what went wrong.",
    ),
}


class NotThere(NotFound):
    """Something the reader asked for by its id is not there; says what to do instead.

    The id itself is not repeated: a problem page may be shown over a shoulder, or printed.
    """

    def __init__(self, title: str, advice: str, onward: str = "", words: str = "") -> None:
        """Give the heading, the advice, and where there is one a way on: its address and words."""
        super().__init__()
        self.title, self.advice, self.onward, self.words = title, advice, onward, words


def add_problem_pages(app: Flask) -> None:
    """Answer every problem with a page in plain words."""
    for code in WORDS:
        app.register_error_handler(code, _problem)
    app.register_error_handler(NotThere, _not_there)
    app.register_error_handler(OperationalError, lambda _: _problem(ServiceUnavailable()))


def _problem(error: Exception) -> ResponseReturnValue:
    """Say what happened and what to do next; nothing of the error itself."""
    code = error.code if isinstance(error, HTTPException) and error.code in WORDS else 500
    title, advice = WORDS[code or 500]
    return render_template("problem.html", title=title, advice=advice), code or 500


def _not_there(error: NotThere) -> ResponseReturnValue:
    """Say that it is not there, with a way on."""
    page = render_template(
        "problem.html",
        title=error.title,
        advice=error.advice,
        onward=error.onward,
        words=error.words,
    )
    return page, 404
