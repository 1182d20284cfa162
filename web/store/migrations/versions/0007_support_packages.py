"""What a support package is, and the day it begins."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Go up to this layout; of homes kept before, these are not known."""
    op.add_column("homes", sa.Column("support_package", sa.String(), nullable=True))
    op.add_column("homes", sa.Column("support_from", sa.Date(), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_column("homes", "support_package")
    op.drop_column("homes", "support_from")
