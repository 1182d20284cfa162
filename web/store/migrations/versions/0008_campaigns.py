"""What a campaign for carers cost."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Go up to this layout; costs kept before are of no campaign."""
    op.add_column("costs", sa.Column("campaign", sa.String(), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_column("costs", "campaign")
