"""The first tables."""

import sqlalchemy as sa
from alembic import op

from logic.store.migrations.append_only import protect

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create everything, and make decision records and the audit trail append-only."""
    _activity()
    _part()
    _answers()
    _action()
    _draft()
    _decision_record()
    _audit()
    _idempotency()


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer, nullable=False)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, nullable=False)


def _part_id(table: str) -> list[sa.Column[int] | sa.ForeignKeyConstraint]:
    return [
        sa.Column("part_id", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["part_id"], ["part.id"], name=f"fk_{table}_part_id_part"),
    ]


def _activity() -> None:
    op.create_table(
        "activity",
        _id(),
        *_words("title"),
        _version(),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("archived_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_activity"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_activity_updated_at", "activity", ["updated_at"])


def _part() -> None:
    op.create_table(
        "part",
        _id(),
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        *_words("name", "level", "decision", "decider"),
        sa.Column("decide_by", sa.Date),
        *_words("open_part"),
        sa.Column("ask_all", sa.Boolean, nullable=False),
        _version(),
        sa.PrimaryKeyConstraint("id", name="pk_part"),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name="fk_part_activity_id_activity"),
        sa.UniqueConstraint("activity_id", "number", name="uq_part_activity_id_number"),
        sqlite_autoincrement=True,
    )


def _answers() -> None:
    known = "value IN ('yes', 'no', 'not_sure')"
    op.create_table(
        "answer",
        *_part_id("answer"),
        sa.Column("question", sa.String(100), nullable=False),
        sa.Column("value", sa.String(10), nullable=False),
        *_words("note"),
        _version(),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("part_id", "question", name="pk_answer"),
        sa.CheckConstraint(known, name=op.f("ck_answer_value_known")),
    )
    op.create_table(
        "add_on_answer",
        *_part_id("add_on_answer"),
        sa.Column("add_on", sa.String(100), nullable=False),
        sa.Column("value", sa.String(10), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("part_id", "add_on", name="pk_add_on_answer"),
        sa.CheckConstraint(known, name=op.f("ck_add_on_answer_value_known")),
    )


def _action() -> None:
    op.create_table(
        "action",
        _id(),
        *_part_id("action"),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("question", sa.String(100), nullable=False),
        sa.Column("to_outcome", sa.String(100)),
        *_words("text", "owner"),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("done_at", MOMENT),
        _version(),
        sa.PrimaryKeyConstraint("id", name="pk_action"),
        sa.CheckConstraint("kind IN ('lift', 'find_out')", name=op.f("ck_action_kind_known")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_action_part_id", "action", ["part_id"])


def _draft() -> None:
    op.create_table(
        "draft",
        *_part_id("draft"),
        sa.Column("field", sa.String(200), nullable=False),
        *_words("value"),
        sa.PrimaryKeyConstraint("part_id", "field", name="pk_draft"),
    )


def _decision_record() -> None:
    op.create_table(
        "decision_record",
        _id(),
        sa.Column("reference", sa.String(40), nullable=False),
        *_part_id("decision_record"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("pack_version", sa.String(100), nullable=False),
        sa.Column("outcome", sa.String(100), nullable=False),
        sa.Column("chosen_outcome", sa.String(100), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.String(200), nullable=False),
        sa.Column("snapshot", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision_record"),
        sa.UniqueConstraint("reference", name="uq_decision_record_reference"),
        sa.UniqueConstraint("part_id", "number", name="uq_decision_record_part_id_number"),
        sqlite_autoincrement=True,
    )
    protect("decision_record", ("reference",), ("part_id", "number"))


def _audit() -> None:
    op.create_table(
        "audit",
        _id(),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.String(200), nullable=False),
        sa.Column("actor_role", sa.String(40), nullable=False),
        sa.Column("verb", sa.String(60), nullable=False),
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.Column("part_number", sa.Integer),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name="fk_audit_activity_id_activity"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_activity_id", "audit", ["activity_id"])
    protect("audit")


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("use_case", sa.String(60), nullable=False),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("result", sa.String(200), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("use_case", "key", name="pk_idempotency"),
    )
