"""The tables of what was learned: the joint look-back, lessons, and case studies with the consent of the people in them."""

import sqlalchemy as sa

from logic.store.tables.common import Utc, metadata, of_part, version, words

look_back = sa.Table(
    "look_back",
    metadata,
    of_part(primary_key=True),
    sa.Column("held_on", sa.Date),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    version(),
)

# ``themes`` are keys between blanks; ``found_by`` the words it is searched by, likewise (logic/searching.py).
lesson = sa.Table(
    "lesson",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    words("happened"),
    words("learned"),
    words("differently"),
    words("themes"),
    words("found_by"),
    sa.Column("shared", sa.Boolean, nullable=False),
    sa.Column("removed_at", Utc),
    version(),
    sa.Index(None, "part_id"),
    sqlite_autoincrement=True,
)

case_study = sa.Table(
    "case_study",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    words("title"),
    words("about"),
    words("said"),
    words("changed"),
    words("differently"),
    words("easy"),
    sa.Column("rung_planned", sa.String(100), nullable=False),
    sa.Column("rung_felt", sa.String(100), nullable=False),
    words("found_by"),
    sa.Column("status", sa.String(20), nullable=False),
    words("checked_by"),
    words("checked_how"),
    sa.Column("checked_on", sa.Date),
    words("given_to"),
    sa.Column("withdrawn_on", sa.Date),
    sa.Column("told_on", sa.Date),
    version(),
    sa.CheckConstraint("status IN ('draft', 'checked', 'published', 'withdrawn')", name="status_known"),
    sa.Index(None, "part_id"),
    sa.Index(None, "status"),
    sqlite_autoincrement=True,
)

# What one person in it agreed to. A role, never a name.
case_consent = sa.Table(
    "case_consent",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("case_study_id", sa.ForeignKey("case_study.id"), nullable=False),
    words("role"),
    words("asked_how"),
    sa.Column("asked_on", sa.Date, nullable=False),
    sa.Column("words", sa.Boolean, nullable=False),
    sa.Column("picture", sa.Boolean, nullable=False),
    sa.Column("role_named", sa.Boolean, nullable=False),
    sa.Column("withdrawn_on", sa.Date),
    sa.Index(None, "case_study_id"),
    sqlite_autoincrement=True,
)

# Append-only: every version as it was published.
case_version = sa.Table(
    "case_version",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("case_study_id", sa.ForeignKey("case_study.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("published_on", sa.Date, nullable=False),
    sa.Column("told", sa.JSON, nullable=False),
    sa.UniqueConstraint("case_study_id", "number"),
    sqlite_autoincrement=True,
)
