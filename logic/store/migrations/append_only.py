"""Triggers that let rows be added and never changed, written for each database.

A revision passes the table by name and keeps calling this module, so what it does for a table must
not change once released; a new rule is a new function.
"""

from alembic import op


def protect(table: str, *unique: tuple[str, ...]) -> None:
    """Refuse UPDATE and DELETE on this table, and the ways round them.

    ``unique`` names the table's unique sets of columns: in SQLite, INSERT OR REPLACE would delete
    a row that shares one of them without firing the DELETE trigger.
    """
    if op.get_bind().dialect.name == "sqlite":
        _sqlite(table, unique)
    else:
        _postgresql(table)


def _sqlite(table: str, unique: tuple[tuple[str, ...], ...]) -> None:
    refuse = f"SELECT RAISE(ABORT, '{table} is append-only');"
    for verb in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN {refuse} END")
    same = " OR ".join("(" + " AND ".join(f"{c} = NEW.{c}" for c in columns) + ")" for columns in (("id",), *unique))
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse} END"
    )


def _postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = '23000'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
    )
