"""Who is on the team of an activity."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from logic.plan import TeamMember
from logic.store.tables import team_member

TABLES = (team_member.name,)
"""Those that hold who somebody is and how to reach them."""

_COLUMNS = tuple(team_member.c[name] for name in TeamMember.__dataclass_fields__)
_ALL = (
    sa.select(*_COLUMNS)
    .where(team_member.c.activity_id == sa.bindparam("activity"))
    .order_by(team_member.c.lead.desc(), team_member.c.id)
)


def insert(connection: sa.Connection, activity: int, values: Mapping[str, Any]) -> int:
    """Somebody new; returns the id. ``values``: name, role, contact, lead."""
    row = {**values, "activity_id": activity, "version": 1}
    return int(connection.execute(sa.insert(team_member).values(row).returning(team_member.c.id)).scalar_one())


def of_activity(connection: sa.Connection, activity: int) -> tuple[TeamMember, ...]:
    """Everybody: the lead first, then in the order they were added."""
    return tuple(TeamMember(*row) for row in connection.execute(_ALL, {"activity": activity}))


def change(connection: sa.Connection, saved: TeamMember, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    row = {**values, "version": saved.version + 1}
    connection.execute(sa.update(team_member).where(team_member.c.id == saved.id).values(row))


def forget(connection: sa.Connection, member: int) -> None:
    """Take somebody off. Nothing is kept of them: who was on a team once is needed by nobody."""
    connection.execute(sa.delete(team_member).where(team_member.c.id == member))
