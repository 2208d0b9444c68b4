"""Who finished which training, and when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

import sqlalchemy as sa

from logic import searching
from logic.store.engine import TryAgain
from logic.store.queries.searched import has_words
from logic.store.tables import training_completion as line
from logic.store.tables import training_count as count
from logic.store.tables import training_course as course
from logic.store.tables import training_file as file
from logic.store.tables import training_leaver as leaver
from logic.trained import Completion, Held, Wanted, key_of

AREAS_MOST = 200
TOGETHER = 500
"""People that one query asks for."""
TABLES = ("training_completion", "training_file", "training_leaver")
"""Those that hold somebody's name."""

_LINES = sa.select(
    line.c.id,
    line.c.person,
    line.c.area,
    line.c.course_id,
    course.c.name,
    line.c.finished_on,
    line.c.session,
    line.c.version,
    leaver.c.left_on,
).select_from(line.join(course).outerjoin(leaver, leaver.c.person_key == line.c.person_key))
NEWEST_FIRST = (line.c.finished_on.desc(), line.c.id.desc())
"""Who finished last comes first."""


def add(connection: sa.Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """New lines. Raises ``TryAgain`` when one of them was kept meanwhile."""
    if not rows:
        return
    try:
        connection.execute(sa.insert(line), [{**row, **_keys(row), "version": 1} for row in rows])
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same completion was added at once") from error


def bring_forward(connection: sa.Connection, days: Iterable[tuple[int, date]]) -> None:
    """Give lines, by their numbers, the earlier day."""
    rows = [{"number": number, "day": day} for number, day in days]
    if rows:
        query = sa.update(line).where(line.c.id == sa.bindparam("number"), line.c.finished_on > sa.bindparam("day"))
        connection.execute(query.values(finished_on=sa.bindparam("day"), version=line.c.version + 1), rows)


def find(connection: sa.Connection, number: int) -> Completion | None:
    """One line."""
    row = connection.execute(_LINES.where(line.c.id == number)).one_or_none()
    return None if row is None else Completion(*row)


def lock(connection: sa.Connection, number: int) -> Completion | None:
    """As ``find``, its row held until the transaction ends."""
    connection.execute(sa.select(line.c.id).where(line.c.id == number).with_for_update())
    return find(connection, number)


def of_whom(connection: sa.Connection, person: str, course_id: int) -> Completion | None:
    """The line of this person, as typed, and this training."""
    same = (line.c.person_key == key_of(person)) & (line.c.course_id == course_id)
    row = connection.execute(_LINES.where(same)).one_or_none()
    return None if row is None else Completion(*row)


def of_person(connection: sa.Connection, person: str) -> list[Completion]:
    """Everything about one person, the newest first."""
    query = _LINES.where(line.c.person_key == key_of(person)).order_by(*NEWEST_FIRST)
    return [Completion(*row) for row in connection.execute(query)]


def together(keys: Iterable[str]) -> Iterator[list[str]]:
    """These keys, as many at a time as one statement may name."""
    left = iter(keys)
    while some := list(islice(left, TOGETHER)):
        yield some


def held(connection: sa.Connection, people: Iterable[str]) -> dict[tuple[str, int], Held]:
    """What is kept of these people, by their keys: (key of the person, training) -> what is kept."""
    found: dict[tuple[str, int], Held] = {}
    query = sa.select(line.c.person_key, line.c.course_id, line.c.id, line.c.finished_on, line.c.area)
    for some in together(set(people)):
        for person, of_course, *rest in connection.execute(query.where(line.c.person_key.in_(some))):
            found[person, of_course] = Held(*rest)
    return found


def change(connection: sa.Connection, saved: Completion, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version. Raises ``TryAgain`` when it became the same as another meanwhile."""
    row = {"person": saved.person, "area": saved.area, "session": saved.session, **values}
    query = sa.update(line).where(line.c.id == saved.id)
    try:
        connection.execute(query.values(**values, **_keys(row), version=saved.version + 1))
    except sa.exc.IntegrityError as error:
        raise TryAgain("the same completion was added at once") from error


def remove(connection: sa.Connection, number: int) -> None:
    """Delete one line."""
    connection.execute(sa.delete(line).where(line.c.id == number))


def erase(connection: sa.Connection, person: str) -> int:
    """Delete every line of one person, that they left, and every file that is being checked: it may name them.

    Returns how many lines. The files go first: one that is being taken in just now is waited for, and then its lines
    are seen.
    """
    connection.execute(sa.delete(file))
    connection.execute(sa.delete(leaver).where(leaver.c.person_key == key_of(person)))
    return connection.execute(sa.delete(line).where(line.c.person_key == key_of(person))).rowcount


def page(connection: sa.Connection, wanted: Wanted, *, after: int, most: int) -> list[Completion]:
    """Those that fit from some place on, who finished last first."""
    query = _LINES.where(_fits(wanted)).order_by(*NEWEST_FIRST).offset(after).limit(most)
    return [Completion(*row) for row in connection.execute(query)]


def how_many(connection: sa.Connection, wanted: Wanted) -> int:
    """How many lines fit."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(line).where(_fits(wanted))).scalar_one())


def areas(connection: sa.Connection) -> dict[str, str]:
    """Key -> name of every service area that a line or a count names, in order; ``AREAS_MOST`` at most."""
    both = sa.union_all(
        sa.select(line.c.area_key, line.c.area).where(line.c.area_key > ""),
        sa.select(count.c.area_key, count.c.area).where(count.c.area_key > ""),
    ).subquery()
    query = sa.select(both.c.area_key, sa.func.min(both.c.area)).group_by(both.c.area_key).order_by(both.c.area_key)
    return {row[0]: row[1] for row in connection.execute(query.limit(AREAS_MOST))}


def _keys(row: Mapping[str, Any]) -> dict[str, str]:
    person, area, session = row["person"], row["area"], row["session"]
    words = sorted(searching.words_of((person, area, session)))
    return {"person_key": key_of(person), "area_key": key_of(area), "found_by": f" {' '.join(words)} "}


def _fits(wanted: Wanted) -> sa.ColumnElement[bool]:
    return sa.and_(sa.true(), *_asked(wanted))


def _asked(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.words:
        yield from has_words(line.c.found_by, wanted.words)
    if wanted.course is not None:
        yield line.c.course_id == wanted.course
    if wanted.area:
        yield line.c.area_key == wanted.area
