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
    if saved.version:
        query = sa.update(plan).where(plan.c.part_id == part_id)
        connection.execute(query.values(**values, version=saved.version + 1))
    else:
        connection.execute(sa.insert(plan).values(**{"facts": {}} | values, part_id=part_id, version=1))
