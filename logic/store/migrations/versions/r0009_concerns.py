"""Concerns: what people say when we are getting it wrong, and what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the table; nothing that is there changes."""
    op.create_table(
        "concern",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("activity_id", sa.Integer),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "name", "contact", "before")),
        sa.Column("follows_id", sa.Integer),
        sa.Column("came_by", sa.String(20), nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("level", sa.String(20), nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("replied_on", sa.Date),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("earlier", sa.JSON, nullable=False),
        sa.Column("moved_up_on", sa.Date),
        sa.Column("closing", sa.Text, nullable=False),
        sa.Column("sent_key", sa.String(200)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_concern"),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name="fk_concern_activity_id_activity"),
        sa.ForeignKeyConstraint(["follows_id"], ["concern.id"], name="fk_concern_follows_id_concern"),
        sa.UniqueConstraint("activity_id", "sent_key", name="uq_concern_activity_id_sent_key"),
        sa.CheckConstraint("level IN ('lead', 'contact', 'board')", name=op.f("ck_concern_level_known")),
        sa.CheckConstraint(
            "status IN ('received', 'looking', 'board', 'answered', 'closed')", name=op.f("ck_concern_status_known")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_concern_activity_id", "concern", ["activity_id"])
    op.create_index("ix_concern_follows_id", "concern", ["follows_id"])
    op.create_index("ix_concern_status_due", "concern", ["status", "due"])
