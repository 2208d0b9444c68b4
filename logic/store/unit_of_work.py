"""One transaction at a time: it keeps nothing unless told to."""

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from logic.errors import StoreUnavailable
from logic.store import dialects, engine
from logic.store.engine import BUSY_MILLISECONDS

_LOG = logging.getLogger(__name__)


class Work:
    """One open transaction. Queries take its ``connection``."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def commit(self) -> None:
        """Keep everything written in this transaction.

        Raises ``StoreUnavailable`` "unsure" when the connection was lost on the way: the database may have kept it,
        and nobody is there to tell.
        """
        try:
            self.connection.commit()
        except sa.exc.DBAPIError as error:
            if dialects.is_lost(error):
                raise StoreUnavailable("unsure", type(error.orig).__name__) from error
            raise


class Store:
    """The database as the services see it. Safe to share between threads."""

    def __init__(self, database: sa.Engine, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> None:
        self._engine = database
        self._wait = busy_milliseconds / 1000
        self._tidying, self._left = threading.Lock(), deque[Sequence[str]]()
        # SQLite has one writer at a time and its own waiting is a sleep; threads of this process
        # queue here instead, which is fairer and quicker. Other processes still meet at the file.
        self._turn = threading.Lock() if database.dialect.name == "sqlite" else None

    @classmethod
    def open(cls, url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> "Store":
        """The store at this URL. Raises ``StoreUnavailable`` when its tables are not those we expect."""
        database = engine.open_engine(url, busy_milliseconds=busy_milliseconds)
        engine.require_head(database)
        return cls(database, busy_milliseconds=busy_milliseconds)

    def check(self) -> None:
        """Raise ``StoreUnavailable`` when the database cannot be read just now."""
        engine.require_head(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """One consistent picture; nothing can be kept."""
        with engine.foreseen(), self._connect(writing=False) as connection:
            yield Work(connection)

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """A transaction that is rolled back unless ``commit()`` was called."""
        with self._my_turn(), engine.foreseen(), self._connect(writing=True) as connection:
            yield Work(connection)

    @contextmanager
    def _connect(self, *, writing: bool) -> Iterator[sa.Connection]:
        options = dialects.connection_options(self._engine, writing=writing)
        # Leaving the connection's block rolls back whatever was not committed.
        with self._engine.connect() as plain:
            connection = plain.execution_options(**options)
            if writing:
                connection.begin()
            yield connection

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
        elif self._turn.acquire(timeout=self._wait):
            try:
                yield
            finally:
                self._turn.release()
        else:
            raise StoreUnavailable("locked", "another save is still going on")

    def leave_no_trace(self, tables: Sequence[str]) -> None:
        """Let go of what was deleted from these tables and is still somewhere in the database's files.

        Best effort, for one at a time: whoever comes while it goes on has it done once more afterwards.
        """
        self._left.append(tables)
        # Looked at again once the lock is let go: whoever was turned away a moment before left it to us.
        while self._left and self._tidying.acquire(blocking=False):
            try:
                these: set[str] = set()
                while self._left:
                    these.update(self._left.popleft())
                with self._my_turn():
                    dialects.leave_no_trace(self._engine, sorted(these))
            except (sa.exc.SQLAlchemyError, sqlite3.Error, StoreUnavailable) as problem:
                _LOG.warning("what was deleted could not be swept out: %s", type(problem).__name__)
            finally:
                self._tidying.release()

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
