"""Activities: the row itself, the whole of one, and the list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from logic.activity import Activity, ActivityLine
from logic.reference import activity_reference
from logic.store.queries import parts
from logic.store.tables import activity, answer, decision_record, part


class ActivityRow(NamedTuple):
    """The activity's own fields, without its parts."""

    id: int
    title: str
    version: int
    archived_at: datetime | None


def insert(connection: sa.Connection, title: str, now: datetime) -> int:
    """A new activity; returns its number."""
    row = {"title": title, "version": 1, "created_at": now, "updated_at": now}
    return int(connection.execute(sa.insert(activity).values(row).returning(activity.c.id)).scalar_one())


def lock(connection: sa.Connection, number: int) -> ActivityRow | None:
    """The row, held until the transaction ends, so that two changes to one activity take turns."""
    columns = (activity.c.id, activity.c.title, activity.c.version, activity.c.archived_at)
    row = connection.execute(sa.select(*columns).where(activity.c.id == number).with_for_update()).one_or_none()
    return None if row is None else ActivityRow(*row)


def change(connection: sa.Connection, number: int, values: dict[str, Any]) -> None:
    """Set these columns."""
    connection.execute(sa.update(activity).where(activity.c.id == number).values(values))


def load(connection: sa.Connection, number: int) -> Activity | None:
    """One activity with everything recorded about it."""
    row = connection.execute(sa.select(activity).where(activity.c.id == number)).one_or_none()
    if row is None:
        return None
    return Activity(
        ref=activity_reference(row.id),
        title=row.title,
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
        archived_at=row.archived_at,
        parts=parts.load(connection, number),
    )


def count(connection: sa.Connection, *, archived: bool) -> int:
    """How many there are."""
    return int(connection.execute(sa.select(sa.func.count()).where(_is(archived=archived))).scalar_one())


def lines(connection: sa.Connection, *, archived: bool, offset: int, limit: int) -> tuple[ActivityLine, ...]:
    """One page of the list, the latest changed first."""
    how_many = sa.select(sa.func.count()).where(part.c.activity_id == activity.c.id).scalar_subquery()
    answered = (
        sa.select(sa.func.count())
        .select_from(answer.join(part))
        .where(part.c.activity_id == activity.c.id)
        .scalar_subquery()
    )
    page = (
        sa.select(activity, how_many.label("parts"), answered.label("answered"))
        .where(_is(archived=archived))
        .order_by(activity.c.updated_at.desc(), activity.c.id.desc())
        .offset(offset)
        .limit(limit)
    )
    rows = connection.execute(page).all()
    latest = _latest(connection, [row.id for row in rows])
    return tuple(
        ActivityLine(
            ref=activity_reference(row.id),
            title=row.title,
            version=row.version,
            updated_at=row.updated_at,
            archived_at=row.archived_at,
            parts=row.parts,
            answered=row.answered,
            latest=tuple(latest.get(row.id, ())),
        )
        for row in rows
    )


def _is(*, archived: bool) -> sa.ColumnElement[bool]:
    return activity.c.archived_at.is_not(None) if archived else activity.c.archived_at.is_(None)


def _latest(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, list[tuple[int, str, str]]]:
    """(part number, part name, chosen outcome) of each part's latest record, by activity."""
    shown = sa.select(part.c.id).where(part.c.activity_id.in_(numbers))
    newest = (
        sa.select(decision_record.c.part_id, sa.func.max(decision_record.c.number).label("number"))
        .where(decision_record.c.part_id.in_(shown))
        .group_by(decision_record.c.part_id)
        .subquery()
    )
    query = (
        sa.select(part.c.activity_id, part.c.number, part.c.name, decision_record.c.chosen_outcome)
        .join(decision_record, decision_record.c.part_id == part.c.id)
        .join(
            newest,
            sa.and_(
                newest.c.part_id == decision_record.c.part_id,
                newest.c.number == decision_record.c.number,
            ),
        )
        .order_by(part.c.activity_id, part.c.number)
    )
    found: dict[int, list[tuple[int, str, str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.activity_id, []).append((row.number, row.name, row.chosen_outcome))
    return found
