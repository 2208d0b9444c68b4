"""The table of concerns: what people say when we are getting it wrong."""

import sqlalchemy as sa

from logic.store.tables.common import metadata, version, words

# Nothing about who it was unless they gave it, and no time finer than a day. ``sent_key`` makes a double click send once,
# and is blanked the day after. A concern need not be about a piece of work.
concern = sa.Table(
    "concern",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activity.id")),
    words("text"),
    words("name"),
    words("contact"),
    words("before"),
    sa.Column("follows_id", sa.ForeignKey("concern.id")),
    sa.Column("came_by", sa.String(20), nullable=False),
    sa.Column("received_on", sa.Date, nullable=False),
    sa.Column("level", sa.String(20), nullable=False),
    words("owner"),
    sa.Column("due", sa.Date, nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    words("reply"),
    sa.Column("replied_on", sa.Date),
    words("shown"),
    sa.Column("published", sa.Boolean, nullable=False),
    sa.Column("earlier", sa.JSON, nullable=False),
    sa.Column("moved_up_on", sa.Date),
    words("closing"),
    sa.Column("sent_key", sa.String(200)),
    version(),
    sa.UniqueConstraint("activity_id", "sent_key"),
    sa.CheckConstraint("level IN ('lead', 'contact', 'board')", name="level_known"),
    sa.CheckConstraint("status IN ('received', 'looking', 'board', 'answered', 'closed')", name="status_known"),
    sa.Index(None, "activity_id"),
    sa.Index(None, "follows_id"),
    sa.Index("ix_concern_status_due", "status", "due"),
    sqlite_autoincrement=True,
)
