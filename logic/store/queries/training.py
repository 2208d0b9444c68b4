"""Trainings, who finished them, counts of relevant staff, and files that are being checked."""

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
from logic.trained import Completion, Count, Course, Held, Wanted, key_of

AREAS_MOST = 200
TOGETHER = 500
"""People that one query asks for."""
TABLES = ("training_completion", "training_file", "training_leaver")
"""Those that hold somebody's name."""

_FINISHED = sa.select(sa.func.count()).where(line.c.course_id == course.c.id).scalar_subquery()
_COURSES = sa.select(course.c.id, course.c.name, course.c.about, course.c.counts, _FINISHED, course.c.version)
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
_NEWEST_FIRST = (line.c.finished_on.desc(), line.c.id.desc())
_COUNTS = sa.select(*(count.c[name] for name in Count.__slots__))

# --- trainings --------------------------------------------------------------------------------------


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


# --- who finished -----------------------------------------------------------------------------------


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
    query = _LINES.where(line.c.person_key == key_of(person)).order_by(*_NEWEST_FIRST)
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
    query = _LINES.where(_fits(wanted)).order_by(*_NEWEST_FIRST).offset(after).limit(most)
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


def finished_by(connection: sa.Connection, course_ids: Sequence[int], *, every: bool, day: date) -> dict[str, int]:
    """How many people of each service area, by its key, had finished by a day and had not left by it.

    ``every``: all these trainings, else one of them. A person belongs to the area of the training they finished last.
    """
    latest = sa.func.row_number().over(partition_by=line.c.person_key, order_by=_NEWEST_FIRST)
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


# --- counts of relevant staff -----------------------------------------------------------------------


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


# --- files that are being checked -------------------------------------------------------------------


def insert_file(connection: sa.Connection, name: str, content: bytes, today: date) -> int:
    """Keep a file until tomorrow; returns its number."""
    row = {"name": name, "content": content, "checked_on": today}
    return int(connection.execute(sa.insert(file).values(row).returning(file.c.id)).scalar_one())


def file_of(connection: sa.Connection, number: int, since: date) -> tuple[str, bytes] | None:
    """(name, content) of a file that was checked on this day or later."""
    same = (file.c.id == number) & (file.c.checked_on >= since)
    row = connection.execute(sa.select(file.c.name, file.c.content).where(same)).one_or_none()
    return None if row is None else (row.name, bytes(row.content))


def hold_file(connection: sa.Connection, number: int, since: date) -> bool:
    """Whether a file that was checked on this day or later is there; nobody deletes it until the transaction ends."""
    same = (file.c.id == number) & (file.c.checked_on >= since)
    return connection.execute(sa.select(file.c.id).where(same).with_for_update()).one_or_none() is not None


def forget_files(connection: sa.Connection, since: date) -> None:
    """Delete the files that were checked before this day."""
    connection.execute(sa.delete(file).where(file.c.checked_on < since))


def _keys(row: Mapping[str, Any]) -> dict[str, str]:
    person, area, session = row["person"], row["area"], row["session"]
    words = sorted(searching.words_of((person, area, session)))
    return {"person_key": key_of(person), "area_key": key_of(area), "found_by": f" {' '.join(words)} "}


def _in_post(course_ids: Sequence[int], day: date) -> sa.ColumnElement[bool]:
    """Lines of these trainings, finished by a day, of people who had not left by it."""
    gone = sa.select(leaver.c.person_key).where(leaver.c.left_on <= day)
    return line.c.course_id.in_(course_ids) & (line.c.finished_on <= day) & line.c.person_key.not_in(gone)


def _fits(wanted: Wanted) -> sa.ColumnElement[bool]:
    return sa.and_(sa.true(), *_asked(wanted))


def _asked(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.words:
        yield from has_words(line.c.found_by, wanted.words)
    if wanted.course is not None:
        yield line.c.course_id == wanted.course
    if wanted.area:
        yield line.c.area_key == wanted.area
