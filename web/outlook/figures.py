"""Brings the stored results to the pages, and keeps what was drawn from them."""

from collections.abc import Hashable
from threading import Lock

from flask import Flask, current_app, render_template
from sqlalchemy import Engine
from werkzeug.exceptions import NotFound

from web.door.area_words import shows
from web.kept_earlier import reading_kept
from web.outlook.story import Story, story
from web.settings import Settings
from web.store.baselines import StoredBaseline
from web.store.engine import open_database
from web.store.register import how_much_is_known
from web.store.register import kept as register_of
from web.store.results import (
    Listed,
    Newest,
    ResultKind,
    newest_results,
    result_of,
    results_of,
)

EXTENSION = "figures"


MOST_PAGES_KEPT = 100


class Figures:
    """The newest results of each authority, told and drawn once, until newer ones are there."""

    def __init__(self, engine: Engine) -> None:
        """Read from this database."""
        self._engine = engine
        self._told: dict[str, tuple[Hashable, Story]] = {}
        self._pages: dict[Hashable, str] = {}
        self._lock = Lock()

    def authorities(self) -> tuple[Newest, ...]:
        """List the authorities that have a result to show, the last imported first."""
        return tuple(each for each in newest_results(self._engine) if each.run is not None)

    def scenarios(self, newest: Newest) -> tuple[Listed, ...]:
        """List what was run of an authority besides, where no list of scenarios shows it."""
        authority = newest.authority
        if authority.synthetic:
            return ()
        return tuple(
            each
            for each in results_of(self._engine, authority, (ResultKind.SCENARIO,))
            if each.data_hash == authority.data_hash
        )

    def page(
        self,
        template: str,
        newest: Newest,
        others: tuple[StoredBaseline, ...] = (),
        scenarios: tuple[Listed, ...] = (),
    ) -> str:
        """Render a page about an authority, or give it again as long as nothing is newer."""
        shows(newest.authority.name)
        known = how_much_is_known(self._engine)
        key = (template, newest, others, scenarios, known)
        with self._lock:
            if key not in self._pages:
                if len(self._pages) >= MOST_PAGES_KEPT:
                    self._pages.clear()
                told = self._story(newest, known)
                self._pages[key] = render_template(
                    template, story=told, others=others, scenarios=scenarios, shown=newest.run
                )
            return self._pages[key]

    def _story(self, newest: Newest, known: tuple[int, int]) -> Story:
        """Tell what the newest results say, unless that has been told already."""
        kept = self._told.get(newest.authority.name)
        if kept is None or kept[0] != (newest, known):
            run, forecast, back_test = (
                None if each is None else result_of(self._engine, each)
                for each in (newest.run, newest.forecast, newest.back_test)
            )
            if run is None:
                raise NotFound
            past = register_of(self._engine, newest.authority.area)
            with reading_kept(run, forecast, back_test):
                told = story(newest.authority, run, forecast, back_test, past)
            kept = ((newest, known), told)
            self._told[newest.authority.name] = kept
        return kept[1]


def authority_named(name: str, authorities: tuple[Newest, ...]) -> Newest:
    """Pick one authority; there is no page without it."""
    for each in authorities:
        if each.authority.name == name:
            return each
    raise NotFound


def use_figures(app: Flask, settings: Settings) -> None:
    """Open the database for the pages."""
    app.extensions[EXTENSION] = Figures(open_database(settings.database))


def figures() -> Figures:
    """Give the figures of the service that is answering."""
    found: Figures = current_app.extensions[EXTENSION]
    return found
