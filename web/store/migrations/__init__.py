"""Brings a database of any earlier version up to the present layout."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

NEWEST = "0010"
"""The newest of the versions; the tests compare it with the files."""


def is_up_to_date(connection: Connection) -> bool:
    """Say whether the database has the present layout, without loading what migrations need."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return bool(found == NEWEST)


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the database has not seen yet, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
