"""Days of the stages of an application, its campaign, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003b"
down_revision = "0003"

DAYS = ("visited_on", "stage_1_on", "training_on", "stage_2_on", "panel_on", "first_child_on")
WORDS = ("campaign", "recruited_for", "became_place")


def upgrade() -> None:
    """Go up to this layout; of applications kept before, these are not known."""
    for name in DAYS:
        op.add_column("pipeline", sa.Column(name, sa.Date(), nullable=True))
    for name in WORDS:
        op.add_column("pipeline", sa.Column(name, sa.String(), nullable=True))


def downgrade() -> None:
    """Go back to the layout before."""
    for name in (*DAYS, *WORDS):
        op.drop_column("pipeline", name)
