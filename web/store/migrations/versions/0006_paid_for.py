"""Whether a home is paid for bed by bed or child by child."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Go up to this layout; of homes kept before, this is not said."""
    op.add_column("homes", sa.Column("paid_for", sa.String(), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_column("homes", "paid_for")
