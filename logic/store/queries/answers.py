"""Answers to the flow's questions and to the add-ons."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from logic.activity import GivenAnswer
from logic.flow import Answer
from logic.store.tables import add_on_answer, answer, part

_COLUMNS = (answer.c.question, answer.c.value, answer.c.note, answer.c.version, answer.c.given_at)

# Built once: every step of the wizard asks these.
_ONE = sa.select(*_COLUMNS).where(
    answer.c.part_id == sa.bindparam("part"), answer.c.question == sa.bindparam("question")
)
_ALL = (
    sa.select(answer.c.part_id, *_COLUMNS).join_from(answer, part).where(part.c.activity_id == sa.bindparam("activity"))
)
_NEW = sa.insert(answer)
_AGAIN = (
    sa.update(answer)
    .where(answer.c.part_id == sa.bindparam("of_part"), answer.c.question == sa.bindparam("to_question"))
    .values({name: sa.bindparam(name) for name in ("value", "note", "version", "given_at")})
)
_ADD_ONS = (
    sa.select(add_on_answer.c.part_id, add_on_answer.c.add_on, add_on_answer.c.value)
    .join_from(add_on_answer, part)
    .where(part.c.activity_id == sa.bindparam("activity"))
    .order_by(add_on_answer.c.add_on)
)


def find(connection: sa.Connection, part_id: int, question: str) -> GivenAnswer | None:
    """The answer saved for this question, if any."""
    row = connection.execute(_ONE, {"part": part_id, "question": question}).one_or_none()
    return None if row is None else GivenAnswer(*row)


def save(connection: sa.Connection, part_id: int, given: GivenAnswer) -> None:
    """Keep this answer: version 1 is a new row, any later one replaces the row before it."""
    values = {"value": given.value, "note": given.note, "version": given.version, "given_at": given.given_at}
    if given.version == 1:
        connection.execute(_NEW, {"part_id": part_id, "question": given.question, **values})
    else:
        connection.execute(_AGAIN, {"of_part": part_id, "to_question": given.question, **values})


def copy(connection: sa.Connection, source_part: int, to_part: int, now: datetime) -> None:
    """Give one part the answers and notes of another, as first versions given now."""
    columns = ["part_id", "question", "value", "note", "version", "given_at"]
    kept = sa.select(
        sa.literal(to_part),
        answer.c.question,
        answer.c.value,
        answer.c.note,
        sa.literal(1),
        sa.literal(now, answer.c.given_at.type),
    ).where(answer.c.part_id == source_part)
    connection.execute(sa.insert(answer).from_select(columns, kept))


def of_activity(connection: sa.Connection, activity: int) -> list[tuple[int, GivenAnswer]]:
    """(part id, answer) for all parts of an activity."""
    return [(row[0], GivenAnswer(*row[1:])) for row in connection.execute(_ALL, {"activity": activity})]


def codes(connection: sa.Connection, activity: int) -> dict[str, dict[str, Answer]]:
    """Number of a part, as JSON keeps it -> question key -> answer: what a line of the audit may tell of answers."""
    query = (
        sa.select(part.c.number, answer.c.question, answer.c.value)
        .join_from(answer, part)
        .where(part.c.activity_id == activity)
        .order_by(part.c.number, answer.c.question)
    )
    found: dict[str, dict[str, Answer]] = {}
    for number, question, value in connection.execute(query):
        found.setdefault(str(number), {})[question] = value
    return found


def add_ons(connection: sa.Connection, part_id: int) -> dict[str, Answer]:
    """Add-on id -> answer for one part."""
    query = sa.select(add_on_answer.c.add_on, add_on_answer.c.value).where(add_on_answer.c.part_id == part_id)
    return dict(tuple(row) for row in connection.execute(query))


def add_ons_at(connection: sa.Connection, part_id: int) -> dict[str, datetime]:
    """When each add-on of a part was answered, by its id."""
    query = sa.select(add_on_answer.c.add_on, add_on_answer.c.given_at).where(add_on_answer.c.part_id == part_id)
    return {row.add_on: row.given_at for row in connection.execute(query)}


def save_add_ons(connection: sa.Connection, part_id: int, given: Mapping[str, Answer], now: datetime) -> None:
    """Keep these answers, each in place of the one before it."""
    if given:
        same = (add_on_answer.c.part_id == part_id) & add_on_answer.c.add_on.in_(list(given))
        connection.execute(sa.delete(add_on_answer).where(same))
        rows = [{"part_id": part_id, "add_on": id_, "value": value, "given_at": now} for id_, value in given.items()]
        connection.execute(sa.insert(add_on_answer), rows)


def add_ons_of_activity(connection: sa.Connection, activity: int) -> list[tuple[int, tuple[str, Answer]]]:
    """(part id, (add-on id, answer)) for all parts of an activity."""
    return [(row.part_id, (row.add_on, row.value)) for row in connection.execute(_ADD_ONS, {"activity": activity})]
