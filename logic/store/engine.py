"""Opening the database, and turning its failures into words we foresaw."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from logic.errors import StoreUnavailable
from logic.store import dialects
from logic.store.tables import REVISION

BUSY_MILLISECONDS = 5_000
"""How long to wait for somebody else's write before saying so."""


class TryAgain(StoreUnavailable):
    """This change and another one could not both go through, and this one was undone: the whole of it may be tried again.

    ``logic.services._change.use_case`` does so. Where nobody does, it reads as a database that is busy.
    """

    def __init__(self, detail: str = "") -> None:
        super().__init__("locked", detail)


alembic_version = sa.table("alembic_version", sa.column("version_num", sa.String))


def open_engine(url: str, *, may_create: bool = False, busy_milliseconds: int = BUSY_MILLISECONDS) -> sa.Engine:
    """An engine for this database. Connects to nothing yet."""
    return dialects.create(url, may_create=may_create, busy_milliseconds=busy_milliseconds)


@contextmanager
def foreseen() -> Iterator[None]:
    """Turn a database failure into ``StoreUnavailable``, and into ``TryAgain`` where that may help.

    A broken constraint is not a failure of the database and passes through as it is.
    """
    try:
        yield
    except sa.exc.IntegrityError:
        raise
    except sa.exc.DBAPIError as error:
        if dialects.is_worth_another_try(error):
            raise TryAgain(type(error.orig).__name__) from error
        reason, detail = dialects.reason(error), type(error.orig).__name__
        if reason == "away":
            detail = f"no server answers at its address, or it does not take this user and password ({detail})"
        raise StoreUnavailable(reason, detail) from error
    except sa.exc.TimeoutError as error:
        raise StoreUnavailable("locked", "every connection is in use") from error


def revision(engine: sa.Engine) -> str | None:
    """The revision the database stands at; none when it was never set up."""
    with foreseen(), engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(sa.select(alembic_version.c.version_num)).scalar()
        return found


def require_head(engine: sa.Engine) -> None:
    """Raise ``StoreUnavailable`` unless the tables are the ones this code expects.

    Nothing is created here: the start script migrates first, so that nobody's data is changed by
    opening a page.
    """
    found = revision(engine)
    if found is None:
        raise StoreUnavailable("missing", "it has not been set up yet")
    if found != REVISION:
        raise StoreUnavailable("broken", f"it is at revision {found} and this version needs {REVISION}")
