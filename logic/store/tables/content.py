"""The tables of content: every version kept, and which came into use when."""

import sqlalchemy as sa

from logic.store.tables.common import Utc, metadata

# Content by version, as the text of its files (interface words apart). Kept for good unless removed by hand.
pack = sa.Table(
    "pack",
    metadata,
    sa.Column("version", sa.String(100), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("edition", sa.Text, nullable=False),
    sa.Column("files", sa.JSON, nullable=False),
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("kept_at", Utc, nullable=False),
)

# Append-only. Which content was taken into use when; the last row names the one in use.
adoption = sa.Table(
    "adoption",
    metadata,
    # One more than the row before it, so that of two adoptions at once the second is refused.
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("version", sa.String(100), nullable=False),
    sa.Column("adopted_at", Utc, nullable=False),
    sa.Column("actor_id", sa.String(200), nullable=False),
)
