"""The tables of the non-negotiables register, of the links that show it to people, and of what people say to it."""

import sqlalchemy as sa

from logic.store.tables.common import Utc, metadata, version, words

# One limit; what it says stands in its newest version.
non_negotiable = sa.Table(
    "non_negotiable",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    version(),
    sa.UniqueConstraint("activity_id", "number"),
    sqlite_autoincrement=True,
)

# Append-only. Every version of a limit as it was saved, so that its history is never overwritten.
non_negotiable_version = sa.Table(
    "non_negotiable_version",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("non_negotiable_id", sa.ForeignKey("non_negotiable.id"), nullable=False),
    version(),
    sa.Column("at", Utc, nullable=False),
    sa.Column("actor_id", sa.String(200), nullable=False),
    sa.Column("actor_role", sa.String(40), nullable=False),
    sa.Column("verb", sa.String(60), nullable=False),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.UniqueConstraint("non_negotiable_id", "version"),
    sqlite_autoincrement=True,
)

# A page for people without an account. Its address is worked out from the id, the version and the server's key, so no
# address stands here: whoever holds the database alone cannot open a page.
public_link = sa.Table(
    "public_link",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("part_id", sa.ForeignKey("part.id")),
    sa.Column("kind", sa.String(40), nullable=False),
    version(),
    sa.Column("created_at", Utc, nullable=False),
    sa.Column("expires_on", sa.Date, nullable=False),
    sa.Column("revoked_at", Utc),
    sa.Index(None, "activity_id"),
    sqlite_autoincrement=True,
)

# "We think this one is not real", or a question. Nothing about who asked unless they gave it; no time finer than a day.
# ``sent_key`` makes a double click send once, and is blanked the day after.
challenge = sa.Table(
    "challenge",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id"), nullable=False),
    sa.Column("non_negotiable_id", sa.ForeignKey("non_negotiable.id"), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    words("text"),
    words("name"),
    words("contact"),
    sa.Column("came_by", sa.String(20), nullable=False),
    sa.Column("received_on", sa.Date, nullable=False),
    sa.Column("due", sa.Date, nullable=False),
    words("owner"),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("finding", sa.String(20)),
    words("reply"),
    sa.Column("replied_on", sa.Date),
    sa.Column("taken_further_on", sa.Date),
    words("taken_further_to"),
    words("aside_reason"),
    sa.Column("published", sa.Boolean, nullable=False),
    sa.Column("sent_key", sa.String(200)),
    version(),
    sa.UniqueConstraint("activity_id", "sent_key"),
    sa.CheckConstraint("kind IN ('challenge', 'question')", name="kind_known"),
    sa.CheckConstraint("status IN ('received', 'looking', 'answered', 'further', 'aside')", name="status_known"),
    sa.Index(None, "activity_id"),
    sa.Index(None, "non_negotiable_id"),
    sqlite_autoincrement=True,
)
