"""What was given to a form of feedback, read for its results: never who, never when."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from logic.feedback import Comment, Reply
from logic.store.tables import feedback_about, feedback_comment, feedback_reply

_REPLIES = sa.select(*(feedback_reply.c[name] for name in Reply.__slots__)).where(
    feedback_reply.c.form_id == sa.bindparam("form")
)
_ABOUT = (
    sa.select(feedback_about.c.question, feedback_about.c.option, sa.func.count())
    .where(feedback_about.c.form_id == sa.bindparam("form"))
    .group_by(feedback_about.c.question, feedback_about.c.option)
)
_COMMENTS = sa.select(*(feedback_comment.c[name] for name in Comment.__slots__)).where(
    feedback_comment.c.form_id == sa.bindparam("form")
)
_ORDER = (feedback_comment.c.question, feedback_comment.c.id)
"""Of comments: their ids are random, so it tells nothing of who wrote which, or when."""


def replies(connection: sa.Connection, form: int) -> list[Reply]:
    """Every reply to a form."""
    return [Reply(*row) for row in connection.execute(_REPLIES, {"form": form})]


def about(connection: sa.Connection, form: int) -> dict[str, dict[str, int]]:
    """What people said about themselves: question -> option -> how many."""
    found: dict[str, dict[str, int]] = {}
    for question, option, number in connection.execute(_ABOUT, {"form": form}):
        found.setdefault(question, {})[option] = number
    return found


def comments(
    connection: sa.Connection, form: int, state: str, *, after: int = 0, most: int | None = None
) -> list[Comment]:
    """Comments in this state, by their question and their random ids; ``most`` of them after the first ``after``."""
    query = _COMMENTS.where(feedback_comment.c.state == state).order_by(*_ORDER)
    return [Comment(*row) for row in connection.execute(query.offset(after).limit(most), {"form": form})]


def comment_ids(connection: sa.Connection, form: int, state: str, *, most: int) -> list[str]:
    """The ids of comments in this state, in the same order; ``most`` of them."""
    query = sa.select(feedback_comment.c.id).where(
        feedback_comment.c.form_id == form, feedback_comment.c.state == state
    )
    return list(connection.execute(query.order_by(*_ORDER).limit(most)).scalars())


def count_comments(connection: sa.Connection, form: int) -> dict[str, int]:
    """State -> how many comments are in it."""
    query = (
        sa.select(feedback_comment.c.state, sa.func.count())
        .where(feedback_comment.c.form_id == form)
        .group_by(feedback_comment.c.state)
    )
    found = connection.execute(query)
    return {"new": 0, "shown": 0, "held": 0} | {state: int(number) for state, number in found}


def comment(connection: sa.Connection, form: int, key: str) -> Comment | None:
    """One comment of this form."""
    row = connection.execute(_COMMENTS.where(feedback_comment.c.id == key), {"form": form}).one_or_none()
    return None if row is None else Comment(*row)


def change_comment(connection: sa.Connection, saved: Comment, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(feedback_comment).where(feedback_comment.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))
