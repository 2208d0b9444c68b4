"""Actions: dated promises made on a result page."""

from typing import Any

import sqlalchemy as sa

from logic.activity import Action
from logic.store.tables import action, part

_COLUMNS = tuple(action.c[name] for name in Action.__dataclass_fields__)
_ALL = (
    sa.select(*_COLUMNS)
    .join_from(action, part)
    .where(part.c.activity_id == sa.bindparam("activity"))
    .order_by(action.c.due, action.c.id)
)


def insert(connection: sa.Connection, part_id: int, values: dict[str, Any]) -> int:
    """A new action; returns its id."""
    query = sa.insert(action).values(**values, part_id=part_id, version=1).returning(action.c.id)
    return int(connection.execute(query).scalar_one())


def find(connection: sa.Connection, part_id: int, action_id: int) -> Action | None:
    """One action of this part."""
    query = sa.select(*_COLUMNS).where(action.c.part_id == part_id, action.c.id == action_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else Action(*row)


def change(connection: sa.Connection, saved: Action, values: dict[str, Any]) -> None:
    """Set these columns and count one more version."""
    connection.execute(sa.update(action).where(action.c.id == saved.id).values(**values, version=saved.version + 1))


def of_activity(connection: sa.Connection, activity: int) -> list[tuple[int, Action]]:
    """(part id, action) for all parts of an activity, the soonest due first."""
    return [(row.part_id, Action(*row)) for row in connection.execute(_ALL, {"activity": activity})]
