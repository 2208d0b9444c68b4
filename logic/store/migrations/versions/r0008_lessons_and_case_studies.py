"""What was learned: joint look-backs, lessons, and case studies with the consent of the people in them."""

import sqlalchemy as sa
from alembic import op

from logic.store.migrations.append_only import protect

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    op.create_table(
        "look_back",
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.Column("held_on", sa.Date),
        sa.Column("roles", sa.JSON, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("part_id", name="pk_look_back"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_look_back_part_id_part"),
    )
    _lesson()
    _case_study()
    _case_consent()
    _case_version()


def _words(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def _lesson() -> None:
    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("part_id", sa.Integer, nullable=False),
        *_words("happened", "learned", "differently", "themes", "found_by"),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_lesson"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_lesson_part_id_part"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_lesson_part_id", "lesson", ["part_id"])


def _case_study() -> None:
    op.create_table(
        "case_study",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("part_id", sa.Integer, nullable=False),
        *_words("title", "about", "said", "changed", "differently", "easy"),
        sa.Column("rung_planned", sa.String(100), nullable=False),
        sa.Column("rung_felt", sa.String(100), nullable=False),
        *_words("found_by"),
        sa.Column("status", sa.String(20), nullable=False),
        *_words("checked_by", "checked_how"),
        sa.Column("checked_on", sa.Date),
        *_words("given_to"),
        sa.Column("withdrawn_on", sa.Date),
        sa.Column("told_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_study"),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name="fk_case_study_part_id_part"),
        sa.CheckConstraint(
            "status IN ('draft', 'checked', 'published', 'withdrawn')", name=op.f("ck_case_study_status_known")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_study_part_id", "case_study", ["part_id"])
    op.create_index("ix_case_study_status", "case_study", ["status"])


def _case_consent() -> None:
    op.create_table(
        "case_consent",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_study_id", sa.Integer, nullable=False),
        *_words("role", "asked_how"),
        sa.Column("asked_on", sa.Date, nullable=False),
        sa.Column("words", sa.Boolean, nullable=False),
        sa.Column("picture", sa.Boolean, nullable=False),
        sa.Column("role_named", sa.Boolean, nullable=False),
        sa.Column("withdrawn_on", sa.Date),
        sa.PrimaryKeyConstraint("id", name="pk_case_consent"),
        sa.ForeignKeyConstraint(["case_study_id"], ["case_study.id"], name="fk_case_consent_case_study_id_case_study"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_case_consent_case_study_id", "case_consent", ["case_study_id"])


def _case_version() -> None:
    op.create_table(
        "case_version",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("case_study_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("published_on", sa.Date, nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_version"),
        sa.ForeignKeyConstraint(["case_study_id"], ["case_study.id"], name="fk_case_version_case_study_id_case_study"),
        sa.UniqueConstraint("case_study_id", "number", name="uq_case_version_case_study_id_number"),
        sqlite_autoincrement=True,
    )
    protect("case_version", ("case_study_id", "number"))
