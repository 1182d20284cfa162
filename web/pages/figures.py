"""Brings the stored results to the pages, and keeps what was drawn from them."""

from threading import Lock

from flask import Flask, current_app
from sqlalchemy import Engine
from werkzeug.exceptions import NotFound

from web.pages.story import Story, story
from web.settings import Settings
from web.store.baselines import StoredBaseline, stored_baselines
from web.store.engine import open_database
from web.store.results import ResultKind, StoredResult, latest_result

EXTENSION = "figures"


class Figures:
    """The newest results of each authority, told once and kept until newer ones are there."""

    def __init__(self, engine: Engine) -> None:
        """Read from this database."""
        self._engine = engine
        self._told: dict[str, tuple[tuple[str, ...], Story]] = {}
        self._lock = Lock()

    def check(self) -> None:
        """Read something, so that a broken database is noticed."""
        stored_baselines(self._engine)

    def authorities(self) -> tuple[StoredBaseline, ...]:
        """List the authorities that have a result to show, the last imported first."""
        return tuple(
            each
            for each in stored_baselines(self._engine)
            if latest_result(self._engine, each, ResultKind.RUN) is not None
        )

    def authority(self, name: str) -> StoredBaseline:
        """Give one authority that has a result to show; the page is not there without it."""
        for each in self.authorities():
            if each.name == name:
                return each
        raise NotFound

    def story_of(self, authority: StoredBaseline) -> Story | None:
        """Tell what the newest results say; drawn again only when there are newer ones."""
        run = self._newest(authority, ResultKind.RUN)
        if run is None:
            return None
        forecast = self._newest(authority, ResultKind.FORECAST)
        back_test = self._newest(authority, ResultKind.BACK_TEST)
        made_from = tuple(each.id for each in (run, forecast, back_test) if each is not None)
        with self._lock:
            kept, told = self._told.get(authority.name, ((), None))
            if told is None or kept != made_from:
                told = story(authority, run, forecast, back_test)
                self._told[authority.name] = (made_from, told)
            return told

    def tell_all(self) -> None:
        """Draw everything before the first reader comes."""
        for each in self.authorities():
            self.story_of(each)

    def _newest(self, authority: StoredBaseline, kind: ResultKind) -> StoredResult | None:
        return latest_result(self._engine, authority, kind)


def use_figures(app: Flask, settings: Settings) -> None:
    """Open the database for the pages."""
    app.extensions[EXTENSION] = Figures(open_database(settings.database))


def figures() -> Figures:
    """Give the figures of the service that is answering."""
    found: Figures = current_app.extensions[EXTENSION]
    return found
