"""The ways of involving people that were chosen for a part."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from logic.plan import PlannedMethod
from logic.store.tables import NO_DATE, planned_method

_COLUMNS = tuple(planned_method.c[name] for name in PlannedMethod.__dataclass_fields__)
_ALL = (
    sa.select(*_COLUMNS)
    .where(planned_method.c.part_id == sa.bindparam("part"), planned_method.c.removed_at.is_(None))
    .order_by(sa.func.coalesce(planned_method.c.day, NO_DATE), planned_method.c.id)
)


def of_part(connection: sa.Connection, part_id: int) -> tuple[PlannedMethod, ...]:
    """Those chosen for this part and not dropped, by day; those without a day last."""
    return tuple(PlannedMethod(*row) for row in connection.execute(_ALL, {"part": part_id}))


def find(connection: sa.Connection, part_id: int, number: int) -> PlannedMethod | None:
    """One of this part, unless it was dropped."""
    mine = (planned_method.c.part_id == part_id) & (planned_method.c.id == number)
    row = connection.execute(sa.select(*_COLUMNS).where(mine, planned_method.c.removed_at.is_(None))).one_or_none()
    return None if row is None else PlannedMethod(*row)


def insert(connection: sa.Connection, part_id: int, values: dict[str, Any]) -> int:
    """A new one; returns its id."""
    query = sa.insert(planned_method).values(**values, part_id=part_id, version=1).returning(planned_method.c.id)
    return int(connection.execute(query).scalar_one())


def change(connection: sa.Connection, saved: PlannedMethod, values: dict[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(planned_method).where(planned_method.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def drop(connection: sa.Connection, saved: PlannedMethod, now: datetime) -> None:
    """Take it out of the plan; what it was stays kept."""
    change(connection, saved, {"removed_at": now})
