"""Answers to the flow's questions and to the add-ons."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa

from logic.activity import GivenAnswer
from logic.flow import Answer
from logic.store.tables import add_on_answer, answer

_COLUMNS = (answer.c.question, answer.c.value, answer.c.note, answer.c.version, answer.c.given_at)


def find(connection: sa.Connection, part_id: int, question: str) -> GivenAnswer | None:
    """The answer saved for this question, if any."""
    query = sa.select(*_COLUMNS).where(answer.c.part_id == part_id, answer.c.question == question)
    row = connection.execute(query).one_or_none()
    return None if row is None else GivenAnswer(*row)


def save(connection: sa.Connection, part_id: int, given: GivenAnswer) -> None:
    """Keep this answer: version 1 is a new row, any later one replaces the row before it."""
    values = {"value": given.value, "note": given.note, "version": given.version, "given_at": given.given_at}
    if given.version == 1:
        connection.execute(sa.insert(answer).values(part_id=part_id, question=given.question, **values))
    else:
        same = (answer.c.part_id == part_id) & (answer.c.question == given.question)
        connection.execute(sa.update(answer).where(same).values(values))


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


def of_parts(connection: sa.Connection, parts: list[int]) -> list[tuple[int, GivenAnswer]]:
    """(part id, answer) for these parts."""
    query = sa.select(answer.c.part_id, *_COLUMNS).where(answer.c.part_id.in_(parts))
    return [(row[0], GivenAnswer(*row[1:])) for row in connection.execute(query)]


def add_ons(connection: sa.Connection, part_id: int) -> dict[str, Answer]:
    """Add-on id -> answer for one part."""
    return dict(pair for _, pair in add_ons_of_parts(connection, [part_id]))


def save_add_ons(connection: sa.Connection, part_id: int, given: Mapping[str, Answer], now: datetime) -> None:
    """Keep these answers, each in place of the one before it."""
    if given:
        same = (add_on_answer.c.part_id == part_id) & add_on_answer.c.add_on.in_(list(given))
        connection.execute(sa.delete(add_on_answer).where(same))
        rows = [{"part_id": part_id, "add_on": id_, "value": value, "given_at": now} for id_, value in given.items()]
        connection.execute(sa.insert(add_on_answer), rows)


def add_ons_of_parts(connection: sa.Connection, parts: list[int]) -> list[tuple[int, tuple[str, Answer]]]:
    """(part id, (add-on id, answer)) for these parts."""
    columns = (add_on_answer.c.part_id, add_on_answer.c.add_on, add_on_answer.c.value)
    query = sa.select(*columns).where(add_on_answer.c.part_id.in_(parts)).order_by(add_on_answer.c.add_on)
    return [(row.part_id, (row.add_on, row.value)) for row in connection.execute(query)]
