"""The tables of seats: what people answered from seats of their own, and what came of the conversation afterwards.

No time finer than a day stands here and no name; who opened the link is known to nobody (design 9).
"""

import sqlalchemy as sa

from logic.store.tables.common import metadata, of_part, version, words

# One seat and the link that opens it. ``answers``: question key -> yes, no or not_sure. ``notes``: question key -> text.
# ``pack`` names the questions in use when it was made.
seat = sa.Table(
    "seat",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    sa.Column("link_id", sa.ForeignKey("public_link.id"), nullable=False),
    words("label"),
    sa.Column("pack", sa.String(100), nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("notes", sa.JSON, nullable=False),
    sa.Column("invited_on", sa.Date, nullable=False),
    sa.Column("finished_on", sa.Date),
    sa.Column("closed_on", sa.Date),
    version(),
    sa.UniqueConstraint("link_id"),
    sa.Index(None, "part_id"),
    sqlite_autoincrement=True,
)

# What came of the conversation about a part. ``agreed``: question key -> value and note, with what the lead had answered
# before. ``unresolved``: question key -> note. ``took_part``: roles.
seat_talk = sa.Table(
    "seat_talk",
    metadata,
    of_part(primary_key=True),
    sa.Column("agreed", sa.JSON, nullable=False),
    sa.Column("unresolved", sa.JSON, nullable=False),
    sa.Column("talked_on", sa.Date),
    sa.Column("took_part", sa.JSON, nullable=False),
    version(),
)
