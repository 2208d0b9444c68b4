"""How many people finished, and every count of relevant staff they are held against (MON03)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from logic.store.queries.training import NEWEST_FIRST
from logic.store.tables import training_completion as line
from logic.store.tables import training_count as count
from logic.store.tables import training_leaver as leaver
from logic.trained import Count, key_of

_COUNTS = sa.select(*(count.c[name] for name in Count.__slots__))


def counts(connection: sa.Connection) -> list[Count]:
    """All of them, the oldest first."""
    found = []
    for row in connection.execute(_COUNTS.order_by(count.c.id)):
        fields = row._asdict()
        found.append(Count(**fields | {"courses": tuple(fields["courses"])}))
    return found


def insert_count(connection: sa.Connection, values: Mapping[str, Any]) -> int:
    """A new one; returns its number."""
    row = {**values, "area_key": key_of(values["area"]), "courses": list(values["courses"])}
    return int(connection.execute(sa.insert(count).values(row).returning(count.c.id)).scalar_one())


def finished_by(connection: sa.Connection, course_ids: Sequence[int], *, every: bool, day: date) -> dict[str, int]:
    """How many people of each service area, by its key, had finished by a day and had not left by it.

    ``every``: all these trainings, else one of them. A person belongs to the area of the training they finished last.
    """
    latest = sa.func.row_number().over(partition_by=line.c.person_key, order_by=NEWEST_FIRST)
    done = sa.func.count().over(partition_by=line.c.person_key)
    each = (
        sa.select(line.c.area_key, latest.label("place"), done.label("done"))
        .where(_in_post(course_ids, day))
        .subquery()
    )
    enough = (each.c.place == 1) & (each.c.done >= (len(course_ids) if every else 1))
    query = sa.select(each.c.area_key, sa.func.count()).where(enough).group_by(each.c.area_key)
    return {area: int(number) for area, number in connection.execute(query)}


def finished_in_all(connection: sa.Connection, course_ids: Sequence[int], *, every: bool, day: date) -> int:
    """As ``finished_by``, over all service areas together: a third of the work."""
    which = _in_post(course_ids, day)
    least = len(course_ids) if every else 1
    enough = sa.select(line.c.person_key).where(which).group_by(line.c.person_key).having(sa.func.count() >= least)
    query = sa.select(sa.func.count()).select_from(enough.subquery())
    return int(connection.execute(query).scalar_one()) if course_ids else 0


def _in_post(course_ids: Sequence[int], day: date) -> sa.ColumnElement[bool]:
    """Lines of these trainings, finished by a day, of people who had not left by it."""
    gone = sa.select(leaver.c.person_key).where(leaver.c.left_on <= day)
    return line.c.course_id.in_(course_ids) & (line.c.finished_on <= day) & line.c.person_key.not_in(gone)
