"""Live training sessions: what is voted on, and votes that end as counts."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    op.create_table(
        "live_session",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("planned", sa.Integer),
        sa.Column("code", sa.String(20)),
        sa.Column("opens_until", sa.DateTime(timezone=True)),
        sa.Column("made_on", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("step", "position")),
        sa.Column("revealed", sa.Boolean, nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_live_session"),
        sa.UniqueConstraint("code", name="uq_live_session_code"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "live_item",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("id", "session_id", "number")),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("source", sa.String(100), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "situation")),
        sa.Column("level", sa.String(100), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("pack", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_live_item"),
        sa.ForeignKeyConstraint(["session_id"], ["live_session.id"], name="fk_live_item_session_id_live_session"),
        sa.CheckConstraint("kind IN ('scenario', 'activity')", name=op.f("ck_live_item_kind_known")),
        sa.UniqueConstraint("session_id", "number", name="uq_live_item_session_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "live_phone",
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("voter", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "voter", name="pk_live_phone"),
        sa.ForeignKeyConstraint(["session_id"], ["live_session.id"], name="fk_live_phone_session_id_live_session"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "live_vote",
        sa.Column("item_id", sa.Integer, nullable=False),
        sa.Column("voter", sa.String(32), nullable=False),
        *(sa.Column(name, sa.String(100), nullable=False) for name in ("now", "should", "differ")),
        sa.PrimaryKeyConstraint("item_id", "voter", name="pk_live_vote"),
        sa.ForeignKeyConstraint(["item_id"], ["live_item.id"], name="fk_live_vote_item_id_live_item"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "live_count",
        sa.Column("item_id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String(20), nullable=False) for name in ("ask", "by")),
        sa.Column("choice", sa.String(100), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("item_id", "ask", "by", "choice", name="pk_live_count"),
        sa.ForeignKeyConstraint(["item_id"], ["live_item.id"], name="fk_live_count_item_id_live_item"),
        sa.CheckConstraint("ask IN ('now', 'should', 'differ')", name=op.f("ck_live_count_ask_known")),
        sa.CheckConstraint("by IN ('phone', 'hand')", name=op.f("ck_live_count_by_known")),
        sa.CheckConstraint("count > 0", name=op.f("ck_live_count_counts")),
    )
