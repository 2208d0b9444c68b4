"""The tables of feedback. Whoever holds the database must not find out who said what, nor when (design 9).

What people gave has no counter, no moment and no person beside it, its ids are random, and it stands in their order.
What one person gave is kept in pieces that nothing ties together: the choices, each comment, each thing about them.
"""

from typing import Any

import sqlalchemy as sa

from logic.store.tables.common import metadata, of_part, version, words


def _given(name: str, *columns: sa.Column[Any]) -> sa.Table:
    """A table of what people gave, by random id: SQLite keeps it in that order, without a counter of its own."""
    return sa.Table(
        name,
        metadata,
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("form_id", sa.ForeignKey("feedback_form.id"), nullable=False),
        *columns,
        sa.Index(None, "form_id"),
        sqlite_with_rowid=False,
    )


# One form of a part: the first, or the later one that asks what came of it. ``pack`` names the content it asks with.
# ``opened_on`` is the day its results were opened: from then on nothing is added.
feedback_form = sa.Table(
    "feedback_form",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    of_part(),
    sa.Column("link_id", sa.ForeignKey("public_link.id"), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("rung", sa.String(20), nullable=False),
    sa.Column("pack", sa.String(100), nullable=False),
    sa.Column("made_on", sa.Date, nullable=False),
    sa.Column("closes_on", sa.Date, nullable=False),
    sa.Column("opened_on", sa.Date),
    version(),
    sa.UniqueConstraint("link_id"),
    sa.CheckConstraint("kind IN ('first', 'later')", name="kind_known"),
    sa.Index(None, "part_id"),
    sqlite_autoincrement=True,
)

# The choices of one person: question -> option. ``edition`` standard or easy, ``came_by`` link or paper.
feedback_reply = _given(
    "feedback_reply",
    sa.Column("edition", sa.String(20), nullable=False),
    sa.Column("came_by", sa.String(20), nullable=False),
    sa.Column("supported", sa.Boolean, nullable=False),
    sa.Column("choices", sa.JSON, nullable=False),
)

# One open comment. ``edition`` is empty; releases before kept it, and where few use Easy Read it tells whose comment it
# is. ``shown`` is what others may read once somebody looked it over; ``state`` new, shown or held.
feedback_comment = _given(
    "feedback_comment",
    sa.Column("edition", sa.String(20), nullable=False),
    sa.Column("question", sa.String(20), nullable=False),
    words("text"),
    words("shown"),
    sa.Column("state", sa.String(20), nullable=False),
    version(),
)

# One thing that somebody said about themselves, tied to nothing else of theirs.
feedback_about = _given(
    "feedback_about",
    sa.Column("question", sa.String(40), nullable=False),
    sa.Column("option", sa.String(40), nullable=False),
)

# What is being filled in, by the random name in its address, signed; sealed, because all that one person gives stands
# together here. Gone when it is sent, and when nobody touched it since the day before yesterday.
feedback_draft = _given(
    "feedback_draft",
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("touched_on", sa.Date, nullable=False),
)

# That a form was sent, so that sending it twice counts once. Tied to no reply, and gone when the results are opened.
feedback_key = sa.Table(
    "feedback_key",
    metadata,
    sa.Column("form_id", sa.ForeignKey("feedback_form.id"), primary_key=True),
    sa.Column("key", sa.String(64), primary_key=True),
    sqlite_with_rowid=False,
)
