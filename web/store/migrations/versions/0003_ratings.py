"""Ratings of children's needs with their record."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go up to this layout."""
    op.create_table(
        "ratings",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("rated_by_role", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("evidence_type", sa.String(), nullable=False),
        sa.Column("evidence_date", sa.Date(), nullable=True),
        sa.Column("confidence", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("strengths", sa.String(), nullable=False),
        sa.Column("child_view", sa.String(), nullable=True),
        sa.Column("child_view_words", sa.String(), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_ratings_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_ratings")),
    )


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_table("ratings")
