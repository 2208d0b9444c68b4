"""The scope statement of a part: the words written for it, and the statement as it was when it was finished."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from logic.scope import ScopeStatement
from logic.store.tables import scope_statement

_HERE = scope_statement.c.part_id == sa.bindparam("part")
_ONE = sa.select(*(scope_statement.c[name] for name in ScopeStatement.__dataclass_fields__)).where(_HERE)
_BRIEFLY = sa.select(scope_statement.c.fields, scope_statement.c.finished_on, scope_statement.c.version).where(_HERE)


def of_part(connection: sa.Connection, part_id: int, *, told: bool = True) -> ScopeStatement:
    """What is kept for this part; one of version 0 where nothing was ever saved.

    ``told``: with the statement as it was finished, which is long where there are many limits.
    """
    row = connection.execute(_ONE if told else _BRIEFLY, {"part": part_id}).mappings().one_or_none()
    return ScopeStatement() if row is None else ScopeStatement(**row)


def save(connection: sa.Connection, part_id: int, saved: ScopeStatement, values: Mapping[str, Any]) -> None:
    """Set these columns and count one more version. The activity must be locked."""
    if saved.version:
        query = sa.update(scope_statement).where(scope_statement.c.part_id == part_id)
        connection.execute(query.values(**values, version=saved.version + 1))
        return
    row = {"fields": {}, "told": {}, "finished_on": None, **values, "part_id": part_id, "version": 1}
    connection.execute(sa.insert(scope_statement).values(row))
