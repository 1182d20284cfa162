"""Brings today's question from the database to the panel's pages, and keeps it while it holds."""

from functools import partial
from threading import Thread

from flask import Flask, current_app

from web.door.area_words import shows
from web.kept import Kept
from web.panel.sitting import Sitting, sitting_of
from web.settings import Settings
from web.store.baselines import StoredBaseline, load_records, stored_baselines
from web.store.engine import open_database

EXTENSION = "panel"
MOST_KEPT = 20


class Sittings:
    """The sitting of the made-up authority imported last, until newer data are stored.

    Until there is sign-in, and with it a record of who looked, no real child is shown.
    """

    def __init__(self, settings: Settings) -> None:
        """Read from the database of the service."""
        self._engine = open_database(settings.database)
        self._instance = settings.instance
        self._kept = Kept(most=MOST_KEPT)

    def now(self) -> Sitting | None:
        """Give today's sitting, or None where no made-up authority with children is stored."""
        for authority in stored_baselines(self._engine):
            if authority.synthetic:
                shows(authority.name)
                sitting = self._kept.get(authority, partial(self._made, authority))
                if sitting is not None:
                    return sitting
        return None

    def _made(self, authority: StoredBaseline) -> Sitting | None:
        """Put the question, and begin on the answer that every child's options wait for."""
        sitting = sitting_of(authority, load_records(self._engine, authority.name), self._instance)
        if sitting is not None:
            Thread(target=sitting.joint, name="joint answer", daemon=True).start()
        return sitting


def use_sittings(app: Flask, settings: Settings) -> None:
    """Open the database for the panel's pages."""
    app.extensions[EXTENSION] = Sittings(settings)


def todays_sitting() -> Sitting | None:
    """Give today's sitting of the service that is answering."""
    sittings: Sittings = current_app.extensions[EXTENSION]
    return sittings.now()
