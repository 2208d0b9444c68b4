"""The tables of what goes back to people: what was marked of the timetable, and the reply with all its editions."""

import sqlalchemy as sa

from logic.store.tables.common import metadata, of_part, version, words

# What is known about one task of the timetable: that it was done, or that it cannot be kept and whether people were told.
# ``line`` is a line of the content, or "OWN" for a promise beside it, whose words stand in ``promise``.
news_mark = sa.Table(
    "news_mark",
    metadata,
    of_part(primary_key=True),
    sa.Column("line", sa.String(100), primary_key=True),
    sa.Column("occasion", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("due", sa.Date),
    words("promise"),
    sa.Column("done_on", sa.Date),
    words("done_by"),
    words("how"),
    sa.Column("broken_on", sa.Date),
    words("reason"),
    sa.Column("tell_by", sa.Date),
    sa.Column("told_on", sa.Date),
    words("told_how"),
    words("told_words"),
    version(),
)

# The words being written for the reply of a part, by field.
reply = sa.Table(
    "reply",
    metadata,
    of_part(primary_key=True),
    sa.Column("fields", sa.JSON, nullable=False),
    version(),
)

# Append-only. Every reply that was published: ``told`` holds both editions as people read them, ``record`` the decision
# record it is tied to, ``of_version`` the version of the words it was made from.
reply_version = sa.Table(
    "reply_version",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("published_on", sa.Date, nullable=False),
    sa.Column("decided_on", sa.Date, nullable=False),
    words("decision"),
    sa.Column("record", sa.String(40), nullable=False),
    sa.Column("told", sa.JSON, nullable=False),
    sa.Column("of_version", sa.Integer, nullable=False),
    sa.UniqueConstraint("part_id", "number"),
    sqlite_autoincrement=True,
)
