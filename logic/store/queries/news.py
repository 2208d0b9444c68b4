"""What was marked of the timetable of a part."""

from typing import Any

import sqlalchemy as sa

from logic.news import OWN, NewsMark
from logic.store.tables import news_mark

_COLUMNS = tuple(news_mark.c[name] for name in NewsMark.__dataclass_fields__)
_HERE = news_mark.c.part_id == sa.bindparam("part")
_ALL = sa.select(*_COLUMNS).where(_HERE).order_by(news_mark.c.line, news_mark.c.occasion)
_ONE = _ALL.where(news_mark.c.line == sa.bindparam("line"), news_mark.c.occasion == sa.bindparam("occasion"))
_LAST = sa.select(sa.func.max(news_mark.c.occasion)).where(_HERE, news_mark.c.line == OWN)


def of_part(connection: sa.Connection, part_id: int) -> tuple[NewsMark, ...]:
    """Everything marked of this part, by line and occasion."""
    return tuple(NewsMark(*row) for row in connection.execute(_ALL, {"part": part_id}))


def find(connection: sa.Connection, part_id: int, line: str, occasion: int) -> NewsMark | None:
    """What is known about one task; none where nothing was ever marked."""
    row = connection.execute(_ONE, {"part": part_id, "line": line, "occasion": occasion}).one_or_none()
    return None if row is None else NewsMark(*row)


def next_own(connection: sa.Connection, part_id: int) -> int:
    """The occasion of the next promise of one's own. The activity must be locked."""
    return int(connection.execute(_LAST, {"part": part_id}).scalar() or 0) + 1


def save(connection: sa.Connection, part_id: int, saved: NewsMark, values: dict[str, Any]) -> None:
    """Set these columns and count one more version. The activity must be locked."""
    if saved.version:
        here = (news_mark.c.part_id == part_id) & (news_mark.c.line == saved.line)
        query = sa.update(news_mark).where(here, news_mark.c.occasion == saved.occasion)
        connection.execute(query.values(**values, version=saved.version + 1))
        return
    row = {name: getattr(saved, name) for name in NewsMark.__dataclass_fields__}
    connection.execute(sa.insert(news_mark).values({**row, **values, "part_id": part_id, "version": 1}))
