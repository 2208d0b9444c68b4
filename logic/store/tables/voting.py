"""The tables of live training sessions: what is voted on, and votes that end as counts."""

import sqlalchemy as sa

from logic.store.tables.common import Utc, metadata, words

live_session = sa.Table(
    "live_session",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    words("title"),
    sa.Column("planned", sa.Integer),
    sa.Column("code", sa.String(20)),
    sa.Column("opens_until", Utc),
    sa.Column("made_on", sa.Date, nullable=False),
    sa.Column("step", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("revealed", sa.Boolean, nullable=False),
    sa.Column("closed_on", sa.Date),
    sa.UniqueConstraint("code"),
    sqlite_autoincrement=True,
)

live_item = sa.Table(
    "live_item",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("session_id", sa.ForeignKey("live_session.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("source", sa.String(100), nullable=False),
    words("title"),
    words("situation"),
    sa.Column("level", sa.String(100), nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("pack", sa.String(100), nullable=False),
    sa.CheckConstraint("kind IN ('scenario', 'activity')", name="kind_known"),
    sa.UniqueConstraint("session_id", "number"),
    sqlite_autoincrement=True,
)

# While a session is open: its phones, and a row for each item a phone voted on. No time, no name, no order.
live_phone = sa.Table(
    "live_phone",
    metadata,
    sa.Column("session_id", sa.ForeignKey("live_session.id"), primary_key=True),
    sa.Column("voter", sa.String(32), primary_key=True),
    sqlite_with_rowid=False,
)

live_vote = sa.Table(
    "live_vote",
    metadata,
    sa.Column("item_id", sa.ForeignKey("live_item.id"), primary_key=True),
    sa.Column("voter", sa.String(32), primary_key=True),
    sa.Column("now", sa.String(100), nullable=False),
    sa.Column("should", sa.String(100), nullable=False),
    sa.Column("differ", sa.String(100), nullable=False),
    sqlite_with_rowid=False,
)

# Counts: of phones once the session is closed, and of cards whenever they are typed in.
live_count = sa.Table(
    "live_count",
    metadata,
    sa.Column("item_id", sa.ForeignKey("live_item.id"), primary_key=True),
    sa.Column("ask", sa.String(20), primary_key=True),
    sa.Column("by", sa.String(20), primary_key=True),
    sa.Column("choice", sa.String(100), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.CheckConstraint("ask IN ('now', 'should', 'differ')", name="ask_known"),
    sa.CheckConstraint("by IN ('phone', 'hand')", name="by_known"),
    sa.CheckConstraint("count > 0", name="counts"),
)
