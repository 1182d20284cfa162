"""What nothing reads is no longer kept: the need at entry, and who provides a placement.

What was kept of it is taken out; an older layout gets the columns back empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

NOT_KEPT = ("need_at_entry", "provider")


def upgrade() -> None:
    """Go up to this layout."""
    for table in ("episodes", "snapshots"):
        for column in NOT_KEPT:
            op.drop_column(table, column)


def downgrade() -> None:
    """Go back to the layout before."""
    for table in ("episodes", "snapshots"):
        for column in NOT_KEPT:
            op.add_column(table, sa.Column(column, sa.String(), nullable=False, server_default=""))
