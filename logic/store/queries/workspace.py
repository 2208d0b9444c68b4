"""What the workspace of an activity asks that no other page does."""

from datetime import date

import sqlalchemy as sa

from logic.store.queries.challenges import WAITS
from logic.store.tables import challenge, non_negotiable, non_negotiable_version

_WAITING = (
    sa.select(non_negotiable.c.number, challenge.c.due)
    .join_from(challenge, non_negotiable)
    .where(challenge.c.activity_id == sa.bindparam("activity"), WAITS)
)
_NEWEST = (
    sa.select(sa.func.max(non_negotiable_version.c.id))
    .join_from(non_negotiable, non_negotiable_version)
    .where(non_negotiable.c.activity_id == sa.bindparam("activity"))
)


def newest(connection: sa.Connection, activity_id: int) -> int:
    """The id of the version of any of its limits that was saved last, 0 without limits: it moves with every save."""
    return int(connection.execute(_NEWEST, {"activity": activity_id}).scalar() or 0)


def waiting(connection: sa.Connection, activity_id: int) -> list[tuple[int, date]]:
    """(number of the limit, when the reply is due) for everything people said that waits for one."""
    return [(row.number, row.due) for row in connection.execute(_WAITING, {"activity": activity_id})]
