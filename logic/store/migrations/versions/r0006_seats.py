"""Seats of people with lived experience, and what came of the conversation with them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("link_id", sa.Integer, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("pack", sa.String(100), nullable=False),
        sa.Column("answers", sa.JSON, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("invited_on", sa.Date, nullable=False),
        sa.Column("finished_on", sa.Date),
        sa.Column("closed_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_seat_part_id_part"),
        sa.ForeignKeyConstraint(["link_id"], ["public_link.id"], name="fk_seat_link_id_public_link"),
        sa.UniqueConstraint("link_id", name="uq_seat_link_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_seat_part_id", "seat", ["part_id"])
    op.create_table(
        "seat_talk",
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("agreed", sa.JSON, nullable=False),
        sa.Column("unresolved", sa.JSON, nullable=False),
        sa.Column("talked_on", sa.Date),
        sa.Column("took_part", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("part_id", name="pk_seat_talk"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_seat_talk_part_id_part"),
    )
