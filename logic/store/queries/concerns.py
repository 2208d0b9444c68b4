"""Concerns over all pieces of work, and those that are about none."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from logic.concerns import WAITING, Concern, Counts, Wanted
from logic.reference import activity_reference
from logic.store.engine import TryAgain
from logic.store.tables import activity, concern

TABLES = (concern.name,)
"""Those that hold who somebody is and how to reach them."""

_NAMES = tuple(Concern.__slots__)
_ELSEWHERE: Mapping[str, sa.ColumnElement[Any]] = {
    "ref": concern.c.activity_id,
    "title": activity.c.title,
    "follows": concern.c.follows_id,
}
_COLUMNS = tuple(_ELSEWHERE[name] if name in _ELSEWHERE else concern.c[name] for name in _NAMES)
_ALL = sa.select(*_COLUMNS).select_from(concern.outerjoin(activity))
_WAITS = concern.c.status.in_(sorted(WAITING))
_SOONEST_FIRST = (
    sa.case((_WAITS, 0), else_=1),
    sa.case((_WAITS, concern.c.due)),
    sa.case((_WAITS, concern.c.id), else_=-concern.c.id),
)
_NOTHING_YET: Mapping[str, Any] = {
    "level": "lead",
    "sent_key": None,
    "before": "",
    "follows_id": None,
    "status": "received",
    "reply": "",
    "replied_on": None,
    "shown": "",
    "published": False,
    "earlier": [],
    "moved_up_on": None,
    "closing": "",
    "version": 1,
}


def insert(connection: sa.Connection, activity_id: int | None, values: Mapping[str, Any]) -> int:
    """A new one, not answered yet; returns its id. Raises ``TryAgain`` when its ``sent_key`` was kept meanwhile."""
    row = {**_NOTHING_YET, **values, "activity_id": activity_id}
    try:
        return int(connection.execute(sa.insert(concern).values(row).returning(concern.c.id)).scalar_one())
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same form was sent twice at once") from error


def sent_before(connection: sa.Connection, activity_id: int, key: str) -> Concern | None:
    """The one that was sent with this key, today or yesterday."""
    return _one(connection, (concern.c.activity_id == activity_id) & (concern.c.sent_key == key))


def forget_keys(connection: sa.Connection, today: date) -> None:
    """Blank the keys of all that came before this day: no form of theirs is still being sent."""
    connection.execute(sa.update(concern).where(_old_key(today)).values(sent_key=None))


def knows_old_keys(connection: sa.Connection, today: date) -> bool:
    """Whether there is a key of one that came before this day."""
    return connection.execute(sa.select(sa.literal(1)).where(_old_key(today)).limit(1)).first() is not None


def _old_key(today: date) -> sa.ColumnElement[bool]:
    return concern.c.sent_key.is_not(None) & (concern.c.received_on < today)


def find(connection: sa.Connection, number: int) -> Concern | None:
    """One of them."""
    return _one(connection, concern.c.id == number)


def under(connection: sa.Connection, number: int | None, activity_id: int | None) -> int | None:
    """This number, where a concern about this piece of work has it; about none, where none is named."""
    where = (concern.c.id == number) & concern.c.activity_id.is_not_distinct_from(activity_id)
    return connection.execute(sa.select(concern.c.id).where(where)).scalar_one_or_none()


def following(connection: sa.Connection, number: int) -> tuple[int, ...]:
    """Those whose senders gave this number as that of what they had written before, the oldest first."""
    query = sa.select(concern.c.id).where(concern.c.follows_id == number).order_by(concern.c.id)
    return tuple(connection.scalars(query))


def lock(connection: sa.Connection, number: int) -> Concern | None:
    """As ``find``, its row held until the transaction ends."""
    connection.execute(sa.select(concern.c.id).where(concern.c.id == number).with_for_update())
    return find(connection, number)


def change(connection: sa.Connection, saved: Concern, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(concern).where(concern.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def page(connection: sa.Connection, wanted: Wanted, *, after: int, most: int) -> tuple[list[Concern], int]:
    """Those that fit from some place on, what waits first, the soonest due before others; and how many fit in all."""
    where = _fits(wanted)
    total = connection.execute(sa.select(sa.func.count()).select_from(concern).where(where)).scalar_one()
    query = _ALL.where(where).order_by(*_SOONEST_FIRST).offset(after).limit(most)
    return [_made(row) for row in connection.execute(query)], int(total)


def count(connection: sa.Connection, today: date) -> Counts:
    """How many there are."""
    status = concern.c.status
    kinds = (_WAITS, _WAITS & (concern.c.due < today), status == "answered", status == "closed")
    query = sa.select(*(sa.func.count(sa.case((which, 1))) for which in kinds))
    waiting, late, answered, closed = tuple(connection.execute(query).one())
    return Counts(waiting, late, answered, closed)


def of_activity(connection: sa.Connection, activity_id: int, *, after: int, most: int) -> tuple[list[Concern], int]:
    """Those about one piece of work from some place on, the newest first, and how many there are."""
    where = concern.c.activity_id == activity_id
    total = connection.execute(sa.select(sa.func.count()).select_from(concern).where(where)).scalar_one()
    query = _ALL.where(where).order_by(concern.c.id.desc()).offset(after).limit(most)
    return [_made(row) for row in connection.execute(query)], int(total)


def logged(connection: sa.Connection, *, most: int) -> list[Concern]:
    """For the Board: everything, the oldest first; the latest ones where there are more."""
    query = _ALL.order_by(concern.c.id.desc()).limit(most)
    return [_made(row) for row in connection.execute(query)][::-1]


def _fits(wanted: Wanted) -> sa.ColumnElement[bool]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.status == "waiting":
        found.append(_WAITS)
    elif wanted.status:
        found.append(concern.c.status == wanted.status)
    if wanted.level:
        found.append(concern.c.level == wanted.level)
    if wanted.activity is not None:
        found.append(concern.c.activity_id == wanted.activity)
    return sa.and_(sa.true(), *found)


def _one(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Concern | None:
    row = connection.execute(_ALL.where(where)).one_or_none()
    return None if row is None else _made(row)


def _made(row: Sequence[Any]) -> Concern:
    found = dict(zip(_NAMES, row, strict=True))
    number = found["ref"]
    return Concern(**found | {"ref": activity_reference(number) if number else "", "title": found["title"] or ""})
