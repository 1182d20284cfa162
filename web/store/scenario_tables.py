"""The tables of scenarios asked for in the pages, and of the jobs that answer them."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Table

from web.store.tables import metadata

scenarios = Table(
    "scenarios",
    metadata,
    Column("id", String, primary_key=True),
    Column("baseline_id", ForeignKey("baselines.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("scenario", JSON, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", String, primary_key=True),
    Column("baseline_id", ForeignKey("baselines.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("scenario_id", ForeignKey("scenarios.id")),
    Column("scenario", JSON, nullable=False),
    Column("state", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("in_all", Integer, nullable=False),
    Column("error", String, nullable=False),
    Column("asked_at", String, nullable=False),
    Column("seen_at", String, nullable=False),
    Column("result_id", ForeignKey("results.id")),
)
