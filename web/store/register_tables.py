"""The tables of the forecast register: forecasts as they were made, and what came of them."""

from sqlalchemy import JSON, Boolean, Column, Date, Float, ForeignKey, Integer, String, Table

from web.store.tables import metadata

forecasts = Table(
    "forecasts",
    metadata,
    Column("id", String, primary_key=True),
    Column("area", String, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("known_to", Date, nullable=False),
    Column("data_hash", String, nullable=False),
    Column("months", Integer, nullable=False),
    Column("bands", JSON, nullable=False),
    Column("by_placement", Boolean, nullable=False),
    Column("model_asked", String, nullable=False),
    Column("model", String, nullable=False),
    Column("draws", Integer, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("version", String, nullable=False),
    Column("scenario", String, nullable=False),
    Column("figures", JSON, nullable=False),
)

forecast_checks = Table(
    "forecast_checks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("forecast_id", ForeignKey("forecasts.id"), nullable=False),
    Column("checked_on", Date, nullable=False),
    Column("data_hash", String, nullable=False),
    Column("age_band", String, nullable=False),
    Column("placement", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("horizon_months", Integer, nullable=False),
    Column("actual", Integer, nullable=False),
    Column("middle", Float, nullable=False),
    Column("last_value", Float, nullable=False),
    Column("inside_80", Boolean),
    Column("inside_90", Boolean),
    Column("crps", Float, nullable=False),
    Column("ahead", Boolean, nullable=False),
)
