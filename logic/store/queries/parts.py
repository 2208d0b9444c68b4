"""Parts: the row itself, and all parts of one activity with what belongs to each."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa

from logic.activity import Part
from logic.store.queries import actions, answers, drafts, records
from logic.store.tables import part

T = TypeVar("T")


class PartRow(NamedTuple):
    """The part's own fields."""

    id: int
    number: int
    name: str
    level: str
    decision: str
    decider: str
    decide_by: date | None
    open_part: str
    ask_all: bool
    version: int


COLUMNS = tuple(part.c[name] for name in PartRow._fields)
_ONE = sa.select(*COLUMNS).where(
    part.c.activity_id == sa.bindparam("activity"), part.c.number == sa.bindparam("number")
)
_ALL = sa.select(*COLUMNS).where(part.c.activity_id == sa.bindparam("activity")).order_by(part.c.number)


def insert(connection: sa.Connection, activity: int, number: int, *, name: str, level: str, **more: Any) -> int:
    """A new part; returns its id. ``more`` sets any of its other words."""
    row = {"name": name, "level": level, "decision": "", "decider": "", "open_part": "", "ask_all": False}
    values = row | more | {"activity_id": activity, "number": number, "version": 1}
    return int(connection.execute(sa.insert(part).values(values).returning(part.c.id)).scalar_one())


def find(connection: sa.Connection, activity: int, number: int) -> PartRow | None:
    """One part's own fields. The activity must be locked already when they are to be changed."""
    row = connection.execute(_ONE, {"activity": activity, "number": number}).one_or_none()
    return None if row is None else PartRow(*row)


def of_activity(connection: sa.Connection, activity: int) -> tuple[PartRow, ...]:
    """Every part's own fields, in order."""
    return tuple(PartRow(*row) for row in connection.execute(_ALL, {"activity": activity}))


def change(connection: sa.Connection, saved: PartRow, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version."""
    connection.execute(sa.update(part).where(part.c.id == saved.id).values(**values, version=saved.version + 1))


def recorded(connection: sa.Connection, part_id: int, outcome: str, at: datetime) -> None:
    """Note the newest decision record beside the part, for the list."""
    values = {"recorded_outcome": outcome, "recorded_at": at}
    connection.execute(sa.update(part).where(part.c.id == part_id).values(values))


def load(
    connection: sa.Connection, activity: int, rows: Sequence[PartRow], *, answers_only: bool = False
) -> tuple[Part, ...]:
    """These parts, all of one activity, with their answers, actions, drafts and records.

    ``answers_only`` leaves the last three empty, for pages that show none of them.
    """

    def grouped(
        read: Callable[[sa.Connection, int], list[tuple[int, T]]], *, wanted: bool = True
    ) -> dict[int, list[T]]:
        groups: dict[int, list[T]] = defaultdict(list)
        for part_id, value in read(connection, activity) if wanted else ():
            groups[part_id].append(value)
        return groups

    given, add_ons = grouped(answers.of_activity), grouped(answers.add_ons_of_activity)
    rest = not answers_only
    typed, planned = grouped(drafts.of_activity, wanted=rest), grouped(actions.of_activity, wanted=rest)
    made = grouped(records.of_activity, wanted=rest)
    return tuple(
        Part(
            **row._asdict(),
            answers={value.question: value for value in given[row.id]},
            add_ons=dict(add_ons[row.id]),
            draft=dict(typed[row.id]),
            actions=tuple(planned[row.id]),
            records=tuple(made[row.id]),
        )
        for row in rows
    )
