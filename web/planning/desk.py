"""What the pages for commissioners work on: the authority, its baseline, its stored answers."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from flask import Flask, current_app, url_for

from matching.version import our_version
from scenarios.in_words.words import full_day
from web.background.queue import Queue, queue_of
from web.door.area_words import shows
from web.door.standing import Standing, standing
from web.kept import Kept
from web.outlook.facts_of_run import on_record, stamp
from web.pages.problems import NotThere
from web.scenario_runs import stored_as_baseline
from web.settings import Settings
from web.store.baselines import StoredBaseline, stored_baselines
from web.store.engine import open_database
from web.store.results import ResultKind, StoredResult, result_of, results_of

if TYPE_CHECKING:
    from scenarios.baseline.baseline import Baseline

EXTENSION = "planning"
MOST_BASELINES = 3
MOST_RESULTS = 40
MOST_PAGES = 40
"""What is kept at most: a result is a few megabytes, a page with its drawings less than one."""
SEED = 1
Page = TypeVar("Page")


@dataclass(frozen=True, slots=True)
class Shown:
    """What every page says of its facts."""

    area: str
    standing: Standing
    stamp: str


class Desk:
    """The made-up authority imported last, with what has been worked out for it.

    Until there is sign-in, no real authority's plans are shown.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the database and the queue of this instance."""
        self.settings = settings
        self.engine = open_database(settings.database)
        self._queue = Kept()
        self._baselines = Kept(most=MOST_BASELINES)
        self._results = Kept(most=MOST_RESULTS)
        self._pages = Kept(most=MOST_PAGES)

    @property
    def queue(self) -> Queue:
        """The queue, opened when the first job is asked for."""
        return self._queue.get("queue", partial(queue_of, self.settings))

    def authority(self) -> StoredBaseline:
        """Give the authority, or say how to get one."""
        for each in stored_baselines(self.engine):
            if each.synthetic:
                shows(each.name)
                return each
        raise NotThere(
            "No authority to plan for",
            "Until there is sign-in, these pages show a made-up authority only, and none is in "
            "this database. The command “sufficiency demo” makes one. With your own data, use "
            "the commands “sufficiency run”, “compare” and “homes-wanted”.",
        )

    def baseline(self, authority: StoredBaseline) -> "Baseline":
        """Give its baseline, read once until newer data are imported."""

        def read() -> "Baseline":
            return stored_as_baseline(authority.name, self.settings)[0]

        return self._baselines.get(authority, read)

    def result(self, result_id: str) -> StoredResult:
        """Give a stored result, read once: it never changes."""
        return self._results.get(result_id, partial(result_of, self.engine, result_id))

    def once(
        self, authority: StoredBaseline, question: Hashable, work_out: Callable[[], Page]
    ) -> Page:
        """Give what a page says, worked out and drawn once until newer data are imported.

        The question names all that the answer rests on besides the data: which page, the results
        by their ids, what was typed.
        """
        return self._pages.get((authority, question), work_out)

    def as_things_are(self, authority: StoredBaseline) -> StoredResult | None:
        """Give the newest run of the data as they now stand in which nothing is changed."""
        for each in results_of(self.engine, authority, (ResultKind.RUN,)):
            if each.data_hash == authority.data_hash:
                run = self.result(each.id)
                if not run.payload["provenance"]["levers"]:
                    return run
        return None

    def shown(self, authority: StoredBaseline) -> Shown:
        """Say what a page without a result of its own rests on."""
        baseline = self.baseline(authority)
        return Shown(
            area=authority.area,
            standing=standing(
                synthetic=authority.synthetic,
                on_record=len(baseline.children) + len(baseline.elsewhere),
            ),
            stamp=(
                f"Data to {full_day(baseline.as_of)}. Seed {SEED} unless a scenario says another, "
                f"version {our_version()}. "
                f"Children without a needs assessment: {baseline.unassessed}."
            ),
        )


def shown_of(result: StoredResult, authority: StoredBaseline) -> Shown:
    """Say what a page about a run's result rests on."""
    return shown_in(result, authority.area)


def shown_in(result: StoredResult, area: str) -> Shown:
    """Say the same of an area of this name."""
    made = result.payload["provenance"]
    return Shown(
        area=area,
        standing=standing(synthetic=made["synthetic"], on_record=on_record(made)),
        stamp=stamp(made, made),
    )


def shown_of_kinds(result: StoredResult, today: Shown) -> Shown:
    """Say what an answer about whom to recruit rests on, which may be older than today's data."""
    made = {"draws": result.draws, "seed": result.seed, "version": result.version}
    made |= {name: result.payload[name] for name in ("data_date", "unassessed")}
    return replace(today, stamp=stamp(made, {"model": result.model}))


def no_such_result() -> NotThere:
    """Say that a result is not there, with a way on."""
    return NotThere(
        "No such result",
        "This result is not in the database, or not of this authority.",
        url_for("scenarios.show_list"),
        "See the scenarios",
    )


def use_desk(app: Flask, settings: Settings) -> None:
    """Open the database for the commissioners' pages."""
    app.extensions[EXTENSION] = Desk(settings)


def desk() -> Desk:
    """Give the desk of the service that is answering."""
    found: Desk = current_app.extensions[EXTENSION]
    return found
