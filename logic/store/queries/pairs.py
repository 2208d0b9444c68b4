"""How the do's and don'ts are kept in one part."""

from typing import Any

import sqlalchemy as sa

from logic.guidance import PairMark
from logic.store.tables import pair_mark

_COLUMNS = tuple(pair_mark.c[name] for name in PairMark.__dataclass_fields__)
_ALL = sa.select(*_COLUMNS).where(pair_mark.c.part_id == sa.bindparam("part"))


def of_part(connection: sa.Connection, part_id: int) -> dict[str, PairMark]:
    """Pair id -> how it is kept, for pairs that somebody looked at."""
    return {row.pair: PairMark(*row) for row in connection.execute(_ALL, {"part": part_id})}


def save(connection: sa.Connection, part_id: int, pair: str, saved: PairMark | None, values: dict[str, Any]) -> None:
    """Set these columns and count one more version; a pair that nobody looked at before gets its row."""
    if saved is None:
        connection.execute(sa.insert(pair_mark).values(**values, part_id=part_id, pair=pair, version=1))
        return
    same = (pair_mark.c.part_id == part_id) & (pair_mark.c.pair == pair)
    connection.execute(sa.update(pair_mark).where(same).values(**values, version=saved.version + 1))
