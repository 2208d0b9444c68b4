"""Everything that differs between SQLite and PostgreSQL while the app runs, in this one module."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event

from logic.errors import StoreUnavailable

WRITING = "doing_with_writing"
"""Execution option set on a connection that is about to write."""

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
    "55P03": "locked",  # lock_not_available
    "40P01": "locked",  # deadlock_detected
    "40001": "locked",  # serialization_failure
    "57014": "locked",  # query_canceled, by statement_timeout
    "53100": "full",  # disk_full
    "25006": "read_only",  # read_only_sql_transaction
    "57P03": "missing",  # cannot_connect_now
    "3D000": "missing",  # invalid_catalog_name
}


def create(url: str, *, may_create: bool, busy_milliseconds: int) -> sa.Engine:
    """An engine for this URL. SQLite files are created only when asked for, never by looking."""
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed, may_create=may_create, busy_milliseconds=busy_milliseconds)
        waiting = {"options": f"-c lock_timeout={busy_milliseconds}"}
        return sa.create_engine(parsed, pool_pre_ping=True, connect_args=waiting)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError) as error:
        # The URL may hold a password, so it is not repeated.
        raise StoreUnavailable("missing", f"the database address cannot be used ({type(error).__name__})") from error


def _sqlite(url: sa.URL, *, may_create: bool, busy_milliseconds: int) -> sa.Engine:
    if not url.database or url.database == ":memory:":
        raise StoreUnavailable("missing", "the database must be a file")
    if url.query:
        # Left alone, the text after it would be dropped and another file used.
        raise StoreUnavailable("missing", "the database's path must not hold a question mark")
    file = Path(url.database).absolute()
    if may_create:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("read_only", f"its folder cannot be made ({type(error).__name__})") from error
    address = f"file:{quote(str(file))}?mode={'rwc' if may_create else 'rw'}"

    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver starts no transaction of its own; ours begin below.
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=busy_milliseconds / 1000
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if may_create:
                _keep_a_write_ahead_log(connection, until=monotonic() + busy_milliseconds / 1000)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = sa.create_engine(url, creator=connect, pool_size=10, max_overflow=20)

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


def alone(connection: sa.Connection) -> None:
    """Wait until no other migration runs, for the rest of this transaction.

    In SQLite beginning to write has done so already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATING)))


def reason(error: sa.exc.DBAPIError) -> str:
    """Why the database could not be used: a ``StoreUnavailable`` reason."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        # The low byte is the family; the rest says which of several ways it happened.
        return _SQLITE_REASONS.get(code & 0xFF, "broken")
    state = getattr(error.orig, "sqlstate", None) or ""
    if state.startswith("08") or (not state and error.connection_invalidated):
        return "missing"
    return _POSTGRESQL_REASONS.get(state, "broken" if state else "missing")
