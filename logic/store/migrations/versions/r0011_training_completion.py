"""Who finished which training, how many relevant staff there were, and files that are being checked."""

import sqlalchemy as sa
from alembic import op

from logic.store.migrations.append_only import protect

revision = "0011"
down_revision = "0010"

_AS_BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Create the tables; nothing that is there changes."""
    op.create_table(
        "training_course",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_key", _AS_BYTES, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("counts", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_course"),
        sa.UniqueConstraint("name_key", name="uq_training_course_name_key"),
        sqlite_autoincrement=True,
    )
    _completion()
    _count()
    op.create_table(
        "training_file",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("checked_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_file"),
        sqlite_autoincrement=True,
    )


def _completion() -> None:
    op.create_table(
        "training_completion",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("person_key", _AS_BYTES, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("area_key", _AS_BYTES, nullable=False),
        sa.Column("course_id", sa.Integer, nullable=False),
        sa.Column("finished_on", sa.Date, nullable=False),
        sa.Column("session", sa.Text, nullable=False),
        sa.Column("found_by", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_completion"),
        sa.ForeignKeyConstraint(
            ["course_id"], ["training_course.id"], name="fk_training_completion_course_id_training_course"
        ),
        sa.UniqueConstraint("person_key", "course_id", name="uq_training_completion_person_key_course_id"),
        sqlite_autoincrement=True,
    )
    for columns in (("finished_on", "id"), ("course_id", "finished_on", "id"), ("area_key", "finished_on", "id")):
        op.create_index(f"ix_training_completion_{'_'.join(columns)}", "training_completion", list(columns))


def _count() -> None:
    op.create_table(
        "training_count",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("area_key", _AS_BYTES, nullable=False),
        sa.Column("definition", sa.Text, nullable=False),
        sa.Column("relevant", sa.Integer, nullable=False),
        sa.Column("counted_on", sa.Date, nullable=False),
        sa.Column("needs", sa.String(20), nullable=False),
        sa.Column("courses", sa.JSON, nullable=False),
        sa.Column("noted_on", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_count"),
        sa.CheckConstraint("relevant > 0", name=op.f("ck_training_count_somebody")),
        sa.CheckConstraint("needs IN ('all', 'any')", name=op.f("ck_training_count_needs_known")),
        sqlite_autoincrement=True,
    )
    protect("training_count")
