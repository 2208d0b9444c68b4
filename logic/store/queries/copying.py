"""What a copy of an activity takes along of its team and its plan: what would be the same again (decision 34)."""

from typing import Any

import sqlalchemy as sa

from logic.store.tables import checklist_item, plan, planned_method, team_member

OF_ITS_TIME = ("results_on",)
"""Facts of a plan that are days, and so belong to the first piece of work alone."""


def copy_team(connection: sa.Connection, source: int, number: int) -> None:
    """Give one activity the team of another."""
    _copy(connection, team_member, team_member.c.activity_id == source, activity_id=number)


def copy_plan(connection: sa.Connection, source_part: int, to_part: int) -> None:
    """Give one part the ways to involve people of another, the items people added themselves, and what the ways go by.

    Without any day, and without anything that was ticked, found or answered.
    """
    _copy(connection, planned_method, _there(planned_method, source_part), part_id=to_part, day=None)
    own = _there(checklist_item, source_part) & (checklist_item.c.origin == "own")
    _copy(connection, checklist_item, own, part_id=to_part, due=None)
    facts = connection.execute(sa.select(plan.c.facts).where(plan.c.part_id == source_part)).scalar()
    kept = {key: value for key, value in (facts or {}).items() if key not in OF_ITS_TIME}
    if kept:
        connection.execute(sa.insert(plan).values(part_id=to_part, facts=kept, made_for="", version=1))


def _there(table: sa.Table, part_id: int) -> sa.ColumnElement[bool]:
    return (table.c.part_id == part_id) & table.c.removed_at.is_(None)


def _copy(connection: sa.Connection, table: sa.Table, where: sa.ColumnElement[bool], **other: Any) -> None:
    """These rows once more, as first versions, in the order they were made, with other values in some columns."""
    other["version"] = 1
    names = [column.name for column in table.columns if column.name != "id"]
    values = [sa.literal(other[name], table.c[name].type) if name in other else table.c[name] for name in names]
    connection.execute(sa.insert(table).from_select(names, sa.select(*values).where(where).order_by(table.c.id)))
