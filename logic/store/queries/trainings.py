"""The trainings there are."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from logic.store.engine import TryAgain
from logic.store.tables import training_completion as line
from logic.store.tables import training_course as course
from logic.trained import Course, key_of

_FINISHED = sa.select(sa.func.count()).where(line.c.course_id == course.c.id).scalar_subquery()
_COURSES = sa.select(course.c.id, course.c.name, course.c.about, course.c.counts, _FINISHED, course.c.version)


def courses(connection: sa.Connection) -> list[Course]:
    """All of them, in the order of the alphabet."""
    return [Course(*row) for row in connection.execute(_COURSES.order_by(course.c.name_key))]


def course_held(connection: sa.Connection, number: int) -> Course | None:
    """One of them, its row held until the transaction ends."""
    connection.execute(sa.select(course.c.id).where(course.c.id == number).with_for_update())
    row = connection.execute(_COURSES.where(course.c.id == number)).one_or_none()
    return None if row is None else Course(*row)


def insert_course(connection: sa.Connection, values: Mapping[str, Any]) -> int:
    """A new one; returns its number. Raises ``TryAgain`` when one of that name came meanwhile."""
    row = {**values, "name_key": key_of(values["name"]), "version": 1}
    try:
        return int(connection.execute(sa.insert(course).values(row).returning(course.c.id)).scalar_one())
    except sa.exc.IntegrityError as error:
        raise TryAgain("a training of that name was added at once") from error


def change_course(connection: sa.Connection, saved: Course, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version. Raises ``TryAgain`` as ``insert_course`` does."""
    row = dict(values)
    if "name" in row:
        row["name_key"] = key_of(row["name"])
    try:
        connection.execute(sa.update(course).where(course.c.id == saved.id).values(**row, version=saved.version + 1))
    except sa.exc.IntegrityError as error:
        raise TryAgain("a training of that name was added at once") from error


def remove_course(connection: sa.Connection, number: int) -> None:
    """Take it off. Nobody may have finished it."""
    connection.execute(sa.delete(course).where(course.c.id == number))
