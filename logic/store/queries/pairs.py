"""How the do's and don'ts are kept in one part."""

from typing import Any

import sqlalchemy as sa

from logic.checklist import OWN
from logic.guidance import OnChecklist, PairMark
from logic.store.tables import checklist_item, checklist_mark, pair_mark

_COLUMNS = tuple(pair_mark.c[name] for name in PairMark.__dataclass_fields__)
_ALL = sa.select(*_COLUMNS).where(pair_mark.c.part_id == sa.bindparam("part"))
_OF_ITEM = (checklist_mark.c.part_id == checklist_item.c.part_id) & (
    checklist_mark.c.item == sa.literal(OWN) + sa.cast(checklist_item.c.id, sa.String)
)
_ITEMS = (
    sa.select(checklist_item.c.origin_ref, checklist_item.c.id, sa.func.coalesce(checklist_mark.c.state, "open"))
    .outerjoin_from(checklist_item, checklist_mark, _OF_ITEM)
    .where(
        checklist_item.c.part_id == sa.bindparam("part"),
        checklist_item.c.origin == "self_check",
        checklist_item.c.removed_at.is_(None),
    )
    .order_by(checklist_item.c.id)
)


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


def items_of(connection: sa.Connection, part_id: int) -> list[tuple[str, OnChecklist]]:
    """(pair id, item) for every item that a pair put on the checklist of this part, the oldest first.

    Asked for alone, since a checklist may be long and these are few.
    """
    return [(row[0], OnChecklist(*row[1:])) for row in connection.execute(_ITEMS, {"part": part_id})]
