"""Activities: the row itself, the whole of one, and lines of the list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from logic.activity import Activity, ActivityLine
from logic.reference import activity_reference
from logic.store.queries import parts
from logic.store.tables import NO_DATE, activity, answer, part


class ActivityRow(NamedTuple):
    """The activity's own fields, without its parts."""

    id: int
    title: str
    area: str
    version: int
    archived_at: datetime | None


_OWN = tuple(activity.c[name] for name in ("title", "version", "created_at", "updated_at", "archived_at", "area"))
_WITH_PARTS = (
    sa.select(*_OWN, *parts.COLUMNS)
    .join_from(activity, part)
    .where(activity.c.id == sa.bindparam("number"))
    .order_by(part.c.number)
)
_TOUCH = sa.update(activity).where(activity.c.id == sa.bindparam("number")).values(updated_at=sa.bindparam("now"))
_HELD = (
    sa.select(*(activity.c[name] for name in ActivityRow._fields))
    .where(activity.c.id == sa.bindparam("number"))
    .with_for_update()
)


def insert(connection: sa.Connection, title: str, area: str, now: datetime) -> int:
    """A new activity; returns its number."""
    row = {"title": title, "area": area, "version": 1, "created_at": now, "updated_at": now}
    return int(connection.execute(sa.insert(activity).values(row).returning(activity.c.id)).scalar_one())


def lock(connection: sa.Connection, number: int) -> ActivityRow | None:
    """The row, held until the transaction ends, so that two changes to one activity take turns."""
    row = connection.execute(_HELD, {"number": number}).one_or_none()
    return None if row is None else ActivityRow(*row)


def touch(connection: sa.Connection, number: int, now: datetime) -> None:
    """Note when anything about it was changed last."""
    connection.execute(_TOUCH, {"number": number, "now": now})


def change(connection: sa.Connection, number: int, values: dict[str, Any]) -> None:
    """Set these columns."""
    connection.execute(sa.update(activity).where(activity.c.id == number).values(values))


def load(connection: sa.Connection, number: int, *, answers_only: bool = False) -> Activity | None:
    """One activity with everything recorded about it; ``answers_only`` as for ``parts.load``."""
    rows = connection.execute(_WITH_PARTS, {"number": number}).all()
    if not rows:
        return None
    title, version, created_at, updated_at, archived_at, area, *_ = rows[0]
    its_parts = [parts.PartRow(*row[len(_OWN) :]) for row in rows]
    return Activity(
        ref=activity_reference(number),
        title=title,
        version=version,
        created_at=created_at,
        updated_at=updated_at,
        archived_at=archived_at,
        parts=parts.load(connection, number, its_parts, answers_only=answers_only),
        area=area,
    )


def lines(connection: sa.Connection, numbers: Sequence[int]) -> tuple[ActivityLine, ...]:
    """These activities as lines of the list, in the order given."""
    answers = sa.select(sa.func.count()).where(answer.c.part_id == part.c.id).scalar_subquery()
    columns = (part.c.activity_id, part.c.number, part.c.name, part.c.recorded_outcome, answers.label("answered"))
    of_these = sa.select(*columns).where(part.c.activity_id.in_(numbers)).order_by(part.c.number)
    parts_of: dict[int, list[Any]] = {number: [] for number in numbers}
    for row in connection.execute(of_these):
        parts_of[row.activity_id].append(row)
    found = {row.id: row for row in connection.execute(sa.select(activity).where(activity.c.id.in_(numbers)))}
    return tuple(_line(found[number], parts_of[number]) for number in numbers)


def _line(row: Any, its_parts: Sequence[Any]) -> ActivityLine:
    return ActivityLine(
        ref=activity_reference(row.id),
        title=row.title,
        area=row.area,
        version=row.version,
        updated_at=row.updated_at,
        archived_at=row.archived_at,
        soonest=None if row.soonest == NO_DATE else row.soonest,
        recorded=row.recorded,
        parts=len(its_parts),
        answered=sum(each.answered for each in its_parts),
        latest=tuple((each.number, each.name, each.recorded_outcome) for each in its_parts if each.recorded_outcome),
    )
