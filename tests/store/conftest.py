"""An application on a real database, and one activity in it: every test that asks for them runs on both databases.

A test about one database alone says so by a fixture: ``file`` is SQLite's, ``postgres`` is PostgreSQL's.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from logic.activity import LOCAL_ACTOR
from logic.services import start_activity
from logic.store import migrate
from tests import builders


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what touches a database on both, or on the one that the test is about."""
    if "database" in metafunc.fixturenames:
        only = {"file": "sqlite", "postgres": "postgresql"}
        named = [only[fixture] for fixture in only if fixture in metafunc.fixturenames]
        metafunc.parametrize("database", named or ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def database(request):
    """Which database: "sqlite" or "postgresql"."""
    return request.param


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, request) -> Callable[[str], Any]:
    """What the migrations make, made once to be copied: an SQLite file, or a PostgreSQL database by name."""
    made: dict[str, Any] = {}

    def template(database: str) -> Any:
        if database not in made:
            if database == "sqlite":
                made[database] = tmp_path_factory.mktemp("template") / "doing-with.db"
                migrate.upgrade(f"sqlite:///{made[database]}")
            else:
                server = request.getfixturevalue("postgres_server")
                made[database] = server.make()
                migrate.upgrade(server.url(made[database]))
        return made[database]

    return template


@pytest.fixture
def fresh_url(database, tmp_path, request):
    """The address of a database with nothing in it: no file, or no table."""
    if database == "sqlite":
        yield builders.settings(tmp_path).database_url
        return
    server = request.getfixturevalue("postgres_server")
    with server.database() as name:
        yield server.url(name)


@pytest.fixture
def database_url(database, tmp_path, migrated, request):
    """The address of a database that has been set up and holds nothing yet."""
    if database == "sqlite":
        shutil.copy(migrated("sqlite"), tmp_path / "doing-with.db")
        yield builders.settings(tmp_path).database_url
        return
    server = request.getfixturevalue("postgres_server")
    with server.database(migrated("postgresql")) as name:
        yield server.url(name)


@pytest.fixture
def app(tmp_path, database_url):
    built = builders.application(tmp_path, database_url=database_url, migrated=True)
    yield built
    built.store.close()


@pytest.fixture
def ref(app):
    return start_activity(app, LOCAL_ACTOR, title="Day service", level="service", key="first")


@pytest.fixture
def file(app):
    """The SQLite file itself, to look at it or spoil it from outside."""
    return app.settings.data / "doing-with.db"


@pytest.fixture
def postgres(database, postgres_server):
    """The PostgreSQL server itself, to stop it or to speak to it from outside."""
    return postgres_server


@pytest.fixture
def outside(database, request):
    """Run SQL from outside the app, in a transaction of its own; gives the rows."""

    of = "fresh_url" if "fresh_url" in request.fixturenames else "database_url"
    database_url = request.getfixturevalue(of)

    def run(statement: str) -> list[tuple[Any, ...]]:
        if database == "sqlite":
            with closing(sqlite3.connect(Path(database_url.removeprefix("sqlite:///")))) as connection, connection:
                return connection.execute(statement).fetchall()
        with psycopg.connect(database_url) as connection:
            done = connection.execute(statement)
            return done.fetchall() if done.description else []

    return run


@pytest.fixture
def bytes_of(app, database, database_url, request):
    """Every byte that the database keeps of a table: SQLite's whole file with its log, or PostgreSQL's file of that table."""

    def read(table: str) -> bytes:
        if database == "sqlite":
            return b"".join(path.read_bytes() for path in sorted(app.settings.data.glob("doing-with.db*")))
        server = request.getfixturevalue("postgres_server")
        return server.file_of(table, database=database_url.rpartition("/")[2])

    return read
