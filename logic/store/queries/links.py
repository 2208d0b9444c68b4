"""Links for people without an account: what is kept of them, which is never their address."""

from typing import Any, NamedTuple

import sqlalchemy as sa

from logic.links import PublicLink
from logic.store.tables import activity, part, public_link

_COLUMNS = tuple(part.c.number if name == "part_number" else public_link.c[name] for name in PublicLink.__slots__)
_JOINED = sa.outerjoin(public_link, part, part.c.id == public_link.c.part_id)
_ALL = (
    sa.select(*_COLUMNS)
    .select_from(_JOINED)
    .where(public_link.c.activity_id == sa.bindparam("activity"))
    .order_by(public_link.c.id.desc())
)
_ONE = sa.select(*_COLUMNS).select_from(_JOINED).where(public_link.c.id == sa.bindparam("link"))
_OPENED = (
    sa.select(*_COLUMNS, public_link.c.activity_id, activity.c.archived_at)
    .select_from(_JOINED.join(activity, activity.c.id == public_link.c.activity_id))
    .where(public_link.c.id == sa.bindparam("link"))
)


class Opened(NamedTuple):
    """A link, the number of its activity, and whether that is archived."""

    link: PublicLink
    activity: int
    archived: bool


def insert(connection: sa.Connection, activity_id: int, values: dict[str, Any]) -> int:
    """A new link; returns its id."""
    query = sa.insert(public_link).values(**values, activity_id=activity_id, version=1, revoked_at=None)
    return int(connection.execute(query.returning(public_link.c.id)).scalar_one())


def find(connection: sa.Connection, activity_id: int, link: int) -> PublicLink | None:
    """One link of this activity."""
    row = connection.execute(_ONE.where(public_link.c.activity_id == activity_id), {"link": link}).one_or_none()
    return None if row is None else PublicLink(*row)


def opened(connection: sa.Connection, link: int) -> Opened | None:
    """The link with this id, of whichever activity."""
    row = connection.execute(_OPENED, {"link": link}).one_or_none()
    return None if row is None else Opened(PublicLink(*row[:-2]), row[-2], row[-1] is not None)


def change(connection: sa.Connection, link: int, values: dict[str, Any]) -> None:
    """Set these columns."""
    connection.execute(sa.update(public_link).where(public_link.c.id == link).values(**values))


def of_activity(connection: sa.Connection, activity_id: int) -> list[PublicLink]:
    """All links of an activity, the newest first."""
    return [PublicLink(*row) for row in connection.execute(_ALL, {"activity": activity_id})]
