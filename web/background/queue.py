"""The queue of jobs: huey in a file of its own, and the worker that takes from it."""

from dataclasses import dataclass
from typing import Any

from huey import SqliteHuey, crontab
from huey.consumer import Consumer
from huey.serializer import SignedSerializer
from sqlalchemy import Engine

from web.background.work import answer
from web.commands.surroundings import now
from web.door.secret import secret_of
from web.settings import Settings
from web.store.engine import open_database
from web.store.jobs import cut_off

FILE = "queue.db"
SECONDS_BETWEEN_LOOKS = 1.0


@dataclass(frozen=True)
class Queue:
    """Where jobs wait; the job itself is in the database, here stands only its id."""

    engine: Engine
    huey: SqliteHuey
    task: Any

    def put(self, job_id: str) -> None:
        """Let a worker take the job."""
        self.task(job_id)

    def put_back(self) -> None:
        """Queue again what waits, and what a worker began and was stopped at.

        A job queued twice is answered once: whoever comes first takes it.
        """
        for job_id in cut_off(self.engine, now=now()):
            self.put(job_id)

    def worker(self, *, signals: bool) -> Consumer:
        """Make a worker with one thread; with `signals` it stops by Ctrl and C."""
        kind = Consumer if signals else _Beside
        return kind(self.huey, workers=1, max_delay=SECONDS_BETWEEN_LOOKS)


class _Beside(Consumer):  # type: ignore[misc] # huey has no types
    """A worker beside a server, which alone listens to signals."""

    def _set_signal_handlers(self) -> None:
        pass


def queue_of(settings: Settings) -> Queue:
    """Open the queue of an instance."""
    engine = open_database(settings.database)
    huey = SqliteHuey(
        "sufficiency",
        filename=str(settings.instance / FILE),
        serializer=SignedSerializer(secret=secret_of(settings.instance)),
        results=False,
        journal_mode="delete",
    )

    def do(job_id: str) -> None:
        answer(engine, settings, job_id)

    queue = Queue(engine, huey, huey.task(name="answer")(do))
    huey.periodic_task(crontab(minute="*"), name="put back")(queue.put_back)
    return queue
