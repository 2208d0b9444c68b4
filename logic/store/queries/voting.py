"""Live training sessions: how far each is, what it votes on, the votes of its phones, and counts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from logic.store.engine import TryAgain
from logic.store.tables import live_count, live_item, live_phone, live_session, live_vote
from logic.voting import ASKS, Ask, By, Count, Item, Spread, TrainingSession, Vote

TABLES = tuple(table.name for table in (live_phone, live_vote))
"""Names of the tables that hold what single phones gave."""
LEFT_OPEN_DAYS = 30
"""How long a session whose code has run out can be gone on with; then it is ended. Ours."""

_SESSION = tuple(live_session.c[name] for name in TrainingSession.__slots__ if name != "items")
_ONE = sa.select(*_SESSION).where(live_session.c.id == sa.bindparam("session"))
_ITEMS = (
    sa.select(*(live_item.c[name] for name in Item.__slots__))
    .where(live_item.c.session_id == sa.bindparam("session"))
    .order_by(live_item.c.number)
)
_JOINED = sa.select(sa.func.count()).where(live_phone.c.session_id == sa.bindparam("session"))
_VOTED = sa.select(sa.func.count()).where(live_vote.c.item_id == sa.bindparam("item"), live_vote.c.now != "")
_PHONE = sa.select(sa.func.count()).where(
    live_phone.c.session_id == sa.bindparam("session"), live_phone.c.voter == sa.bindparam("phone")
)
_VOTE = sa.select(live_vote.c.now, live_vote.c.should, live_vote.c.differ).where(
    live_vote.c.item_id == sa.bindparam("item"), live_vote.c.voter == sa.bindparam("phone")
)
_KEEP_VOTE = sa.update(live_vote).where(
    live_vote.c.item_id == sa.bindparam("item"), live_vote.c.voter == sa.bindparam("phone")
)
_NEW_VOTE, _NEW_PHONE = sa.insert(live_vote), sa.insert(live_phone)
_GIVEN = {
    ask: sa.select(live_vote.c[ask], sa.func.count())
    .where(live_vote.c.item_id == sa.bindparam("item"), live_vote.c[ask] != "")
    .group_by(live_vote.c[ask])
    for ask in ASKS
}
_COUNTED = sa.select(live_count.c.by, live_count.c.choice, live_count.c["count"]).where(
    live_count.c.item_id == sa.bindparam("item"), live_count.c.ask == sa.bindparam("asked")
)


def insert(connection: sa.Connection, values: Mapping[str, Any], items: Iterable[Mapping[str, Any]]) -> int:
    """A new session with what it votes on, before its first item; returns its id. Raises ``TryAgain``: the code is taken."""
    begins = {"step": 1, "position": 0, "revealed": False, "closed_on": None}
    query = sa.insert(live_session).values(**begins, **values).returning(live_session.c.id)
    try:
        session = int(connection.execute(query).scalar_one())
    except sa.exc.IntegrityError as error:
        raise TryAgain("another session has this code") from error
    rows = [{**item, "session_id": session, "number": number} for number, item in enumerate(items, 1)]
    connection.execute(sa.insert(live_item), rows)
    return session


def find(connection: sa.Connection, session: int, *, hold: bool = False, share: bool = False) -> TrainingSession | None:
    """One session. ``hold``: nobody else moves it until the transaction ends; ``share``: nobody moves it, many may share."""
    query = _ONE.with_for_update(read=share) if hold or share else _ONE
    row = connection.execute(query, {"session": session}).one_or_none()
    if row is None:
        return None
    items = tuple(Item(*item) for item in connection.execute(_ITEMS, {"session": session}))
    return replace(TrainingSession(*row), items=items)


def at(connection: sa.Connection, session: int) -> TrainingSession | None:
    """As ``find``, without its items: for whoever only looks whether something moved."""
    row = connection.execute(_ONE, {"session": session}).one_or_none()
    return None if row is None else TrainingSession(*row)


def with_code(connection: sa.Connection, code: str, now: datetime) -> int | None:
    """The session that this code opens."""
    query = sa.select(live_session.c.id).where(live_session.c.code == code, live_session.c.opens_until > now)
    found: int | None = connection.execute(query).scalar()
    return found


def change(connection: sa.Connection, saved: TrainingSession, values: Mapping[str, Any]) -> None:
    """Set these columns, one step on. Raises ``TryAgain`` when another session has the code."""
    query = sa.update(live_session).where(live_session.c.id == saved.id)
    try:
        connection.execute(query.values(**values, step=saved.step + 1))
    except sa.exc.IntegrityError as error:
        raise TryAgain("another session has this code") from error


def listed(connection: sa.Connection, *, start: int, most: int) -> list[TrainingSession]:
    """Sessions without their items, those that are open first, then the newest."""
    order = (live_session.c.closed_on.is_not(None), live_session.c.id.desc())
    rows = connection.execute(sa.select(*_SESSION).order_by(*order).offset(start).limit(most))
    return [TrainingSession(*row) for row in rows]


def how_many(connection: sa.Connection) -> int:
    """How many sessions are kept."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(live_session)).scalar_one())


def remove(connection: sa.Connection, session: int) -> None:
    """Drop a session with everything that was counted in it."""
    items = sa.select(live_item.c.id).where(live_item.c.session_id == session)
    for table in (live_vote, live_count):
        connection.execute(sa.delete(table).where(table.c.item_id.in_(items)))
    for table in (live_phone, live_item):
        connection.execute(sa.delete(table).where(table.c.session_id == session))
    connection.execute(sa.delete(live_session).where(live_session.c.id == session))


def is_in(connection: sa.Connection, session: int, voter: str) -> bool:
    """Whether this phone is in."""
    return bool(connection.execute(_PHONE, {"session": session, "phone": voter}).scalar_one())


def let_in(connection: sa.Connection, session: int, voter: str) -> None:
    """This phone is in from now on. Raises ``TryAgain`` when another of its pages let it in just now."""
    try:
        connection.execute(_NEW_PHONE, {"session_id": session, "voter": voter})
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same phone came in twice at once") from error


def count(connection: sa.Connection, session: TrainingSession) -> Count:
    """How many phones are in, and how many voted on what it is at."""
    joined = int(connection.execute(_JOINED, {"session": session.id}).scalar_one())
    item = session.item
    return Count(joined, int(connection.execute(_VOTED, {"item": item.id}).scalar_one()) if item else 0)


def vote_of(connection: sa.Connection, item: int, voter: str) -> Vote:
    """What a phone chose for an item."""
    row = connection.execute(_VOTE, {"item": item, "phone": voter}).one_or_none()
    return Vote() if row is None else Vote(*row)


def keep_vote(connection: sa.Connection, item: int, voter: str, values: Mapping[str, str]) -> None:
    """Put these in the one row that a phone has for an item. Raises ``TryAgain`` when another page made it just now."""
    if connection.execute(_KEEP_VOTE.values(**values), {"item": item, "phone": voter}).rowcount:
        return
    row = {"now": "", "should": "", "differ": "", **values, "item_id": item, "voter": voter}
    try:
        connection.execute(_NEW_VOTE, row)
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same phone voted twice at once") from error


def spread(connection: sa.Connection, item: int, ask: Ask) -> Spread:
    """How many chose what. Of an open session from the votes themselves, of a closed one from what was counted."""
    by: dict[By, dict[str, int]] = {"phone": {}, "hand": {}}
    by["phone"] = dict(tuple(row) for row in connection.execute(_GIVEN[ask], {"item": item}))
    for counted_by, choice, number in connection.execute(_COUNTED, {"item": item, "asked": ask}):
        by[counted_by][choice] = number
    return Spread(by["phone"], by["hand"])


def keep_counts(connection: sa.Connection, item: int, ask: Ask, by: By, counts: Mapping[str, int]) -> None:
    """Put these in place of what was counted so; none of them is kept as 0."""
    of = (live_count.c.item_id == item) & (live_count.c.ask == ask) & (live_count.c.by == by)
    connection.execute(sa.delete(live_count).where(of))
    rows = [
        {"item_id": item, "ask": ask, "by": by, "choice": choice, "count": number}
        for choice, number in sorted(counts.items())
        if number
    ]
    if rows:
        connection.execute(sa.insert(live_count), rows)


def fold(connection: sa.Connection, session: TrainingSession) -> None:
    """Turn the votes of all phones into counts, and forget the phones."""
    for item in session.items:
        for ask in ASKS:
            keep_counts(connection, item.id, ask, "phone", spread(connection, item.id, ask).by_phone)
    ids = [item.id for item in session.items]
    connection.execute(sa.delete(live_vote).where(live_vote.c.item_id.in_(ids)))
    connection.execute(sa.delete(live_phone).where(live_phone.c.session_id == session.id))


def end(connection: sa.Connection, session: TrainingSession, today: date) -> None:
    """End it: votes become counts, phones are forgotten, the code opens no longer."""
    fold(connection, session)
    change(connection, session, {"closed_on": today, "code": None, "opens_until": None})


def left_open(connection: sa.Connection, before: datetime, *, hold: bool = False) -> list[TrainingSession]:
    """Sessions that nobody ended, whose code ran out before this moment. ``hold``: as ``find`` does, each of them."""
    query = sa.select(live_session.c.id).where(live_session.c.closed_on.is_(None), live_session.c.opens_until < before)
    found = (find(connection, session, hold=hold) for session in connection.scalars(query).all())
    return [one for one in found if one is not None and one.closed_on is None]
