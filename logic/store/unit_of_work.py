"""One transaction at a time: it keeps nothing unless told to."""

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from logic.errors import StoreUnavailable
from logic.store import dialects, engine
from logic.store.engine import BUSY_MILLISECONDS

_LOG = logging.getLogger(__name__)
FIRST_WAIT, LAST_WAIT = 1.0, 300.0
"""Seconds until what could not be swept out is tried again: twice as long after each time, and at most."""


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
        self._tidying, self._left = threading.Lock(), deque[tuple[bool, Sequence[str]]]()
        self._again: threading.Timer | None = None
        self._wait_again, self._closed = FIRST_WAIT, False
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

    def leave_no_trace(self, tables: Sequence[str], *, anew: bool = False) -> None:
        """Let go of what was deleted from these tables and is still somewhere in the database's files.

        Best effort, for one at a time: whoever comes while it goes on has it done once more afterwards, and what somebody
        stood in the way of is tried again until it is done. ``anew``: as ``dialects.leave_no_trace`` says.
        """
        self._left.append((anew, tables))
        self._sweep()

    def _sweep(self) -> None:
        # Looked at again once the lock is let go: whoever was turned away a moment before left it to us.
        while self._left and self._tidying.acquire(blocking=False):
            try:
                if not self._sweep_all():
                    return
            finally:
                self._tidying.release()

    def _sweep_all(self) -> bool:
        """Do what is left to be done; whether it was. What was not is tried again later, by one timer for all of it."""
        these: dict[bool, set[str]] = {False: set(), True: set()}
        while self._left:
            anew, tables = self._left.popleft()
            these[anew].update(tables)
        undone = [(anew, sorted(some)) for anew, some in these.items() if some and not self._swept(some, anew=anew)]
        if not undone:
            self._wait_again = FIRST_WAIT
            return True
        self._left.extend(undone)
        if self._again is None and not self._closed:
            self._again = threading.Timer(self._wait_again, self._try_again)
            self._again.daemon = True  # nobody waits for it: the next start sweeps as well
            self._again.start()
            self._wait_again = min(2 * self._wait_again, LAST_WAIT)
        return False

    def _try_again(self) -> None:
        self._again = None
        self._sweep()

    def _swept(self, tables: Collection[str], *, anew: bool) -> bool:
        try:
            with self._my_turn():
                return dialects.leave_no_trace(self._engine, sorted(tables), anew=anew)
        except (sa.exc.SQLAlchemyError, sqlite3.Error, StoreUnavailable) as problem:
            _LOG.warning("what was deleted could not be swept out: %s", type(problem).__name__)
            return False

    def close(self) -> None:
        """Let go of every connection."""
        self._closed = True
        self._engine.dispose()
