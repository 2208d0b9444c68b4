"""The checklist of one part: what was marked, and its own items."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from logic.checklist import Mark, OwnItem
from logic.store.tables import checklist_item, checklist_mark

_MARK = tuple(checklist_mark.c[name] for name in Mark.__dataclass_fields__)
_OWN = tuple(checklist_item.c[name] for name in OwnItem.__dataclass_fields__)
_MARKS = sa.select(*_MARK).where(checklist_mark.c.part_id == sa.bindparam("part"))
_OWNS = (
    sa.select(*_OWN)
    .where(checklist_item.c.part_id == sa.bindparam("part"), checklist_item.c.removed_at.is_(None))
    .order_by(checklist_item.c.id)
)


def marks_of(connection: sa.Connection, part_id: int) -> dict[str, Mark]:
    """Item key -> what is known about it, for items that somebody touched."""
    return {row.item: Mark(*row) for row in connection.execute(_MARKS, {"part": part_id})}


def find_mark(connection: sa.Connection, part_id: int, item: str) -> Mark | None:
    """What is known about one item; none while nobody touched it."""
    query = sa.select(*_MARK).where(checklist_mark.c.part_id == part_id, checklist_mark.c.item == item)
    row = connection.execute(query).one_or_none()
    return None if row is None else Mark(*row)


def put_mark(connection: sa.Connection, part_id: int, saved: Mark, values: Mapping[str, Any]) -> None:
    """Set these fields of the mark that was saved, and count one more version; its row is made when first touched."""
    if saved.version:
        at = (checklist_mark.c.part_id == part_id) & (checklist_mark.c.item == saved.item)
        connection.execute(sa.update(checklist_mark).where(at).values(**values, version=saved.version + 1))
        return
    row = {name: getattr(saved, name) for name in Mark.__dataclass_fields__}
    connection.execute(sa.insert(checklist_mark).values({**row, **values, "part_id": part_id, "version": 1}))


def own_of(connection: sa.Connection, part_id: int) -> list[OwnItem]:
    """The items of this part alone that were not removed, the oldest first."""
    return [OwnItem(*row) for row in connection.execute(_OWNS, {"part": part_id})]


def find_own(connection: sa.Connection, part_id: int, number: int) -> OwnItem | None:
    """One of them."""
    query = sa.select(*_OWN).where(
        checklist_item.c.part_id == part_id, checklist_item.c.id == number, checklist_item.c.removed_at.is_(None)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else OwnItem(*row)


def insert_own(
    connection: sa.Connection,
    part_id: int,
    *,
    phase: str,
    text: str,
    origin: str,
    origin_ref: str,
    due: date | None = None,
) -> int:
    """A new item of this part alone; returns its id."""
    values = {"phase": phase, "text": text, "origin": origin, "origin_ref": origin_ref, "due": due}
    query = sa.insert(checklist_item).values(**values, part_id=part_id, version=1).returning(checklist_item.c.id)
    return int(connection.execute(query).scalar_one())


def change_own(connection: sa.Connection, saved: OwnItem, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(checklist_item).where(checklist_item.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def remove_own(connection: sa.Connection, saved: OwnItem, at: datetime) -> None:
    """Take it off the list. Its row stays, and so does its mark."""
    connection.execute(sa.update(checklist_item).where(checklist_item.c.id == saved.id).values(removed_at=at))
