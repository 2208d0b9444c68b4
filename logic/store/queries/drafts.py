"""What has been typed towards a decision record and not yet recorded."""

from collections.abc import Mapping

import sqlalchemy as sa

from logic.store.tables import draft, part

_ALL = (
    sa.select(draft.c.part_id, draft.c.field, draft.c.value)
    .join_from(draft, part)
    .where(part.c.activity_id == sa.bindparam("activity"))
    .order_by(draft.c.field)
)


def save(connection: sa.Connection, part_id: int, fields: Mapping[str, str]) -> None:
    """Keep these fields, each in place of the one before it; an empty one is let go."""
    if fields:
        same = (draft.c.part_id == part_id) & draft.c.field.in_(list(fields))
        connection.execute(sa.delete(draft).where(same))
    rows = [{"part_id": part_id, "field": field, "value": value} for field, value in fields.items() if value]
    if rows:
        connection.execute(sa.insert(draft), rows)


def clear(connection: sa.Connection, part_id: int) -> None:
    """Let go of everything: it stands in a record now."""
    connection.execute(sa.delete(draft).where(draft.c.part_id == part_id))


def of_part(connection: sa.Connection, part_id: int) -> dict[str, str]:
    """Field -> what was typed, for one part."""
    query = sa.select(draft.c.field, draft.c.value).where(draft.c.part_id == part_id)
    return dict(tuple(row) for row in connection.execute(query))


def of_activity(connection: sa.Connection, activity: int) -> list[tuple[int, tuple[str, str]]]:
    """(part id, (field, what was typed)) for all parts of an activity."""
    return [(row.part_id, (row.field, row.value)) for row in connection.execute(_ALL, {"activity": activity})]
