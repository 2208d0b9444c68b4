"""Saved answers in bulk, read as a stream: those of each part's latest decision record, and of parts without one."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

import sqlalchemy as sa

from logic.flow import ANSWERS, Answer
from logic.store.tables import activity, answer, audit, decision_record, part

BATCH = 1_000


class SavedAnswers(NamedTuple):
    """The answers of one part. ``outcome`` is the one recorded; none where there is no record."""

    part: int
    answers: dict[str, Answer]
    outcome: str | None


class DecisionLine(NamedTuple):
    """What a list says of one part. ``record`` and ``outcome`` are its latest record's, if it has one."""

    part: int
    activity: int
    title: str
    number: int
    name: str
    record: str | None
    outcome_name: str | None


_NEWEST = (
    sa.select(sa.func.max(decision_record.c.number))
    .where(decision_record.c.part_id == part.c.id)
    .correlate(part)
    .scalar_subquery()
)
_LATEST = (decision_record.c.part_id == part.c.id) & (decision_record.c.number == _NEWEST)


def recorded(connection: sa.Connection, parts: Iterable[int] | None = None) -> Iterator[SavedAnswers]:
    """The answers each part's latest record was made with, as they stand in the record; of these parts, or of all."""
    # Of the whole snapshot only this is taken out of the database.
    given = decision_record.c.snapshot["answers"]
    query = sa.select(part.c.id, given, decision_record.c.outcome).join(decision_record, _LATEST).order_by(part.c.id)
    if parts is not None:
        query = query.where(part.c.id.in_(list(parts)))
    for number, answers, outcome in connection.execute(query, execution_options={"yield_per": BATCH}):
        yield SavedAnswers(number, {one["question"]: one["answer"] for one in answers or ()}, outcome)


def unrecorded(connection: sa.Connection, parts: Iterable[int] | None = None) -> Iterator[SavedAnswers]:
    """The answers saved so far of each part that has no record, put-away work apart; of these parts, or of all."""
    each = answer.c.question + "=" + answer.c.value
    query = (
        sa.select(part.c.id, sa.func.aggregate_strings(each, ","))
        .join(answer, answer.c.part_id == part.c.id)
        .join(activity, activity.c.id == part.c.activity_id)
        .where(activity.c.archived_at.is_(None), part.c.recorded_outcome.is_(None))
        .group_by(part.c.id)
        .order_by(part.c.id)
    )
    if parts is not None:
        query = query.where(part.c.id.in_(list(parts)))
    for number, joined in connection.execute(query, execution_options={"yield_per": BATCH}):
        pairs = (pair.rpartition("=") for pair in joined.split(","))
        yield SavedAnswers(number, {key: cast("Answer", value) for key, _, value in pairs if value in ANSWERS}, None)


def lines(connection: sa.Connection, parts: Iterable[int]) -> tuple[DecisionLine, ...]:
    """What to call these parts, in order of their ids."""
    name = decision_record.c.snapshot["outcome"]["name"].as_string()
    query = (
        sa.select(
            part.c.id,
            activity.c.id,
            activity.c.title,
            part.c.number,
            part.c.name,
            decision_record.c.reference,
            name,
        )
        .join(activity, activity.c.id == part.c.activity_id)
        .outerjoin(decision_record, _LATEST)
        .where(part.c.id.in_(list(parts)))
        .order_by(part.c.id)
    )
    return tuple(DecisionLine(*row) for row in connection.execute(query))


def mark(connection: sa.Connection) -> tuple[int, int]:
    """What moves with every change to what is saved: the last line of the audit trail, and how many there are.

    In PostgreSQL a line with a smaller number may be committed after one with a larger, which only the count tells.
    """
    last, count = connection.execute(sa.select(sa.func.max(audit.c.id), sa.func.count())).one()
    return int(last or 0), int(count)
