"""Kill the server again and again while somebody answers, and see that nothing confirmed is lost.

    python bench/kills.py [--kills 200] [--database sqlite|postgresql] [--seed N]

A tab speaks the websocket protocol and goes through the questions. An answer counts as confirmed when the run that
shows the next step has ended. After a few answers the server is killed (SIGKILL) at a random moment of the next click,
often in the middle of its save; then it is started again, and the database is held against what was confirmed. With
PostgreSQL, every tenth time the database server crashes in the same moment. Ends with 1 when anything was lost.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from time import monotonic, perf_counter, sleep

import httpx
import sqlalchemy as sa

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.people import step_of
from bench.protocol import Missing, Tab, Visit
from logic.bootstrap import Application, start
from logic.settings import Settings
from logic.store.tables import activity, answer, audit, part
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
STEADY = {"purpose", "affected", "open"}
"""Questions that are always answered yes, so that the way is long."""
LONGEST_CLICK = 0.06
"""Seconds; a click takes about half of it. The kill falls somewhere in them."""
CRASH_EVERY = 10
PATIENCE = 90


@dataclass
class Tally:
    """What was done and what was found."""

    kills: int = 0
    crashes: int = 0
    """How often the database server was stopped in the same moment."""
    clicks_cut: int = 0
    """Kills that left a click without its page."""
    confirmed: int = 0
    lost: list[str] = field(default_factory=list)
    """Confirmed answers that the database does not hold as they were given."""
    torn: list[str] = field(default_factory=list)
    """What was saved by halves, or failed the database's own check."""
    unconfirmed: int = 0
    """Answers that were kept although their page never came: allowed, and better than the other way."""
    restarts: list[float] = field(default_factory=list)
    """Seconds from starting the server to the first page."""

    @property
    def well(self) -> bool:
        """Nothing lost, nothing by halves."""
        return not self.lost and not self.torn

    def __str__(self) -> str:
        lines = (
            f"kills                         {self.kills:>7}",
            f"  that cut a click short      {self.clicks_cut:>7}",
            f"  with the database crashing  {self.crashes:>7}",
            f"answers confirmed             {self.confirmed:>7}",
            f"  lost                        {len(self.lost):>7}",
            f"saved by halves or damaged    {len(self.torn):>7}",
            f"kept but never confirmed      {self.unconfirmed:>7}",
            f"restart to first page, mean   {mean(self.restarts):>7.2f} s",
        )
        return "\n".join([*lines, *self.lost, *self.torn])


class AppServer:
    """The app, started directly, so that starting again takes about a second."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self._environment = {**os.environ, **environment}
        self._log = log
        self._port = free_port()
        self.address = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self._port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        until = monotonic() + PATIENCE
        while True:
            try:
                if httpx.get(f"{self.address}/_stcore/health", timeout=2).is_success:
                    return
            except httpx.HTTPError:
                if self._process.poll() is not None or monotonic() > until:
                    raise
                sleep(0.02)

    def kill(self) -> None:
        """As a power cut would, for this one process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


Given = tuple[str, str]
"""An answer and its note."""
Place = tuple[str, str]
"""Reference and question."""


class Person:
    """Somebody who answers one question after another, and remembers what was confirmed."""

    def __init__(self, chance: random.Random, words: Mapping[str, str]) -> None:
        self._chance = chance
        self._answers = {words[f"answers.{value}"]: value for value in ("yes", "no", "not_sure")}
        self.confirmed: dict[Place, Given] = {}
        self.pending: tuple[Place, Given] | None = None
        self.tab: Tab | None = None
        self._query = ""
        self._count = 0

    async def sit_down(self, address: str, http: httpx.AsyncClient) -> None:
        """Open the page again where it was left."""
        self.tab = Tab(address)
        visit = await self.tab.open(http, "approach", self._query)
        if visit.error or visit.broken:
            raise Missing(f"the page did not come: {visit.error or visit.broken}")

    async def click(self) -> bool:
        """Do what the page asks for and wait for the next; gives whether that was an answer, confirmed.

        Raises ``ConnectionError`` when the page never came.
        """
        tab = self.tab
        assert tab is not None  # noqa: S101 - sat down first
        step = step_of(tab)
        self.pending = self._fill_in(tab, step)
        visit = await (tab.click("Continue") if step != "check" else self._from_the_start(tab))
        if visit.error:
            raise ConnectionError(visit.error)
        if visit.broken or step_of(tab) == step:
            raise Missing(f"{step} was not taken: {visit.broken or tab.text()[:500]}")
        self._query = tab.query
        if self.pending is None:
            return False
        place, given = self.pending
        self.confirmed[place] = given
        self.pending = None
        return True

    def _fill_in(self, tab: Tab, step: str) -> tuple[Place, Given] | None:
        self._count += 1
        if step == "begin":
            tab.type("Working name", f"Through {self._count} power cuts")
            tab.choose("Service", "How big")
        elif step == "decision":
            tab.type("The decision", "Whether the drop-in moves, and where to.")
            tab.type("Who decides", "Cabinet")
        elif step.startswith("question-"):
            question = step.removeprefix("question-")
            offered = list(tab.find({"radio"}, "").element.options)
            any_of = offered if question not in STEADY and self._chance.random() < 0.2 else offered[:1]  # noqa: PLR2004
            chosen, note = self._chance.choice(any_of), f"Minute {self._count} says so, in £, € and ✓."
            tab.choose(chosen)
            tab.type("How do we know", note)
            return (tab.address()["a"], question), (self._answers[chosen], note)
        elif tab.shows({"radio"}):
            tab.choose("Yes")
        return None

    async def _from_the_start(self, tab: Tab) -> Visit:
        """All is answered: another piece of work, or the same questions over again."""
        if self._chance.random() < 0.5:  # noqa: PLR2004
            return await tab.go("approach", "")
        kept = "&".join(pair for pair in tab.query.split("&") if pair.split("=")[0] in {"a", "p"})
        return await tab.go("approach", f"{kept}&q=purpose")


async def kill_again_and_again(
    server: AppServer,
    app: Application,
    kills: int,
    *,
    seed: int = 1,
    crash: Callable[[], None] | None = None,
    told: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Kill the server so many times; ``app`` looks at the same database from outside, ``crash`` stops it and starts it."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - chance, not a secret
    person = Person(chance, app.pack.screen)
    async with httpx.AsyncClient(timeout=PATIENCE) as http:
        for round_ in range(kills + 1):
            began = perf_counter()
            server.start()
            await person.sit_down(server.address, http)
            if round_:
                tally.restarts.append(perf_counter() - began)
                look(app, person, tally)
                told(tally)
            if round_ == kills:
                break
            for _ in range(chance.randint(2, 8)):
                tally.confirmed += await person.click()
            crashing = crash if crash and round_ % CRASH_EVERY == CRASH_EVERY - 1 else None
            await _cut(server, person, tally, chance.uniform(0, LONGEST_CLICK), crashing)
    server.kill()
    return tally


async def _cut(
    server: AppServer, person: Person, tally: Tally, moment: float, crash: Callable[[], None] | None
) -> None:
    """Click, and kill the server at that moment of it."""
    clicking = asyncio.create_task(person.click())
    await asyncio.sleep(moment)
    server.kill()
    tally.kills += 1
    if crash:
        crash()
        tally.crashes += 1
    try:
        tally.confirmed += await clicking
    except ConnectionError:
        tally.clicks_cut += 1


def look(app: Application, person: Person, tally: Tally) -> None:
    """Hold the database against what was confirmed."""
    pending, person.pending = person.pending, None
    with app.store.reading() as work:
        rows = work.connection.execute(
            sa.select(activity.c.id, answer.c.question, answer.c.value, answer.c.note, answer.c.version)
            .join(part, part.c.activity_id == activity.c.id)
            .join(answer, answer.c.part_id == part.c.id)
        ).all()
        lines = sa.select(audit.c.activity_id, sa.func.count()).where(audit.c.verb == "give_answer")
        audited = dict(tuple(line) for line in work.connection.execute(lines.group_by(audit.c.activity_id)))
        tally.torn += damage(work.connection)
    saved = {(f"WT-{row.id:04d}", row.question): (row.value, row.note) for row in rows}
    if pending and saved.get(pending[0]) == pending[1]:
        tally.unconfirmed += 1
        person.confirmed[pending[0]] = pending[1]
    for place, given in person.confirmed.items():
        if saved.get(place) != given:
            tally.lost.append(f"lost: {place} was {given}, is {saved.get(place)}")
    tally.torn += [f"torn: {place} was never confirmed" for place in saved.keys() - person.confirmed.keys()]
    versions: dict[int, int] = {}
    for row in rows:
        versions[row.id] = versions.get(row.id, 0) + row.version
    if versions != audited:
        tally.torn.append(f"torn: versions {versions}, audit lines {audited}")


def damage(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong."""
    if connection.dialect.name == "sqlite":
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        found += [str(tuple(row)) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        return [f"damaged: {line}" for line in found if line != "ok"]
    tables = "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    indexes = f"SELECT indexrelid FROM pg_index WHERE indrelid IN ({tables.replace('oid::regclass', 'oid')})"
    connection.exec_driver_sql(f"SELECT bt_index_check(i.indexrelid, true) FROM ({indexes}) AS i")
    checked = connection.exec_driver_sql(f"SELECT v.* FROM ({tables}) AS t, verify_heapam(t.oid) AS v")
    return [f"damaged: {tuple(row)}" for row in checked]


@contextmanager
def killable(folder: Path, database_url: str = "") -> Iterator[tuple[AppServer, Application]]:
    """An app of its own over this database, set up and not yet started, and the same looked at from outside."""
    environment = {"DOING_WITH_DATA": str(folder / "data"), "DOING_WITH_DATABASE_URL": database_url}
    setting_up = [sys.executable, "-m", "logic", "migrate"]
    subprocess.run(setting_up, cwd=ROOT, env={**os.environ, **environment}, check=True)  # noqa: S603
    app = start(Settings.from_environment(environment))
    server = AppServer(environment, folder / "server.log")
    try:
        yield server, app
    finally:
        server.kill()
        app.store.close()


def main() -> int:
    """Kill, look, and print the table."""
    parser = argparse.ArgumentParser(description="Kill the server again and again while somebody answers.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    def told(tally: Tally) -> None:
        print(f"\r{tally.kills} kills, {tally.confirmed} answers confirmed", end="", file=sys.stderr, flush=True)

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url, crash = "", None
        if options.database == "postgresql":
            from tests.postgres import PostgresServer

            postgres = stack.enter_context(PostgresServer(durable=True))
            name = postgres.make()
            postgres.run("CREATE EXTENSION amcheck", database=name)
            url = postgres.url(name)

            def crash() -> None:
                postgres.stop()
                postgres.start()

        server, app = stack.enter_context(killable(folder, url))
        tally = asyncio.run(kill_again_and_again(server, app, options.kills, seed=options.seed, crash=crash, told=told))
    print(f"\n{options.database}, seed {options.seed}\n{tally}")
    return 0 if tally.well else 1


if __name__ == "__main__":
    sys.exit(main())
