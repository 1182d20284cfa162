"""Moves made in an emergency, and when they were evaluated."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

DAYS = ("emergency_on", "evaluated_on")


def upgrade() -> None:
    """Go up to this layout; of needs kept before, these are not known."""
    for name in DAYS:
        op.add_column("needs", sa.Column(name, sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    for name in DAYS:
        op.drop_column("needs", name)
