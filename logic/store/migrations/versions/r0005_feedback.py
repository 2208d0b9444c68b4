"""Feedback forms, and what people gave, with nothing beside it that says who or when."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    _form()
    _given(
        "feedback_reply",
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("came_by", sa.String(20), nullable=False),
        sa.Column("supported", sa.Boolean, nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
    )
    _given(
        "feedback_comment",
        sa.Column("edition", sa.String(20), nullable=False),
        sa.Column("question", sa.String(20), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("shown", sa.Text, nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    _given(
        "feedback_about",
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("option", sa.String(40), nullable=False),
    )
    _given(
        "feedback_draft",
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("touched_on", sa.Date, nullable=False),
    )
    _key()


def _form() -> None:
    op.create_table(
        "feedback_form",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("link_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("rung", sa.String(20), nullable=False),
        sa.Column("pack", sa.String(100), nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("closes_on", sa.Date, nullable=False),
        sa.Column("opened_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback_form"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_feedback_form_part_id_part"),
        sa.ForeignKeyConstraint(["link_id"], ["public_link.id"], name="fk_feedback_form_link_id_public_link"),
        sa.UniqueConstraint("link_id", name="uq_feedback_form_link_id"),
        sa.CheckConstraint("kind IN ('first', 'later')", name=op.f("ck_feedback_form_kind_known")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_form_part_id", "feedback_form", ["part_id"])


def _given(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("form_id", sa.Integer, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["form_id"], ["feedback_form.id"], name=f"fk_{name}_form_id_feedback_form"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_form_id", name, ["form_id"])


def _key() -> None:
    op.create_table(
        "feedback_key",
        sa.Column("form_id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("form_id", "key", name="pk_feedback_key"),
        sa.ForeignKeyConstraint(["form_id"], ["feedback_form.id"], name="fk_feedback_key_form_id_feedback_form"),
        sqlite_with_rowid=False,
    )
