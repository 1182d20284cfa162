"""Alembic's way in: the connection comes from the caller, who holds the transaction."""

from alembic import context

from web.store import register_tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=register_tables.forecasts.metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
