"""Tells the database how far a job is, and the job that it was cancelled."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from web.commands.surroundings import now
from web.store.jobs import tell

SECONDS_BETWEEN = 1.0
log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Nobody wants the answer any more: the job was cancelled, or another worker has it."""


class Telling:
    """How far one job is; a thread of its own writes it down, so that the work never waits."""

    def __init__(self, engine: Engine, job_id: str) -> None:
        """Begin with nothing done."""
        self._engine, self._job_id = engine, job_id
        self._far = (0, 1)
        self._cancelled, self._over = Event(), Event()

    def __call__(self, done: int, in_all: int) -> None:
        """Take note of how far it is; Cancelled where there is no need to go on."""
        self._far = (done, in_all)
        if self._cancelled.is_set():
            raise Cancelled

    def write(self) -> None:
        """Write it down every second until told that it is over."""
        while not self._over.wait(SECONDS_BETWEEN):
            try:
                if not tell(self._engine, self._job_id, *self._far, now=now()):
                    self._cancelled.set()
            except OperationalError:
                log.warning("The database is busy; progress of a job is told later.")

    def stop(self) -> None:
        """Say that it is over."""
        self._over.set()


@contextmanager
def telling(engine: Engine, job_id: str) -> Iterator[Telling]:
    """Tell of one job while it is worked on."""
    found = Telling(engine, job_id)
    thread = Thread(target=found.write, name="progress", daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.stop()
        thread.join()
