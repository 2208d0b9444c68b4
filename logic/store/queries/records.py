"""Decision records. They are added and read; the database itself refuses any change to them."""

from typing import Any

import sqlalchemy as sa

from logic.activity import DecisionRecord
from logic.store.tables import decision_record, part

_COLUMNS = tuple(decision_record.c[name] for name in DecisionRecord.__dataclass_fields__)
_ALL = (
    sa.select(*_COLUMNS)
    .join_from(decision_record, part)
    .where(part.c.activity_id == sa.bindparam("activity"))
    .order_by(decision_record.c.number)
)


def insert(connection: sa.Connection, values: dict[str, Any]) -> None:
    """Add a record."""
    connection.execute(sa.insert(decision_record).values(values))


def next_number(connection: sa.Connection, part_id: int) -> int:
    """1 for a part's first record. The activity must be locked already."""
    newest = sa.select(sa.func.max(decision_record.c.number)).where(decision_record.c.part_id == part_id)
    return int(connection.execute(newest).scalar() or 0) + 1


def find(connection: sa.Connection, reference: str) -> DecisionRecord | None:
    """The record with exactly this reference."""
    query = sa.select(*_COLUMNS).where(decision_record.c.reference == reference)
    row = connection.execute(query).one_or_none()
    return None if row is None else DecisionRecord(*row)


def of_activity(connection: sa.Connection, activity: int) -> list[tuple[int, DecisionRecord]]:
    """(part id, record) for all parts of an activity, oldest first."""
    return [(row.part_id, DecisionRecord(*row)) for row in connection.execute(_ALL, {"activity": activity})]
