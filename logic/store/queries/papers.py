"""What there is of a part to make papers of, counted and not read."""

from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from logic.store.tables import decision_record, non_negotiable, plan, planned_method, scope_statement, team_member


class Begun(NamedTuple):
    """How far the work behind each paper is."""

    limits: int
    methods: int
    team: int
    first_session: date | None
    any_date: bool
    scope_version: int
    finished_on: date | None
    records: int


def _count(table: sa.Table, *where: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(table).where(*where).scalar_subquery()


_ACTIVITY: sa.BindParameter[int] = sa.bindparam("activity")
_PART: sa.BindParameter[int] = sa.bindparam("part")
_DATES = sa.func.coalesce(plan.c.invitations_out, plan.c.first_session, plan.c.closes_on, plan.c.ends_on)
_HERE = plan.c.part_id == _PART
_SCOPE = scope_statement.c.part_id == _PART
_BEGUN = sa.select(
    _count(non_negotiable, non_negotiable.c.activity_id == _ACTIVITY),
    _count(planned_method, planned_method.c.part_id == _PART, planned_method.c.removed_at.is_(None)),
    _count(team_member, team_member.c.activity_id == _ACTIVITY),
    sa.select(plan.c.first_session).where(_HERE).scalar_subquery(),
    sa.select(_DATES.is_not(None)).where(_HERE).scalar_subquery(),
    sa.func.coalesce(sa.select(scope_statement.c.version).where(_SCOPE).scalar_subquery(), 0),
    sa.select(scope_statement.c.finished_on).where(_SCOPE).scalar_subquery(),
    _count(decision_record, decision_record.c.part_id == _PART),
)


def begun(connection: sa.Connection, activity_id: int, part_id: int) -> Begun:
    """In one query."""
    row = connection.execute(_BEGUN, {"activity": activity_id, "part": part_id}).one()
    return Begun(*row)._replace(any_date=bool(row[4]))
