"""The timetable of what goes back to people, and the reply: what you said, what we did, what we could not do and why."""

import sqlalchemy as sa
from alembic import op

from logic.store.migrations.append_only import protect

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    _news()
    _reply()
    _reply_version()


def _news() -> None:
    op.create_table(
        "news_mark",
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("line", sa.String(100), nullable=False),
        sa.Column("occasion", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("due", sa.Date),
        sa.Column("promise", sa.Text, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.Column("done_by", sa.Text, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("broken_on", sa.Date),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("tell_by", sa.Date),
        sa.Column("told_on", sa.Date),
        sa.Column("told_how", sa.Text, nullable=False),
        sa.Column("told_words", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("part_id", "line", "occasion", name="pk_news_mark"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_news_mark_part_id_part"),
    )


def _reply() -> None:
    op.create_table(
        "reply",
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("part_id", name="pk_reply"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_reply_part_id_part"),
    )


def _reply_version() -> None:
    op.create_table(
        "reply_version",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("published_on", sa.Date, nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("record", sa.String(40), nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("of_version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reply_version"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_reply_version_part_id_part"),
        sa.UniqueConstraint("part_id", "number", name="uq_reply_version_part_id_number"),
        sqlite_autoincrement=True,
    )
    protect("reply_version", ("part_id", "number"))
