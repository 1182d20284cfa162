"""Says on every page of an authority that is no island what our texts say of the island."""

from flask import Flask, Response, g, has_request_context

from matching.in_words.area_words import area_words
from web.settings import Settings
from web.store.baselines import jurisdiction_of
from web.store.engine import open_database


def shows(authority: str) -> None:
    """Note which authority the page being made is about."""
    if has_request_context():
        g.authority_shown = authority


def use_area_words(app: Flask, settings: Settings) -> None:
    """Say each page as it fits the authority it is about."""
    engine = open_database(settings.database)

    @app.after_request
    def say(response: Response) -> Response:
        authority = g.get("authority_shown")
        if authority is None or response.mimetype != "text/html":
            return response
        page = response.get_data(as_text=True)
        said = area_words(jurisdiction_of(engine, authority))(page)
        if said != page:
            response.set_data(said)
        return response
