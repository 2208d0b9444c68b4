"""Challenges and questions about limits, and what came of each."""

from collections.abc import Collection
from datetime import date
from typing import Any

import sqlalchemy as sa

from logic.links import WAITING, Challenge, Counts
from logic.store.engine import TryAgain
from logic.store.tables import challenge, non_negotiable

TABLES = (challenge.name,)
"""Those that hold who somebody is and how to reach them."""

_EARLIER = challenge.alias("earlier")
_NUMBER = (
    sa.select(sa.func.count())
    .where(_EARLIER.c.non_negotiable_id == challenge.c.non_negotiable_id, _EARLIER.c.id <= challenge.c.id)
    .correlate(challenge)
    .scalar_subquery()
)
"""None is ever taken away, so it stays."""
_WORKED_OUT: dict[str, sa.ColumnElement[Any]] = {"limit": non_negotiable.c.number, "number": _NUMBER}
_COLUMNS = tuple(_WORKED_OUT[name] if name in _WORKED_OUT else challenge.c[name] for name in Challenge.__slots__)
_ALL = (
    sa.select(*_COLUMNS)
    .join_from(challenge, non_negotiable)
    .where(challenge.c.activity_id == sa.bindparam("activity"))
    .order_by(challenge.c.id.desc())
)
WAITS = challenge.c.status.in_(sorted(WAITING))
_NOTHING_YET: dict[str, Any] = {
    "sent_key": None,
    "status": "received",
    "finding": None,
    "reply": "",
    "replied_on": None,
    "taken_further_on": None,
    "taken_further_to": "",
    "aside_reason": "",
    "published": False,
    "version": 1,
}


def insert(connection: sa.Connection, activity_id: int, limit: int, values: dict[str, Any]) -> int:
    """A new one about the limit with this id, not answered yet; returns its own id.

    Raises ``TryAgain`` when another transaction kept the same ``sent_key`` first.
    """
    row = {**_NOTHING_YET, **values, "activity_id": activity_id, "non_negotiable_id": limit}
    try:
        return int(connection.execute(sa.insert(challenge).values(row).returning(challenge.c.id)).scalar_one())
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same form was sent twice at once") from error


def sent_before(connection: sa.Connection, activity_id: int, key: str) -> Challenge | None:
    """The one that was sent with this key, today or yesterday."""
    row = connection.execute(_ALL.where(challenge.c.sent_key == key), {"activity": activity_id}).one_or_none()
    return None if row is None else Challenge(*row)


def forget_keys(connection: sa.Connection, today: date) -> None:
    """Blank the keys of all that came before this day: no form of theirs is still being sent."""
    connection.execute(sa.update(challenge).where(_old_key(today)).values(sent_key=None))


def knows_old_keys(connection: sa.Connection, today: date) -> bool:
    """Whether there is a key of one that came before this day."""
    return connection.execute(sa.select(sa.literal(1)).where(_old_key(today)).limit(1)).first() is not None


def _old_key(today: date) -> sa.ColumnElement[bool]:
    return challenge.c.sent_key.is_not(None) & (challenge.c.received_on < today)


def find(connection: sa.Connection, activity_id: int, challenge_id: int) -> Challenge | None:
    """One of this activity."""
    query = _ALL.where(challenge.c.id == challenge_id)
    row = connection.execute(query, {"activity": activity_id}).one_or_none()
    return None if row is None else Challenge(*row)


def change(connection: sa.Connection, saved: Challenge, values: dict[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(challenge).where(challenge.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def about(connection: sa.Connection, activity_id: int, limits: Collection[int]) -> list[Challenge]:
    """Those about the limits with these numbers, the newest first."""
    query = _ALL.where(non_negotiable.c.number.in_(limits))
    return [Challenge(*row) for row in connection.execute(query, {"activity": activity_id})]


def page(connection: sa.Connection, activity_id: int, *, after: int, most: int) -> list[Challenge]:
    """Those that wait for a reply, the soonest due first, then the others, the newest first: from some place on."""
    query = _ALL.order_by(None).order_by(
        sa.case((WAITS, 0), else_=1),
        sa.case((WAITS, challenge.c.due)),
        sa.case((WAITS, challenge.c.id), else_=-challenge.c.id),
    )
    found = connection.execute(query.offset(after).limit(most), {"activity": activity_id})
    return [Challenge(*row) for row in found]


def count(connection: sa.Connection, activity_id: int, today: date) -> Counts:
    """How many there are."""
    status = challenge.c.status
    kinds = (WAITS, WAITS & (challenge.c.due < today), status == "answered", status == "aside")
    query = sa.select(*(sa.func.count(sa.case((which, 1))) for which in kinds))
    waiting, late, answered, aside = tuple(
        connection.execute(query.where(challenge.c.activity_id == activity_id)).one()
    )
    return Counts(waiting, late, answered, aside)


def of_activity(connection: sa.Connection, activity_id: int) -> list[Challenge]:
    """All of an activity, the newest first."""
    return [Challenge(*row) for row in connection.execute(_ALL, {"activity": activity_id})]
