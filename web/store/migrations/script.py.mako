"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Go up to this layout."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Go back to the layout before."""
    ${downgrades if downgrades else "pass"}
