"""The audit trail, and the keys that make a double click do its work once."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from logic.activity import Actor
from logic.store.engine import TryAgain
from logic.store.tables import audit, challenge, idempotency

_LINE = sa.insert(audit)


def write(
    connection: sa.Connection,
    *,
    at: datetime,
    actor: Actor,
    verb: str,
    detail: dict[str, Any],
    activity: int | None = None,
    part_number: int | None = None,
) -> None:
    """Add one line: who did what, when, and of which work where it is of any.

    ``detail`` holds ids, field names and codes, never people's words.
    """
    row = {"at": at, "actor_id": actor.id, "actor_role": actor.role, "verb": verb, "detail": detail}
    connection.execute(_LINE, row | {"activity_id": activity, "part_number": part_number})


_LAST = sa.select(
    *(
        sa.select(sa.func.max(table.c.id)).where(table.c.activity_id == sa.bindparam("activity")).scalar_subquery()
        for table in (audit, challenge)
    )
)

Last = tuple[int, int]


def last(connection: sa.Connection, activity: int) -> Last:
    """The id of the last line about a piece of work, and of the last thing people said about a limit of it.

    0 where there is none. One of them moves with every change: what people send leaves no line.
    """
    line, said = connection.execute(_LAST, {"activity": activity}).one()
    return line or 0, said or 0


class Line(NamedTuple):
    """A line of the audit, without who wrote it."""

    at: datetime
    verb: str
    part: int | None
    detail: dict[str, Any]


def lines(connection: sa.Connection, activity: int, verbs: Collection[str]) -> list[Line]:
    """The lines about a piece of work with one of these verbs, oldest first."""
    query = sa.select(audit.c.at, audit.c.verb, audit.c.part_number, audit.c.detail)
    query = query.where(audit.c.activity_id == activity, audit.c.verb.in_(verbs)).order_by(audit.c.id)
    return [Line(*row) for row in connection.execute(query)]


def first_result(connection: sa.Connection, use_case: str, key: str) -> str | None:
    """What this key led to before, if it was used."""
    same = (idempotency.c.use_case == use_case) & (idempotency.c.key == key)
    found: str | None = connection.execute(sa.select(idempotency.c.result).where(same)).scalar()
    return found


def remember(connection: sa.Connection, use_case: str, key: str, result: str, now: datetime) -> None:
    """Keep what this key led to. Raises ``TryAgain`` when another transaction was first: its result is there now."""
    row = {"use_case": use_case, "key": key, "result": result, "at": now}
    try:
        connection.execute(sa.insert(idempotency).values(row))
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same form was sent twice at once") from error
