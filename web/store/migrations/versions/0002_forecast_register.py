"""The forecast register: forecasts and what came of them, to which rows are only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ONLY_ADDED_TO = ("forecasts", "forecast_checks")


def upgrade() -> None:
    """Go up to this layout."""
    op.create_table(
        "forecasts",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("known_to", sa.Date(), nullable=False),
        sa.Column("data_hash", sa.String(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("bands", sa.JSON(), nullable=False),
        sa.Column("by_placement", sa.Boolean(), nullable=False),
        sa.Column("model_asked", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("draws", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("scenario", sa.String(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forecasts")),
    )
    op.create_table(
        "forecast_checks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("forecast_id", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("data_hash", sa.String(), nullable=False),
        sa.Column("age_band", sa.String(), nullable=False),
        sa.Column("placement", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("horizon_months", sa.Integer(), nullable=False),
        sa.Column("actual", sa.Integer(), nullable=False),
        sa.Column("middle", sa.Float(), nullable=False),
        sa.Column("last_value", sa.Float(), nullable=False),
        sa.Column("inside_80", sa.Boolean(), nullable=True),
        sa.Column("inside_90", sa.Boolean(), nullable=True),
        sa.Column("crps", sa.Float(), nullable=False),
        sa.Column("ahead", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["forecast_id"], ["forecasts.id"], name=op.f("fk_forecast_checks_forecast_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forecast_checks")),
    )
    for table in ONLY_ADDED_TO:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'The forecast register is only ever added to.'); END"
            )
