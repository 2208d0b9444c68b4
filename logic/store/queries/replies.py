"""The reply of a part: the words being written for it, and every edition that was published."""

from typing import Any

import sqlalchemy as sa

from logic.reply import Published, Reply
from logic.store.tables import reply, reply_version

_HERE = reply.c.part_id == sa.bindparam("part")
_ONE = sa.select(reply.c.fields, reply.c.version).where(_HERE)
_TOLD = tuple(reply_version.c[name] for name in Published.__dataclass_fields__)
_BRIEFLY = tuple(sa.literal(None).label("told") if column.name == "told" else column for column in _TOLD)
_OF_PART = reply_version.c.part_id == sa.bindparam("part")
_ALL = sa.select(*_TOLD).where(_OF_PART).order_by(reply_version.c.number.desc())
_ALL_BRIEFLY = sa.select(*_BRIEFLY).where(_OF_PART).order_by(reply_version.c.number.desc())


def of_part(connection: sa.Connection, part_id: int) -> Reply:
    """The words kept for this part; version 0 where nothing was ever saved."""
    row = connection.execute(_ONE, {"part": part_id}).one_or_none()
    return Reply() if row is None else Reply(*row)


def save(connection: sa.Connection, part_id: int, saved: Reply, fields: dict[str, str]) -> None:
    """Set the words and count one more version. The activity must be locked."""
    if saved.version:
        query = sa.update(reply).where(reply.c.part_id == part_id)
        connection.execute(query.values(fields=fields, version=saved.version + 1))
        return
    connection.execute(sa.insert(reply).values(part_id=part_id, fields=fields, version=1))


def published(connection: sa.Connection, part_id: int, *, told: bool = True) -> tuple[Published, ...]:
    """Every reply that was published, the newest first. ``told``: with both editions, which are long."""
    rows = connection.execute(_ALL if told else _ALL_BRIEFLY, {"part": part_id})
    return tuple(Published(**{**row, "told": row["told"] or {}}) for row in rows.mappings())


def publish(connection: sa.Connection, part_id: int, values: dict[str, Any]) -> None:
    """One more. The activity must be locked."""
    connection.execute(sa.insert(reply_version).values(**values, part_id=part_id))
