"""Challenges and questions about limits, and what came of each."""

from typing import Any

import sqlalchemy as sa

from logic.links import Challenge
from logic.store.tables import challenge, non_negotiable

_COLUMNS = tuple(non_negotiable.c.number if name == "limit" else challenge.c[name] for name in Challenge.__slots__)
_ALL = (
    sa.select(*_COLUMNS)
    .join_from(challenge, non_negotiable)
    .where(challenge.c.activity_id == sa.bindparam("activity"))
    .order_by(challenge.c.id.desc())
)
_NOTHING_YET: dict[str, Any] = {
    "status": "received",
    "finding": None,
    "reply": "",
    "replied_on": None,
    "taken_further_on": None,
    "taken_further_to": "",
    "published": False,
    "version": 1,
}


def insert(connection: sa.Connection, activity_id: int, limit: int, values: dict[str, Any]) -> int:
    """A new one about the limit with this id, not answered yet; returns its own id."""
    row = {**_NOTHING_YET, **values, "activity_id": activity_id, "non_negotiable_id": limit}
    return int(connection.execute(sa.insert(challenge).values(row).returning(challenge.c.id)).scalar_one())


def find(connection: sa.Connection, activity_id: int, challenge_id: int) -> Challenge | None:
    """One of this activity."""
    query = _ALL.where(challenge.c.id == challenge_id)
    row = connection.execute(query, {"activity": activity_id}).one_or_none()
    return None if row is None else Challenge(*row)


def change(connection: sa.Connection, saved: Challenge, values: dict[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(challenge).where(challenge.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def of_activity(connection: sa.Connection, activity_id: int) -> list[Challenge]:
    """All of an activity, the newest first."""
    return [Challenge(*row) for row in connection.execute(_ALL, {"activity": activity_id})]
