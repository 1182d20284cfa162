"""Opens the database so that what it acknowledges is truly kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

SECONDS_TO_WAIT = 5


def open_database(file: Path) -> Engine:
    """Open the database file, made and brought up to date where that is needed."""
    from web.store.migrations import bring_up_to_date, is_up_to_date

    file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    event.listen(engine, "connect", _careful)
    event.listen(engine, "begin", _begin)
    with reading(engine) as connection:
        ready = is_up_to_date(connection)
    if not ready:
        with writing(engine) as connection:
            bring_up_to_date(connection)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or none of it."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads, so that others may read beside it."""
    with engine.connect() as connection, connection.begin():
        yield connection


def _careful(connection: Any, _record: object) -> None:
    """Ask SQLite to write through to the disk, to check references, and to wait its turn."""
    connection.isolation_level = None  # we say ourselves when a transaction begins
    # A rollback journal, since write-ahead logging lost data in SQLite before 3.51.3.
    for setting in (
        f"busy_timeout = {SECONDS_TO_WAIT * 1000}",
        "journal_mode = DELETE",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    """Take the right to write at once, so that two writers never both believe they have it."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
