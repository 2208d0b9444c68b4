"""What the workspace of an activity asks that no other page does."""

from datetime import date

import sqlalchemy as sa

from logic.store.tables import challenge, non_negotiable

_WAITING = (
    sa.select(non_negotiable.c.number, challenge.c.due)
    .join_from(challenge, non_negotiable)
    .where(challenge.c.activity_id == sa.bindparam("activity"), challenge.c.replied_on.is_(None))
)


def waiting(connection: sa.Connection, activity_id: int) -> list[tuple[int, date]]:
    """(number of the limit, when the reply is due) for everything people said that has no reply yet."""
    return [(row.number, row.due) for row in connection.execute(_WAITING, {"activity": activity_id})]
