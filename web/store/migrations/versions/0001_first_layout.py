"""The first layout: records, baselines and results."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Go up to this layout."""
    op.create_table(
        "baselines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("data_date", sa.Date(), nullable=True),
        sa.Column("data_hash", sa.String(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("imported_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baselines")),
        sa.UniqueConstraint("name", name=op.f("uq_baselines_name")),
    )
    op.create_table(
        "about",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("jurisdiction", sa.String(), nullable=True),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("data_from", sa.Date(), nullable=True),
        sa.Column("data_to", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_about_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_about")),
    )
    op.create_table(
        "children",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("uasc", sa.Boolean(), nullable=True),
        sa.Column("area", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_children_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_children")),
    )
    op.create_table(
        "costs",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("price_year", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_costs_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_costs")),
    )
    op.create_table(
        "counts",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("area_code", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("band", sa.String(), nullable=True),
        sa.Column("children", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_counts_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_counts")),
    )
    op.create_table(
        "episodes",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("began", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("reason_new", sa.String(), nullable=False),
        sa.Column("legal_status", sa.String(), nullable=False),
        sa.Column("need_at_entry", sa.String(), nullable=False),
        sa.Column("placement_type", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("reason_ended", sa.String(), nullable=False),
        sa.Column("reason_moved", sa.String(), nullable=False),
        sa.Column("home_urn", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_episodes_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_episodes")),
    )
    op.create_table(
        "files",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_files_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_files")),
    )
    op.create_table(
        "homes",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("on_island", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("youngest", sa.Integer(), nullable=False),
        sa.Column("oldest", sa.Integer(), nullable=False),
        sa.Column("sexes", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("bedrooms", sa.Integer(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("held_until", sa.Date(), nullable=True),
        sa.Column("unavailable_reason", sa.String(), nullable=True),
        sa.Column("approved_from", sa.Date(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("offers", sa.JSON(), nullable=False),
        sa.Column("named_children", sa.JSON(), nullable=False),
        sa.Column("exemptions", sa.JSON(), nullable=False),
        sa.Column("emergency_admission", sa.Boolean(), nullable=False),
        sa.Column("reserved_for_emergencies", sa.Integer(), nullable=False),
        sa.Column("capability", sa.JSON(), nullable=False),
        sa.Column("with_support", sa.JSON(), nullable=False),
        sa.Column("pair_assessments", sa.JSON(), nullable=False),
        sa.Column("weekly_cost_pence", sa.Integer(), nullable=True),
        sa.Column("support_cost_pence", sa.Integer(), nullable=True),
        sa.Column("price_year", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_homes_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_homes")),
    )
    op.create_table(
        "minutes",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_area", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_minutes_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_minutes")),
    )
    op.create_table(
        "needs",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("ratings", sa.JSON(), nullable=False),
        sa.Column("siblings", sa.String(), nullable=True),
        sa.Column("sibling_plan", sa.String(), nullable=True),
        sa.Column("current_place", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("requirements", sa.JSON(), nullable=False),
        sa.Column("essential", sa.JSON(), nullable=False),
        sa.Column("not_with", sa.JSON(), nullable=False),
        sa.Column("sole_child", sa.Boolean(), nullable=False),
        sa.Column("home_area", sa.String(), nullable=True),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("contact_area", sa.String(), nullable=True),
        sa.Column("off_island_agreed", sa.Boolean(), nullable=True),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("needed_by", sa.String(), nullable=True),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("court_conditions", sa.JSON(), nullable=False),
        sa.Column("parents_ruled_out", sa.Boolean(), nullable=True),
        sa.Column("kin_ruled_out", sa.Boolean(), nullable=True),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.Column("born", sa.Date(), nullable=True),
        sa.Column("sex", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_needs_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_needs")),
    )
    op.create_table(
        "pipeline",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("application_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("enquired_on", sa.Date(), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("stage_since", sa.Date(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawal_reason", sa.String(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("bedrooms", sa.Integer(), nullable=True),
        sa.Column("youngest", sa.Integer(), nullable=True),
        sa.Column("oldest", sa.Integer(), nullable=True),
        sa.Column("sexes", sa.String(), nullable=True),
        sa.Column("area", sa.String(), nullable=True),
        sa.Column("capability", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_pipeline_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_pipeline")),
    )
    op.create_table(
        "published",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_published_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_published")),
    )
    op.create_table(
        "results",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("draws", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("data_hash", sa.String(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_results_baseline_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_results")),
    )
    op.create_table(
        "snapshots",
        sa.Column("baseline_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("child_id", sa.String(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("uasc", sa.Boolean(), nullable=True),
        sa.Column("need_at_entry", sa.String(), nullable=False),
        sa.Column("legal_status", sa.String(), nullable=False),
        sa.Column("placement_type", sa.String(), nullable=False),
        sa.Column("provider", sa.String(), nullable=False),
        sa.Column("period_began", sa.Date(), nullable=True),
        sa.Column("placement_began", sa.Date(), nullable=True),
        sa.Column("period_ended", sa.Date(), nullable=True),
        sa.Column("off_island", sa.Boolean(), nullable=True),
        sa.Column("home_urn", sa.String(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("area", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["baseline_id"], ["baselines.id"], name=op.f("fk_snapshots_baseline_id")
        ),
        sa.PrimaryKeyConstraint("baseline_id", "position", name=op.f("pk_snapshots")),
    )


def downgrade() -> None:
    """Go back to the layout before."""
    op.drop_table("snapshots")
    op.drop_table("results")
    op.drop_table("published")
    op.drop_table("pipeline")
    op.drop_table("needs")
    op.drop_table("minutes")
    op.drop_table("homes")
    op.drop_table("files")
    op.drop_table("episodes")
    op.drop_table("counts")
    op.drop_table("costs")
    op.drop_table("children")
    op.drop_table("about")
    op.drop_table("baselines")
