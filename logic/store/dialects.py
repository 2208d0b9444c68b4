"""Everything that differs between SQLite and PostgreSQL while the app runs, in this one module."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event

from logic.errors import StoreUnavailable

WRITING = "doing_with_writing"
"""Execution option set on a connection that is about to write."""

READERS_MILLISECONDS = 100
"""How long the write-ahead log waits to be emptied, for whoever still reads from it."""
IN_THE_WAY_MILLISECONDS = 1_000
"""How long a table waits to be written anew, and others behind it, for whoever still uses it."""

_MIGRATING = 0x444F574954  # any number that nobody else locks; these letters are "DOWIT"

_SQLITE_REASONS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "missing",
}
_POSTGRESQL_REASONS = {
    "55P03": "locked",  # lock_not_available, by lock_timeout
    "57014": "locked",  # query_canceled, by statement_timeout
    "53100": "full",  # disk_full
    "25006": "read_only",  # read_only_sql_transaction
    "42501": "read_only",  # insufficient_privilege
    "3D000": "missing",  # invalid_catalog_name
    "57P01": "away",  # admin_shutdown
    "57P02": "away",  # crash_shutdown
    "57P03": "away",  # cannot_connect_now
    "25P03": "away",  # idle_in_transaction_session_timeout
}
_WORTH_ANOTHER_TRY = {
    "40001",  # serialization_failure
    "40P01",  # deadlock_detected
}
_POSTGRESQL_NAMES = {"postgres", "postgresql", "postgresql+psycopg"}


def create(url: str, *, may_create: bool, busy_milliseconds: int) -> sa.Engine:
    """An engine for this URL. SQLite files are created only when asked for, never by looking."""
    try:
        parsed = sa.make_url(url)
        if parsed.drivername == "sqlite":
            return _sqlite(parsed, may_create=may_create, busy_milliseconds=busy_milliseconds)
        if parsed.drivername in _POSTGRESQL_NAMES:
            return _postgresql(parsed, migrating=may_create, busy_milliseconds=busy_milliseconds)
    except (sa.exc.ArgumentError, ValueError, ImportError) as error:
        # The URL may hold a password, so neither it nor what the error says of it is repeated.
        raise StoreUnavailable("missing", f"its address cannot be used ({type(error).__name__})") from None
    raise StoreUnavailable("missing", "its address must begin with postgresql:// (or sqlite:/// for a file)")


def _postgresql(url: sa.URL, *, migrating: bool, busy_milliseconds: int) -> sa.Engine:
    defaults = {
        "fallback_application_name": "doing-with",
        "client_encoding": "utf8",
        # Seconds, and then milliseconds, until a server that does not answer at all is given up.
        "connect_timeout": "5",
        "tcp_user_timeout": "15000",
    }
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg"),
        # Every writer holds the row of the activity it changes; nothing stronger is needed (decision 0024).
        isolation_level="READ COMMITTED",
        # A use case takes milliseconds, so that few connections serve many people; several of our processes may share
        # a server that takes 100.
        pool_size=5,
        max_overflow=10,
        pool_timeout=busy_milliseconds / 1000,
        # A connection that died in the pool is noticed before it is used.
        pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={name: value for name, value in defaults.items() if name not in url.query},
        use_native_hstore=False,
    )
    settings = {
        "lock_timeout": str(busy_milliseconds),
        "statement_timeout": "0" if migrating else "30000",
        # A connection that broke unnoticed must not hold anybody's work for long.
        "idle_in_transaction_session_timeout": "0" if migrating else "10000",
    }

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            for name, value in settings.items():
                cursor.execute("SELECT set_config(%s, %s, false)", (name, value))
            # A commit that is confirmed must survive a crash, whatever the server is set to. Stronger settings stay.
            cursor.execute(
                "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
            )
        connection.commit()

    return engine


def _sqlite(url: sa.URL, *, may_create: bool, busy_milliseconds: int) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        raise StoreUnavailable("missing", "the database must be a file")
    if url.query:
        # Left alone, the text after it would be dropped and another file used.
        raise StoreUnavailable("missing", "the database's path must not hold a question mark")
    file = Path(url.database).absolute()
    if may_create:
        try:
            # A folder that is made here is open to nobody else: it will hold what people said.
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("read_only", f"its folder cannot be made ({type(error).__name__})") from error
        if not os.access(file.parent, os.W_OK | os.X_OK):
            # SQLite would only say that there is no file.
            raise StoreUnavailable("read_only", "nothing can be written in its folder")
    address = f"file:{quote(str(file))}?mode={'rwc' if may_create else 'rw'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver starts no transaction of its own; ours begin below.
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=busy_milliseconds / 1000
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            # What is deleted is overwritten: else the file keeps it, and in the order in which it came.
            connection.execute("PRAGMA secure_delete = ON")
            if may_create:
                _keep_a_write_ahead_log(connection, until=monotonic() + busy_milliseconds / 1000)
        except BaseException:
            connection.close()
            raise
        return connection

    # The connection given back last comes first: it holds in memory what the others would read anew from the file.
    engine = sa.create_engine(url, creator=connect, pool_size=10, max_overflow=20, pool_use_lifo=True)

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        # Taking the write lock at once: a reader that later wants to write could be refused half-way.
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _keep_a_write_ahead_log(connection: sqlite3.Connection, *, until: float) -> None:
    """Switch the file to WAL, which it remembers. SQLite does not wait its turn for this, so we do."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def connection_options(engine: sa.Engine, *, writing: bool) -> dict[str, Any]:
    """Execution options that make reads one consistent picture and writes take their lock first."""
    if engine.dialect.name == "postgresql" and not writing:
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return {WRITING: writing}


def leave_no_trace(engine: sa.Engine, tables: Iterable[str], *, anew: bool = False) -> bool:
    """Let go of what stood in these tables before and does not any more; whether that could be done just now.

    SQLite keeps earlier pages in its write-ahead log, and PostgreSQL earlier rows in the table, each beside the number
    of its transaction. Sweeping frees the place of such a row and does not overwrite it, so ``anew`` writes PostgreSQL's
    tables anew, in files of their own: for a moment nobody else uses them, so that is for what is done once.
    """
    if engine.dialect.name == "postgresql":
        sweep = "FULL" if anew else "SKIP_LOCKED, TRUNCATE FALSE"
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            (patience,) = connection.exec_driver_sql("SHOW lock_timeout").one()
            connection.exec_driver_sql(f"SET lock_timeout = {IN_THE_WAY_MILLISECONDS}")
            try:
                connection.exec_driver_sql(f"VACUUM ({sweep}) {', '.join(tables)}")
            finally:
                connection.exec_driver_sql(f"SET lock_timeout = '{patience}'")
        return True
    borrowed = engine.raw_connection()
    try:
        cursor = borrowed.cursor()
        (wait,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {READERS_MILLISECONDS}")
        # It raises nothing where somebody still reads from the log: it says so.
        ((busy, _, _),) = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.execute(f"PRAGMA busy_timeout = {wait}")
    finally:
        borrowed.close()
    return not busy


def alone(connection: sa.Connection) -> None:
    """Wait until no other migration runs, for the rest of this transaction. In SQLite beginning to write has done so.

    Raises ``StoreUnavailable`` for a database that could not keep every character.
    """
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StoreUnavailable("missing", f"it keeps its words as {encoding}: make one with ENCODING 'UTF8'")
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))


def reason(error: sa.exc.DBAPIError) -> str:
    """Why the database could not be used: a ``StoreUnavailable`` reason."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        # The low byte is the family; the rest says which of several ways it happened.
        return _SQLITE_REASONS.get(code & 0xFF, "broken")
    # A server that cannot be reached, or does not let us in, gives no state.
    return "away" if is_lost(error) else _POSTGRESQL_REASONS.get(_state(error), "broken")


def is_lost(error: sa.exc.DBAPIError) -> bool:
    """Whether the connection broke, or was never made. SQLite has none to lose."""
    if hasattr(error.orig, "sqlite_errorcode"):
        return False
    state = _state(error)
    if state:
        return error.connection_invalidated or state.startswith("08")
    # Nobody answered who could have given a state. (What the driver itself cannot send is another kind of error.)
    return isinstance(error, sa.exc.OperationalError | sa.exc.InterfaceError)


def is_worth_another_try(error: sa.exc.DBAPIError) -> bool:
    """Whether the database undid this transaction for the sake of another one."""
    return _state(error) in _WORTH_ANOTHER_TRY


def _state(error: sa.exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""
