"""What there is of a part to make papers of, counted and not read."""

import sqlalchemy as sa

from logic.papers import Begun
from logic.store.tables import (
    non_negotiable,
    non_negotiable_version,
    part,
    plan,
    planned_method,
    reply,
    reply_version,
    scope_statement,
    team_member,
)

_ACTIVITY: sa.BindParameter[int] = sa.bindparam("activity")
_PART: sa.BindParameter[int] = sa.bindparam("part")
_DATES = (plan.c.invitations_out, plan.c.first_session, plan.c.closes_on, plan.c.ends_on)


def _count(table: sa.Table, *where: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(*where).scalar_subquery()


# The newest version of a limit says what it limits: a part by its number, or the whole.
_OF_PART = non_negotiable_version.c.fields["part"].as_integer()
_LIMITS = (
    sa.select(sa.func.count())
    .select_from(non_negotiable)
    .join(
        non_negotiable_version,
        (non_negotiable_version.c.non_negotiable_id == non_negotiable.c.id)
        & (non_negotiable_version.c.version == non_negotiable.c.version),
    )
    .where(non_negotiable.c.activity_id == _ACTIVITY, sa.or_(_OF_PART.is_(None), part.c.number == _OF_PART))
    .correlate(part)
    .scalar_subquery()
)
_BEGUN = (
    sa.select(
        _LIMITS,
        _count(planned_method, planned_method.c.part_id == _PART, planned_method.c.removed_at.is_(None)),
        _count(team_member, team_member.c.activity_id == _ACTIVITY),
        plan.c.first_session,
        sa.func.coalesce(part.c.decide_by, *_DATES).is_not(None),
        scope_statement.c.finished_on,
        sa.false(),
        sa.func.coalesce(reply.c.version, 0),
        _count(reply_version, reply_version.c.part_id == _PART),
    )
    .select_from(part)
    .outerjoin(plan, plan.c.part_id == part.c.id)
    .outerjoin(scope_statement, scope_statement.c.part_id == part.c.id)
    .outerjoin(reply, reply.c.part_id == part.c.id)
    .where(part.c.id == _PART)
)


def begun(connection: sa.Connection, activity_id: int, part_id: int) -> Begun:
    """In one query. Whether the scope statement still tells what is true is not looked at."""
    return Begun(*connection.execute(_BEGUN, {"activity": activity_id, "part": part_id}).one())
