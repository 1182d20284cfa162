"""Brings a database of any earlier version up to the present layout."""

from pathlib import Path

from sqlalchemy import Connection


def bring_up_to_date(connection: Connection) -> None:
    """Run the migrations that the database has not seen yet, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
