"""Files of who finished a training that are being checked. None is kept past the next day."""

from datetime import date

import sqlalchemy as sa

from logic.store.tables import training_file as file


def insert_file(connection: sa.Connection, name: str, content: bytes, today: date) -> int:
    """Keep a file until tomorrow; returns its number."""
    row = {"name": name, "content": content, "checked_on": today}
    return int(connection.execute(sa.insert(file).values(row).returning(file.c.id)).scalar_one())


def file_of(connection: sa.Connection, number: int, since: date) -> tuple[str, bytes] | None:
    """(name, content) of a file that was checked on this day or later."""
    same = (file.c.id == number) & (file.c.checked_on >= since)
    row = connection.execute(sa.select(file.c.name, file.c.content).where(same)).one_or_none()
    return None if row is None else (row.name, bytes(row.content))


def hold_file(connection: sa.Connection, number: int, since: date) -> bool:
    """Whether a file that was checked on this day or later is there; nobody deletes it until the transaction ends."""
    same = (file.c.id == number) & (file.c.checked_on >= since)
    return connection.execute(sa.select(file.c.id).where(same).with_for_update()).one_or_none() is not None


def forget_files(connection: sa.Connection, since: date) -> None:
    """Delete the files that were checked before this day."""
    connection.execute(sa.delete(file).where(file.c.checked_on < since))
