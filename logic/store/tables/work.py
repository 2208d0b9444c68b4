"""The tables of work: activities, their parts, answers, actions and records, the audit and what was sent twice."""

import sqlalchemy as sa

from logic.store.tables.common import AS_BYTES, NO_DATE, Utc, metadata, of_part, version, words


def _for_the_list(name: str, *columns: str, current: bool) -> sa.Index:
    """An order of the activities page. Each has two, so that what was put away is never walked past, or the other way."""
    kept = sa.text("archived_at IS NULL" if current else "archived_at IS NOT NULL")
    return sa.Index(name, *columns, sqlite_where=kept, postgresql_where=kept)


activity = sa.Table(
    "activity",
    metadata,
    # The id is also the reference number, so SQLite must never give a number twice.
    sa.Column("id", sa.Integer, primary_key=True),
    words("title"),
    sa.Column("area", sa.Text, nullable=False, server_default=""),
    version(),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("updated_at", Utc, nullable=False),
    sa.Column("archived_at", Utc),
    # Derived, for the list alone: logic.store.queries.listing works them out of the parts and the title.
    sa.Column("title_key", AS_BYTES, nullable=False, server_default=""),
    sa.Column("soonest", sa.Date, nullable=False, server_default=NO_DATE.isoformat()),
    sa.Column("recorded", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("ix_activity_area", "area"),
    _for_the_list("ix_activity_current_recorded", "recorded", current=True),
    _for_the_list("ix_activity_current_changed", "updated_at", "id", current=True),
    _for_the_list("ix_activity_current_soonest", "soonest", "id", current=True),
    _for_the_list("ix_activity_current_name", "title_key", "id", current=True),
    _for_the_list("ix_activity_archived_changed", "updated_at", "id", current=False),
    _for_the_list("ix_activity_archived_soonest", "soonest", "id", current=False),
    _for_the_list("ix_activity_archived_name", "title_key", "id", current=False),
    sqlite_autoincrement=True,
)

part = sa.Table(
    "part",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    words("name"),
    words("level"),
    words("decision"),
    words("decider"),
    sa.Column("decide_by", sa.Date),
    words("open_part"),
    sa.Column("ask_all", sa.Boolean, nullable=False),
    version(),
    # Derived from the part's last decision record; none while there is no record.
    sa.Column("recorded_outcome", sa.String(100)),
    sa.Column("recorded_at", Utc),
    sa.UniqueConstraint("activity_id", "number"),
    sa.Index("ix_part_level", "level", "activity_id"),
    sa.Index("ix_part_decide_by", "decide_by", "activity_id"),
    sa.Index("ix_part_recorded_outcome", "recorded_outcome", "activity_id"),
    sqlite_autoincrement=True,
)

# Derived: the words an activity is found by (logic.searching), each once.
activity_word = sa.Table(
    "activity_word",
    metadata,
    sa.Column("word", AS_BYTES, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), primary_key=True),
    sa.Index("ix_activity_word_activity_id", "activity_id", "word"),
    sqlite_with_rowid=False,
)

answer = sa.Table(
    "answer",
    metadata,
    of_part(primary_key=True),
    sa.Column("question", sa.String(100), primary_key=True),
    sa.Column("value", sa.String(10), nullable=False),
    words("note"),
    version(),
    sa.Column("given_at", Utc, nullable=False),
    sa.CheckConstraint("value IN ('yes', 'no', 'not_sure')", name="value_known"),
)

add_on_answer = sa.Table(
    "add_on_answer",
    metadata,
    of_part(primary_key=True),
    sa.Column("add_on", sa.String(100), primary_key=True),
    sa.Column("value", sa.String(10), nullable=False),
    sa.Column("given_at", Utc, nullable=False),
    sa.CheckConstraint("value IN ('yes', 'no', 'not_sure')", name="value_known"),
)

action = sa.Table(
    "action",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("question", sa.String(100), nullable=False),
    sa.Column("to_outcome", sa.String(100)),
    words("text"),
    words("owner"),
    sa.Column("due", sa.Date, nullable=False),
    sa.Column("done_at", Utc),
    version(),
    sa.CheckConstraint("kind IN ('lift', 'find_out')", name="kind_known"),
    sa.Index(None, "part_id"),
    sqlite_autoincrement=True,
)

draft = sa.Table(
    "draft",
    metadata,
    of_part(primary_key=True),
    sa.Column("field", sa.String(200), primary_key=True),
    words("value"),
)

# Append-only: triggers in the migration refuse every UPDATE and DELETE on this table and on audit.
decision_record = sa.Table(
    "decision_record",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("reference", sa.String(40), nullable=False, unique=True),
    of_part(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("pack_version", sa.String(100), nullable=False),
    sa.Column("outcome", sa.String(100), nullable=False),
    sa.Column("chosen_outcome", sa.String(100), nullable=False),
    sa.Column("made_at", Utc, nullable=False),
    sa.Column("made_by", sa.String(200), nullable=False),
    sa.Column("snapshot", sa.JSON, nullable=False),
    sa.UniqueConstraint("part_id", "number"),
    sqlite_autoincrement=True,
)

# Ids, field names and codes only: nothing a person typed.
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Utc, nullable=False),
    sa.Column("actor_id", sa.String(200), nullable=False),
    sa.Column("actor_role", sa.String(40), nullable=False),
    sa.Column("verb", sa.String(60), nullable=False),
    # None for what is about no piece of work, such as a change of content.
    sa.Column("activity_id", sa.ForeignKey("activity.id")),
    sa.Column("part_number", sa.Integer),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Index(None, "activity_id"),
    sqlite_autoincrement=True,
)

# What a form with this key already led to, so that a double click does its work once.
idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("use_case", sa.String(60), primary_key=True),
    sa.Column("key", sa.String(400), primary_key=True),
    sa.Column("result", sa.String(200), nullable=False),
    sa.Column("at", Utc, nullable=False),
)
