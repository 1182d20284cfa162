"""The day on which a home is planned to take nobody any more."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Go up to this layout; of homes kept before, no such day is known."""
    op.add_column("homes", sa.Column("stops_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_column("homes", "stops_on")
