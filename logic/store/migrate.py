"""Bringing a database up to date. The only module that loads Alembic while the product runs."""

from pathlib import Path

from logic.store import engine
from logic.store.dialects import WRITING, alone

WAIT_MILLISECONDS = 60_000
"""How long to wait for another migration, or for those who use the tables, before saying so."""

HERE = Path(__file__).resolve().parent / "migrations"


def upgrade(url: str, to: str = "head") -> None:
    """Create or update the tables at this URL, all or nothing; calling it again does no harm.

    Every revision up to ``to`` runs in one transaction, in SQLite too: cut short at any moment, the database stands
    where it stood before. Raises ``StoreUnavailable`` when the database cannot be written.
    """
    from alembic import command
    from alembic.config import Config

    database = engine.open_engine(url, may_create=True, busy_milliseconds=WAIT_MILLISECONDS)
    try:
        with engine.foreseen(), database.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            config = Config(attributes={"connection": connection})
            # A % would be read as the start of a placeholder.
            config.set_main_option("script_location", str(HERE).replace("%", "%%"))
            with connection.begin():
                alone(connection)
                command.upgrade(config, to)
    finally:
        database.dispose()
