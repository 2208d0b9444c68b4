"""Seats, and what came of the conversation with those who answered from them."""

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from logic.seats import NO_TALK, Agreed, Seat, Talk
from logic.store.tables import seat, seat_talk

_COLUMNS = tuple(seat.c[name] for name in Seat.__slots__)
_OF_PART = sa.select(*_COLUMNS).where(seat.c.part_id == sa.bindparam("part")).order_by(seat.c.id)
_BEHIND = sa.select(*_COLUMNS).where(seat.c.link_id == sa.bindparam("link"))
_TALK = sa.select(*(seat_talk.c[name] for name in Talk.__slots__)).where(seat_talk.c.part_id == sa.bindparam("part"))


def insert(connection: sa.Connection, values: dict[str, Any]) -> int:
    """A new seat with nothing answered; returns its id."""
    nothing: dict[str, Any] = {"answers": {}, "notes": {}, "finished_on": None, "closed_on": None, "version": 1}
    return int(connection.execute(sa.insert(seat).values(**nothing, **values).returning(seat.c.id)).scalar_one())


def of_part(connection: sa.Connection, part_id: int) -> list[Seat]:
    """Every seat of a part, closed ones too, in the order in which they were made."""
    return [Seat(*row) for row in connection.execute(_OF_PART, {"part": part_id})]


def behind(connection: sa.Connection, link: int) -> Seat | None:
    """The seat that this link opens."""
    row = connection.execute(_BEHIND, {"link": link}).one_or_none()
    return None if row is None else Seat(*row)


def change(connection: sa.Connection, saved: Seat, values: dict[str, Any]) -> None:
    """Set these columns and count one more version."""
    query = sa.update(seat).where(seat.c.id == saved.id)
    connection.execute(query.values(**values, version=saved.version + 1))


def talk_of(connection: sa.Connection, part_id: int) -> Talk:
    """What came of the conversation about a part; an empty one, version 0, while nothing was saved."""
    row = connection.execute(_TALK, {"part": part_id}).one_or_none()
    if row is None:
        return NO_TALK
    agreed = {key: Agreed(**kept) for key, kept in row.agreed.items()}
    return Talk(agreed, row.unresolved, row.talked_on, tuple(row.took_part), row.version)


def save_talk(connection: sa.Connection, part_id: int, talk: Talk) -> None:
    """Keep it as it now is, one version on."""
    values = {
        "agreed": {key: asdict(agreed) for key, agreed in talk.agreed.items()},
        "unresolved": dict(talk.unresolved),
        "talked_on": talk.talked_on,
        "took_part": list(talk.took_part),
        "version": talk.version + 1,
    }
    query = sa.update(seat_talk).where(seat_talk.c.part_id == part_id)
    if not connection.execute(query.values(values)).rowcount:
        connection.execute(sa.insert(seat_talk).values(**values, part_id=part_id))
