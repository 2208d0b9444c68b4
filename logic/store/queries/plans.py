"""Plans: the dates and facts of one part."""

from typing import Any

import sqlalchemy as sa

from logic.plan import Plan
from logic.store.tables import plan

_COLUMNS = tuple(plan.c[name] for name in Plan.__dataclass_fields__)
_ONE = sa.select(*_COLUMNS).where(plan.c.part_id == sa.bindparam("part"))


def of_part(connection: sa.Connection, part_id: int) -> Plan:
    """The plan of this part; an empty one, version 0, while nothing was ever saved."""
    row = connection.execute(_ONE, {"part": part_id}).one_or_none()
    return Plan() if row is None else Plan(*row)


def save(connection: sa.Connection, part_id: int, saved: Plan, values: dict[str, Any]) -> None:
    """Set these columns and count one more version."""
    _put(connection, part_id, {**values, "version": saved.version + 1})


def note_outcome(connection: sa.Connection, part_id: int, outcome: str) -> None:
    """Note for which outcome the plan is made. What people save of it stays the version that it was."""
    _put(connection, part_id, {"made_for": outcome})


def _put(connection: sa.Connection, part_id: int, values: dict[str, Any]) -> None:
    query = sa.update(plan).where(plan.c.part_id == part_id)
    if not connection.execute(query.values(values)).rowcount:
        empty = {"facts": {}, "made_for": "", "version": 0}
        connection.execute(sa.insert(plan).values({**empty, **values, "part_id": part_id}))
