"""Looking back, and lessons: of one part, and those that are shared, of every piece of work."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from logic.lessons import Lesson, LookBack, Searched, themes_of
from logic.reference import activity_number, activity_reference
from logic.store.queries.searched import found_by, has_words
from logic.store.tables import activity, lesson, look_back, part

_LOOK_BACK = tuple(look_back.c[name] for name in LookBack.__dataclass_fields__)
_OF_LESSON = tuple(name for name in Lesson.__slots__ if name not in {"ref", "title", "part"})
_ALL = (
    sa.select(activity.c.id, activity.c.title, part.c.number, *(lesson.c[name] for name in _OF_LESSON))
    .select_from(lesson.join(part).join(activity))
    .where(lesson.c.removed_at.is_(None))
)


def look_back_of(connection: sa.Connection, part_id: int) -> LookBack:
    """What people found when they looked back at this part; an empty one, version 0, while nothing was saved."""
    row = connection.execute(sa.select(*_LOOK_BACK).where(look_back.c.part_id == part_id)).one_or_none()
    return LookBack() if row is None else LookBack(*row)


def save_look_back(connection: sa.Connection, part_id: int, saved: LookBack, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version; the row is made the first time."""
    if saved.version:
        query = sa.update(look_back).where(look_back.c.part_id == part_id)
        connection.execute(query.values(**values, version=saved.version + 1))
        return
    row = {"held_on": None, "roles": [], "fields": {}, **values, "part_id": part_id, "version": 1}
    connection.execute(sa.insert(look_back).values(row))


def insert(connection: sa.Connection, part_id: int, activity_id: int, values: Mapping[str, Any]) -> int:
    """A new lesson of this part; returns its id."""
    row = {**values, "found_by": _words(activity_id, values), "part_id": part_id, "removed_at": None, "version": 1}
    return int(connection.execute(sa.insert(lesson).values(row).returning(lesson.c.id)).scalar_one())


def change(connection: sa.Connection, saved: Lesson, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    whole = {name: getattr(saved, name) for name in ("happened", "learned", "differently")} | dict(values)
    query = sa.update(lesson).where(lesson.c.id == saved.id)
    connection.execute(
        query.values(**values, found_by=_words(activity_number(saved.ref) or 0, whole), version=saved.version + 1)
    )


def remove(connection: sa.Connection, saved: Lesson, now: datetime) -> None:
    """Take it off. Its row stays, for what was taken over from it."""
    connection.execute(sa.update(lesson).where(lesson.c.id == saved.id).values(removed_at=now))


def find(connection: sa.Connection, number: int) -> Lesson | None:
    """One that was not removed, of whichever piece of work."""
    row = connection.execute(_ALL.where(lesson.c.id == number)).one_or_none()
    return None if row is None else _made(row)


def of_part(connection: sa.Connection, part_id: int) -> list[Lesson]:
    """The lessons of one part, the oldest first."""
    query = _ALL.where(lesson.c.part_id == part_id).order_by(lesson.c.id)
    return [_made(row) for row in connection.execute(query)]


def count(connection: sa.Connection, part_id: int) -> int:
    """How many lessons one part has."""
    where = (lesson.c.part_id == part_id) & lesson.c.removed_at.is_(None)
    return int(connection.execute(sa.select(sa.func.count()).select_from(lesson).where(where)).scalar_one())


def shared(connection: sa.Connection, wanted: Searched, *, after: int, most: int) -> tuple[list[Lesson], int]:
    """The shared lessons that fit, from some place on, the newest first; and how many fit in all."""
    where = [lesson.c.shared, *has_words(lesson.c.found_by, wanted.words)]
    if wanted.theme:
        where.append(lesson.c.themes.like(f"% {wanted.theme} %"))
    query = _ALL.where(*where)
    total = connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()
    rows = connection.execute(query.order_by(lesson.c.id.desc()).offset(after).limit(most))
    return [_made(row) for row in rows], int(total)


def _words(activity_id: int, values: Mapping[str, Any]) -> str:
    texts = [str(values[name]) for name in ("happened", "learned", "differently")]
    return found_by(activity_id, texts)


def _made(row: Sequence[Any]) -> Lesson:
    number, title, its_part, *own = row
    found = dict(zip(_OF_LESSON, own, strict=True))
    return Lesson(
        **found | {"themes": themes_of(found["themes"])}, ref=activity_reference(number), title=title, part=its_part
    )
