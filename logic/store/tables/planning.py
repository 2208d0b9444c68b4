"""The tables of a plan: who is on the team, the dates, the methods, the checklist, the pairs, the scope statement."""

import sqlalchemy as sa

from logic.store.tables.common import Utc, metadata, of_part, version, words

team_member = sa.Table(
    "team_member",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), nullable=False),
    words("name"),
    words("role"),
    words("contact"),
    sa.Column("lead", sa.Boolean, nullable=False),
    version(),
    sa.Index(None, "activity_id"),
    sqlite_autoincrement=True,
)

# The dates that drive everything else, and what is known about how people will be involved. The date of the decision
# stands with the part itself.
plan = sa.Table(
    "plan",
    metadata,
    of_part(primary_key=True),
    sa.Column("invitations_out", sa.Date),
    sa.Column("first_session", sa.Date),
    sa.Column("closes_on", sa.Date),
    sa.Column("ends_on", sa.Date),
    sa.Column("facts", sa.JSON, nullable=False),
    sa.Column("made_for", sa.Text, nullable=False),
    version(),
)

# A way of involving people that was chosen: one of the pack's, or of one's own, which says itself what it does.
planned_method = sa.Table(
    "planned_method",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    sa.Column("method", sa.String(100), nullable=False),
    words("name"),
    sa.Column("day", sa.Date),
    sa.Column("cost", sa.Integer),
    sa.Column("people", sa.Integer),
    words("notes"),
    version(),
    sa.Column("removed_at", Utc),
    sa.Column("does", sa.String(20), nullable=False),
    sa.Index(None, "part_id"),
    sqlite_autoincrement=True,
)

# What is known about one item of the checklist, of the pack's or of its own ("own-12"). Items nobody touched have no row.
checklist_mark = sa.Table(
    "checklist_mark",
    metadata,
    of_part(primary_key=True),
    sa.Column("item", sa.String(100), primary_key=True),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("marked_on", sa.Date),
    words("marked_by"),
    words("reason"),
    words("owner"),
    words("notes"),
    sa.Column("due", sa.Date),
    version(),
    sa.CheckConstraint("state IN ('open', 'done', 'not_applicable')", name="state_known"),
)

# Items of this part alone: added by hand, by a lift, by a limit of the register, or by a gap in the self-check.
checklist_item = sa.Table(
    "checklist_item",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    sa.Column("phase", sa.String(20), nullable=False),
    words("text"),
    sa.Column("origin", sa.String(20), nullable=False),
    words("origin_ref"),
    sa.Column("due", sa.Date),
    version(),
    sa.Column("removed_at", Utc),
    sa.Index(None, "part_id"),
    sqlite_autoincrement=True,
)

# How one do and don't is kept, by our own look: we do, not yet, or we slipped.
pair_mark = sa.Table(
    "pair_mark",
    metadata,
    of_part(primary_key=True),
    sa.Column("pair", sa.String(100), primary_key=True),
    sa.Column("state", sa.String(20), nullable=False),
    words("note"),
    sa.Column("marked_on", sa.Date, nullable=False),
    version(),
    sa.CheckConstraint("state IN ('we_do', 'not_yet', 'slipped')", name="state_known"),
)

# The words somebody wrote, by field; "told" holds both editions as they were when it was finished.
scope_statement = sa.Table(
    "scope_statement",
    metadata,
    of_part(primary_key=True),
    sa.Column("fields", sa.JSON, nullable=False),
    version(),
    sa.Column("finished_on", sa.Date),
    sa.Column("told", sa.JSON, nullable=False),
)

# Which files of whole activities were taken in, so that taking one in twice is told.
imported = sa.Table(
    "imported",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("came_from", sa.String(40), nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.Index(None, "digest"),
    sqlite_autoincrement=True,
)
