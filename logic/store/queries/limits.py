"""Limits of the register. Each save adds a version; the newest is what the limit says, and none is ever changed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from logic.activity import Actor
from logic.register import BY_ITSELF, LimitVersion, NonNegotiable, TestAnswer
from logic.store.tables import non_negotiable, non_negotiable_version, part, plan

OUTSIDE = frozenset({"id", "number", "version", "changed_at", "made_at"})
"""What stands in columns of its own; everything else a limit says stands in ``fields``."""
FIELDS = tuple(name for name in NonNegotiable.__dataclass_fields__ if name not in OUTSIDE)
SAID = tuple(name for name in FIELDS if name not in BY_ITSELF)
_DATES = ("said_on", "agreed_on", "shared_on", "review_on", "expires_on", "withdrawn_on", "tested_on")
_LISTS = ("still_open", "explains", "formats")

_first = non_negotiable_version.alias("first")
_EACH = (
    sa.select(
        non_negotiable.c.id,
        non_negotiable.c.number,
        non_negotiable_version.c.version,
        non_negotiable_version.c.at,
        _first.c.at.label("made_at"),
        non_negotiable_version.c.fields,
        non_negotiable_version.c.verb,
        non_negotiable_version.c.actor_role,
    )
    .join_from(non_negotiable, non_negotiable_version)
    .join(_first, (_first.c.non_negotiable_id == non_negotiable.c.id) & (_first.c.version == 1))
    .where(non_negotiable.c.activity_id == sa.bindparam("activity"))
)
_NEWEST = _EACH.where(non_negotiable_version.c.version == non_negotiable.c.version).order_by(non_negotiable.c.number)
_WHICH = (
    sa.select(non_negotiable_version.c.id, non_negotiable_version.c.at)
    .join_from(non_negotiable, non_negotiable_version)
    .where(
        non_negotiable.c.activity_id == sa.bindparam("activity"),
        non_negotiable_version.c.version == non_negotiable.c.version,
    )
    .order_by(non_negotiable.c.number)
)
_EVERY = (
    sa.select(non_negotiable.c.number, non_negotiable_version.c.id, non_negotiable_version.c.at)
    .join_from(non_negotiable, non_negotiable_version)
    .where(non_negotiable.c.activity_id == sa.bindparam("activity"))
    .order_by(non_negotiable.c.number, non_negotiable_version.c.version)
)
_THESE = _EACH.add_columns(non_negotiable_version.c.id.label("row")).where(
    non_negotiable_version.c.id.in_(sa.bindparam("rows", expanding=True))
)
_ONE = _NEWEST.where(non_negotiable.c.number == sa.bindparam("number"))
_HISTORY = _EACH.where(non_negotiable.c.number == sa.bindparam("number")).order_by(non_negotiable_version.c.version)
_HISTORIES = _EACH.order_by(non_negotiable.c.number, non_negotiable_version.c.version)


MOST_KNOWN = 5_000
"""Versions held in memory for each database; one takes about 4 kB."""
_KNOWN: WeakKeyDictionary[sa.Engine, dict[tuple[int, datetime], NonNegotiable]] = WeakKeyDictionary()
"""(row, when it was saved) -> the version that stands there."""


def of_activity(connection: sa.Connection, activity_id: int) -> tuple[NonNegotiable, ...]:
    """Every limit of an activity as it stands, by number."""
    return tuple(_limit(row) for row in connection.execute(_NEWEST, {"activity": activity_id}))


def remembered(connection: sa.Connection, activity_id: int) -> tuple[NonNegotiable, ...]:
    """As ``of_activity``, for a transaction that only reads: versions read before are not read again.

    They never change once they are kept, and a reading transaction sees none that is not.
    """
    which = [(row.id, row.at) for row in connection.execute(_WHICH, {"activity": activity_id})]
    found = _read_once(connection, activity_id, which)
    return tuple(found[key] for key in which)


def versions(connection: sa.Connection, activity_id: int) -> dict[int, tuple[NonNegotiable, ...]]:
    """Number of a limit -> every version of it, oldest first, for all limits of an activity; read as ``remembered``."""
    rows = connection.execute(_EVERY, {"activity": activity_id}).all()
    found = _read_once(connection, activity_id, [(row.id, row.at) for row in rows])
    return {
        number: tuple(found[row.id, row.at] for row in some) for number, some in groupby(rows, lambda row: row.number)
    }


def _read_once(
    connection: sa.Connection, activity_id: int, which: Collection[tuple[int, datetime]]
) -> dict[tuple[int, datetime], NonNegotiable]:
    known = _KNOWN.setdefault(connection.engine, {})
    # Another thread may empty what is known at any time.
    found = {key: limit for key in which if (limit := known.get(key)) is not None}
    lacking = [row for row, at in which if (row, at) not in found]
    if lacking:
        read = connection.execute(_THESE, {"activity": activity_id, "rows": lacking})
        fresh = {(row.row, row.at): _limit(row) for row in read}
        found |= fresh
        if len(known) + len(fresh) > MOST_KNOWN:
            known.clear()
        known |= fresh
    return found


def find(connection: sa.Connection, activity_id: int, number: int) -> NonNegotiable | None:
    """One limit as it stands."""
    row = connection.execute(_ONE, {"activity": activity_id, "number": number}).one_or_none()
    return None if row is None else _limit(row)


def history(connection: sa.Connection, activity_id: int, number: int) -> tuple[LimitVersion, ...]:
    """Every version of one limit, the oldest first."""
    return _versions(connection.execute(_HISTORY, {"activity": activity_id, "number": number}))


def histories(connection: sa.Connection, activity_id: int) -> dict[int, tuple[LimitVersion, ...]]:
    """Number of a limit -> every version of it, the oldest first, for all limits of an activity."""
    rows = connection.execute(_HISTORIES, {"activity": activity_id}).all()
    return {number: _versions(some) for number, some in groupby(rows, key=lambda row: int(row.number))}


def _versions(rows: Iterable[Any]) -> tuple[LimitVersion, ...]:
    found: list[LimitVersion] = []
    for row in rows:
        limit = _limit(row)
        before = found[-1].limit if found else None
        changed = () if before is None else tuple(f for f in SAID if getattr(before, f) != getattr(limit, f))
        found.append(LimitVersion(limit, row.verb, row.actor_role, changed))
    return tuple(found)


def next_number(connection: sa.Connection, activity_id: int) -> int:
    """1 for an activity's first limit. The activity must be locked already."""
    newest = sa.select(sa.func.max(non_negotiable.c.number)).where(non_negotiable.c.activity_id == activity_id)
    return int(connection.execute(newest).scalar() or 0) + 1


def insert(connection: sa.Connection, activity_id: int, limit: NonNegotiable, actor: Actor, verb: str) -> None:
    """A new limit with its first version; its own ``id`` is not looked at."""
    row = {"activity_id": activity_id, "number": limit.number, "version": 1}
    query = sa.insert(non_negotiable).values(**row).returning(non_negotiable.c.id)
    _add(connection, int(connection.execute(query).scalar_one()), limit, actor, verb)


def save(connection: sa.Connection, limit: NonNegotiable, actor: Actor, verb: str) -> None:
    """One more version; ``limit`` carries its number."""
    query = sa.update(non_negotiable).where(non_negotiable.c.id == limit.id).values(version=limit.version)
    connection.execute(query)
    _add(connection, limit.id, limit, actor, verb)


def first_session(connection: sa.Connection, activity_id: int, number: int | None) -> date | None:
    """The day of the first session of this part, or the earliest of all parts; none when no plan has one."""
    query = sa.select(sa.func.min(plan.c.first_session)).join_from(plan, part).where(part.c.activity_id == activity_id)
    if number is not None:
        query = query.where(part.c.number == number)
    found: date | None = connection.execute(query).scalar()
    return found


def _add(connection: sa.Connection, limit_id: int, limit: NonNegotiable, actor: Actor, verb: str) -> None:
    row = {"non_negotiable_id": limit_id, "version": limit.version, "at": limit.changed_at, "verb": verb}
    row |= {"actor_id": actor.id, "actor_role": actor.role, "fields": to_plain(limit)}
    connection.execute(sa.insert(non_negotiable_version).values(row))


def to_plain(limit: NonNegotiable) -> dict[str, Any]:
    """What a limit says, as JSON keeps it."""
    said = {name: getattr(limit, name) for name in FIELDS}
    said |= {name: said[name].isoformat() if said[name] else None for name in _DATES}
    said |= {name: list(said[name]) for name in _LISTS}
    said["test"] = {key: asdict(answer) for key, answer in limit.test.items()}
    return said


def from_plain(
    said: Mapping[str, Any], *, id_: int, number: int, version: int, changed_at: datetime, made_at: datetime
) -> NonNegotiable:
    """A limit as it was kept."""
    values = dict(said)
    values |= {name: date.fromisoformat(said[name]) if said.get(name) else None for name in _DATES}
    values |= {name: tuple(said[name]) for name in _LISTS}
    values["test"] = {key: TestAnswer(**answer) for key, answer in said["test"].items()}
    return NonNegotiable(id=id_, number=number, version=version, changed_at=changed_at, made_at=made_at, **values)


def _limit(row: Any) -> NonNegotiable:
    return from_plain(
        row.fields, id_=row.id, number=row.number, version=row.version, changed_at=row.at, made_at=row.made_at
    )
