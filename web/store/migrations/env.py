"""Alembic's way in: the connection comes from the caller, who holds the transaction."""

from alembic import context

from web.store import register_tables, scenario_tables

ALL_TABLES = (register_tables.forecasts, scenario_tables.jobs)
"""Named so that every module of tables is loaded: they share one metadata."""

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=ALL_TABLES[0].metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
