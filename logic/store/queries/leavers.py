"""Who of the people on the list of finished trainings has left."""

from collections.abc import Iterable, Mapping
from datetime import date

import sqlalchemy as sa

from logic.store.engine import TryAgain
from logic.store.queries.training import together
from logic.store.tables import training_completion as line
from logic.store.tables import training_leaver as leaver
from logic.trained import Leaving, key_of


def find(connection: sa.Connection, person: str) -> Leaving:
    """Whether this person, as typed, has left."""
    row = connection.execute(
        sa.select(leaver.c.left_on, leaver.c.version).where(leaver.c.person_key == key_of(person))
    ).one_or_none()
    return Leaving() if row is None else Leaving(*row)


def lock(connection: sa.Connection, person: str) -> Leaving:
    """As ``find``, the rows of the person held until the transaction ends."""
    key = key_of(person)
    connection.execute(sa.select(line.c.id).where(line.c.person_key == key).with_for_update())
    connection.execute(sa.select(leaver.c.version).where(leaver.c.person_key == key).with_for_update())
    return find(connection, person)


def days(connection: sa.Connection, people: Iterable[str]) -> dict[str, date]:
    """Key of a person -> since when they are gone, of those of these people who left."""
    found: dict[str, date] = {}
    query = sa.select(leaver.c.person_key, leaver.c.left_on).where(leaver.c.left_on.is_not(None))
    for some in together(set(people)):
        found |= {row[0]: row[1] for row in connection.execute(query.where(leaver.c.person_key.in_(some)))}
    return found


def how_many(connection: sa.Connection, day: date) -> int:
    """How many people had left by this day."""
    query = sa.select(sa.func.count()).select_from(leaver).where(leaver.c.left_on <= day)
    return int(connection.execute(query).scalar_one())


def save(connection: sa.Connection, person: str, saved: Leaving, left_on: date | None) -> None:
    """Since when this person is gone; none when they are not. Raises ``TryAgain`` when it was said meanwhile."""
    _write(connection, key_of(person), saved, left_on)


def leave(connection: sa.Connection, gone: Mapping[str, date]) -> int:
    """These people, by their keys, left on these days; returns how many of them are on the list and did.

    One who was erased meanwhile is passed over: their name must not come back. Raises ``TryAgain`` as ``save`` does.
    """
    many = 0
    for some in together(sorted(gone)):
        here = sa.select(line.c.person_key).where(line.c.person_key.in_(some)).with_for_update()
        on_list = set(connection.execute(here).scalars())
        query = sa.select(leaver).where(leaver.c.person_key.in_(on_list)).with_for_update()
        saved = {row.person_key: Leaving(row.left_on, row.version) for row in connection.execute(query)}
        for key in on_list:
            _write(connection, key, saved.get(key, Leaving()), gone[key])
        many += len(on_list)
    return many


def follow(connection: sa.Connection, old: str, new: str) -> None:
    """A line of one person, as typed, was given to another, who had none before: so the day goes with the last line."""
    if not _has_lines(connection, old):
        query = sa.update(leaver).where(leaver.c.person_key == key_of(old))
        try:
            connection.execute(query.values(person_key=key_of(new)))
        except sa.exc.IntegrityError as error:
            raise TryAgain("the other person left meanwhile") from error


def tidy(connection: sa.Connection, person: str) -> None:
    """Delete what is said of a person, as typed, who has no line any more."""
    if not _has_lines(connection, person):
        connection.execute(sa.delete(leaver).where(leaver.c.person_key == key_of(person)))


def _has_lines(connection: sa.Connection, person: str) -> bool:
    query = sa.select(sa.exists().where(line.c.person_key == key_of(person)))
    return bool(connection.execute(query).scalar_one())


def _write(connection: sa.Connection, key: str, saved: Leaving, left_on: date | None) -> None:
    row = {"left_on": left_on, "version": saved.version + 1}
    if saved.version:
        connection.execute(sa.update(leaver).where(leaver.c.person_key == key).values(row))
        return
    try:
        connection.execute(sa.insert(leaver).values(person_key=key, **row))
    except sa.exc.IntegrityError as error:
        raise TryAgain("that somebody left was said at once") from error
