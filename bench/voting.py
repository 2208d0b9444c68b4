"""A room that votes: ``python bench/voting.py [--kill] [--phones N] [--database postgresql|sqlite]``, from the top folder.

200 phones over two server processes on PostgreSQL, then 100 on one process with SQLite. Each phone joins, looks every two
seconds whether the session moved, as its browser does, votes at a moment of its own within 20 s, and follows the reveal.
``--kill`` kills one of the two servers amid the votes and starts it again: its phones come back, and what was confirmed to
them is there. Ends with 1 when something is over its bar.
"""

import argparse
import asyncio
import os
import platform
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import httpx
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.kills import AppServer
from bench.load import centile
from bench.people import step_of
from bench.protocol import Missing, Tab
from logic import services
from logic.bootstrap import Application, start
from logic.documents.record import saying
from logic.documents.voting_words import name_of
from logic.settings import Settings
from logic.voting import choices, typed_code
from tests import voting

ROOT = Path(__file__).resolve().parents[1]
WINDOW, ALL_IN, CONFIRMED, FOLLOWED = 20.0, 30.0, 1.0, 3.0
"""Seconds: in which people vote; by which all votes are in; for one vote (p95); after a reveal, until the last phone shows it."""
KILLED_AT = 8.0
"""Seconds after voting opened; with ``--kill``."""
AGAIN = 0.5
"""Seconds until a phone that lost its server tries to reach it again."""
GIVEN_UP = 45.0
ITEMS = ("S02", "S03")


@dataclass
class Room:
    """What all phones share: how far the session is, and what was measured."""

    app: Application
    session: int
    token: str
    items: int = len(ITEMS)
    window: float = WINDOW
    """Seconds in which people vote."""
    killed_at: float = 0.0
    """Seconds after voting on the first item opened at which a server is killed; 0 for never."""
    opened: float = 0.0
    """When voting on the present item began, by ``perf_counter``."""
    over: bool = False
    joined: int = 0
    votes: list[float] = field(default_factory=list)
    """Seconds from when somebody pressed the button to the page that confirms it."""
    last_in: float = 0.0
    shown: dict[str, list[float]] = field(default_factory=dict)
    """Step of the page -> when each phone showed it."""
    looks: list[float] = field(default_factory=list)
    kept: int = 0
    """Votes that were in although the server died before it could say so: allowed, and better than the other way."""
    lost: int = 0
    """How often a phone lost its server."""
    back: list[float] = field(default_factory=list)
    """Seconds until it was where it had been."""
    slow: list[str] = field(default_factory=list)
    """What took longer than its bar."""
    faults: Counter[str] = field(default_factory=Counter)
    """What is wrong, however quick the machine is."""

    @property
    def words(self) -> dict[str, str]:
        """Choice -> its words on the phone."""
        pack = self.app.pack
        return {choice: name_of(saying(pack.screen), pack, choice) for choice in choices(pack)}


class Phone:
    """One phone: joins, looks, votes, follows; comes back when its server went away."""

    def __init__(self, room: Room, addresses: Sequence[str], chance: random.Random) -> None:
        self._room, self._addresses, self._chance = room, addresses, chance
        self._query, self._seen, self._step, self._press = f"t={room.token}", -1, "", 0.0
        self._sent: tuple[int, tuple[str, str]] | None = None
        self.tab = Tab(addresses[0])
        self.confirmed: dict[int, tuple[str, str]] = {}
        """Number of the item -> what it chose, once the page said that it is in."""

    @property
    def name(self) -> str:
        """Its random name."""
        return self._query.partition("&p=")[2]

    async def come(self, http: httpx.AsyncClient) -> None:
        """Scan the square code and press Join."""
        await self._open(http)
        await self._checked(self.tab.click(self._room.app.pack.screen["vote.join.go"]))
        self._query = self.tab.query
        self._room.joined += 1

    async def stay(self, http: httpx.AsyncClient) -> None:
        """Until the session is over."""
        while not self._room.over:
            try:
                await self._one()
            except (ConnectionError, OSError, httpx.HTTPError):
                await self._return(http)
            except Missing as problem:
                self._room.faults[str(problem)[:200]] += 1
                await asyncio.sleep(AGAIN)

    async def _one(self) -> None:
        """Whatever comes first: the press of the button, or the next look."""
        step = self._noticed()
        waiting = step.startswith("vote-open-") and self._press
        await asyncio.sleep(max(0.0, min(self.tab.due, self._press if waiting else self.tab.due) - perf_counter()))
        if waiting and perf_counter() >= self._press:
            await self._vote(int(step.rpartition("-")[2]))
        elif visit := await self.tab.keep_time():
            self._room.looks.append(visit.seconds)
            if visit.error:
                raise ConnectionError(visit.error)

    def _noticed(self) -> str:
        """The step on the page. It is read once for each time that the page was drawn; looks draw nothing."""
        if self._seen != self.tab.drawn:
            self._seen, before, self._step = self.tab.drawn, self._step, step_of(self.tab)
            if self._step != before:
                self._room.shown.setdefault(self._step, []).append(perf_counter())
                if self._step.startswith("vote-open-"):
                    if not self._press:  # set already: it lost its server before it voted
                        self._press = self._room.opened + self._chance.uniform(0.05, 1.0) * self._room.window
                elif self._step.startswith("vote-in-"):
                    self._found(int(self._step.rpartition("-")[2]))
        return self._step

    def _found(self, item: int) -> None:
        """Its page says that its vote is in. After a lost connection that is the first it hears of the vote it sent."""
        if item not in self.confirmed and self._sent and self._sent[0] == item:
            self.confirmed[item], self._press = self._sent[1], 0.0
            self._room.last_in = max(self._room.last_in, perf_counter())
            self._room.kept += 1

    async def _vote(self, item: int) -> None:
        words = self._room.words
        chosen = (self._chance.choice([*words]), self._chance.choice([*words]))
        for ask, choice in zip(("now", "should"), chosen, strict=True):
            self.tab.choose(words[choice], self._room.app.pack.screen[f"vote.{ask}"])
        began, self._sent = self._press, (item, chosen)
        await self._checked(self.tab.click(self._room.app.pack.screen["vote.send"]))
        self._step = step_of(self.tab)
        if self._step != f"vote-in-{item}":
            raise Missing(f"the vote was not taken: {self._step} {self.tab.text()[:300]}")
        at = perf_counter()
        self._press = 0.0
        self.confirmed[item] = chosen
        self._room.votes.append(at - began)
        self._room.last_in = max(self._room.last_in, at)

    async def _return(self, http: httpx.AsyncClient) -> None:
        """Find the place again, on the same server or another."""
        began = perf_counter()
        self._room.lost += 1
        while not self._room.over and perf_counter() - began < GIVEN_UP:
            for address in self._addresses:
                self.tab = Tab(address)
                try:
                    await self._open(http)
                except (ConnectionError, OSError, httpx.HTTPError):
                    continue
                self._seen, self._step = -1, ""
                if self._press:  # whoever had not voted yet presses the button a moment later
                    self._press = max(self._press, perf_counter() + self._chance.uniform(0.5, 1.5))
                self._room.back.append(perf_counter() - began)
                return
            await asyncio.sleep(AGAIN)

    async def _open(self, http: httpx.AsyncClient) -> None:
        await self._checked(self.tab.open(http, "vote", self._query))

    async def _checked(self, visiting: object) -> None:
        visit = await visiting  # type: ignore[misc]
        if visit.error:
            raise ConnectionError(visit.error)
        if visit.broken:
            raise Missing(f"the page broke: {visit.broken}")


async def hold(room: Room, phones: Sequence[Phone], servers: Sequence[AppServer]) -> None:
    """A whole session: all come in, vote on each item, and see what was said."""
    limits = httpx.Limits(max_connections=20)
    async with httpx.AsyncClient(timeout=GIVEN_UP, limits=limits) as http:
        for at in range(0, len(phones), 8):
            await asyncio.gather(*(phone.come(http) for phone in phones[at : at + 8]))
        staying = [asyncio.create_task(phone.stay(http)) for phone in phones]
        await asyncio.sleep(room.window / 10)
        for number in range(1, room.items + 1):
            room.opened = perf_counter()
            await move(room, "next")
            began = perf_counter()
            if room.killed_at and number == 1:
                await asyncio.sleep(room.killed_at)
                servers[0].kill()
                hold_against(room, [phone for phone in phones if number in phone.confirmed], number)
                await asyncio.sleep(room.window / 20)
                await asyncio.to_thread(servers[0].start)
            while sum(number in phone.confirmed for phone in phones) < len(phones):
                if perf_counter() - began > GIVEN_UP:
                    break
                await asyncio.sleep(0.1)
            took = room.last_in - room.opened
            count = await asyncio.to_thread(services.session_view, room.app, room.session)
            told(room, f"item {number}: all votes in", took, ALL_IN)
            told(room, f"item {number}: votes that are missing", len(phones) - count.count.voted, 0, unit="")
            revealed = perf_counter()
            await move(room, "reveal")
            step = f"vote-revealed-{number}"
            while len(room.shown.get(step, ())) < len(phones) and perf_counter() - revealed < GIVEN_UP:  # noqa: ASYNC110
                await asyncio.sleep(0.1)
            seen = room.shown.get(step, [])
            told(room, f"item {number}: phones that do not show the reveal", len(phones) - len(seen), 0, unit="")
            told(room, f"item {number}: last phone shows the reveal", max(seen, default=0.0) - revealed, FOLLOWED)
        room.over = True
        await asyncio.gather(*staying)
        await asyncio.gather(*(phone.tab.close() for phone in phones))


def told(room: Room, what: str, found: float, most: float, *, unit: str = " s") -> None:
    """A line of the table; what is over its bar is a fault."""
    over = found > most
    shown = f"{found:.2f}" if unit else f"{found:.0f}"
    print(f"| {what} | {shown}{unit} | {most:g}{unit} |{' **over**' if over else ''}", flush=True)
    if over:
        if unit:
            room.slow.append(what)
        else:
            room.faults[what] += 1


async def move(room: Room, one: services.Move) -> None:
    """What whoever leads does."""
    await asyncio.to_thread(voting.move, room.app, room.session, one)


def check(room: Room, phones: Sequence[Phone]) -> None:
    """Hold what the database counts against what was confirmed to each phone."""
    for number, result in enumerate(services.session_results(room.app, room.session), 1):
        for place, ask in enumerate(("now", "should")):
            sent = Counter(phone.confirmed[number][place] for phone in phones if number in phone.confirmed)
            if result.spreads[ask].counts != sent:  # type: ignore[index]
                room.faults[f"item {number}: {ask} is not counted as it was confirmed"] += 1
    hold_against(room, phones, room.items)


def hold_against(room: Room, phones: Sequence[Phone], item: int) -> None:
    """Whether the votes of these phones on this item, at which the session is, are as they were confirmed."""
    for phone in phones:
        vote = services.room(room.app, room.token, phone.name).vote
        if item in phone.confirmed and (vote.now, vote.should) != phone.confirmed[item]:
            room.faults[f"item {item}: a confirmed vote is lost"] += 1


def run(database: str, phones: int, processes: int, *, kill: bool) -> bool:
    """One room on servers of its own; whether all was well."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = ""
        if database == "postgresql":
            from tests.postgres import PostgresServer

            postgres = stack.enter_context(PostgresServer(durable=True))
            url = postgres.url(postgres.make())
        print(f"\n{phones} phones, {processes} server(s), {database}{', one killed' if kill else ''}\n")
        print("| what | found | bar |\n| --- | --- | --- |")
        before, began = psutil.cpu_times(), perf_counter()
        room = held(folder, url, phones, processes, killed_at=KILLED_AT if kill else 0.0)
        busy = psutil.cpu_times()
        seconds = perf_counter() - began
        told(room, "a vote until it is confirmed, p95", centile(room.votes, 95), CONFIRMED)
        print(f"| the same, middle and longest | {centile(room.votes, 50):.3f} s, {max(room.votes):.2f} s | |")
        print(f"| a look that finds nothing new, middle and p95 | {looks(room)} | |")
        used = (busy.user - before.user + busy.system - before.system + busy.nice - before.nice) / seconds
        own = sum(psutil.Process().cpu_times()[:2]) / seconds
        print(f"| processors busy (this driver {own:.2f}) | {used:.2f} | |")
        if kill:
            print(
                f"| phones that lost their server, and came back in | {room.lost}, {max(room.back, default=0):.1f} s | |"
            )
            print(f"| votes kept that the dying server did not confirm | {room.kept} | |")
        print("".join(f"\nFAULT {fault}: {times}" for fault, times in room.faults.items()))
        return not room.faults and not room.slow


def held(
    folder: Path,
    url: str,
    phones: int,
    processes: int,
    *,
    killed_at: float = 0.0,
    window: float = WINDOW,
    items: Sequence[str] = ITEMS,
) -> Room:
    """A whole session over servers of its own, held against what was confirmed. ``url``: the database; empty for SQLite."""
    with ExitStack() as stack:
        environment = {"DOING_WITH_DATA": str(folder / "data"), "DOING_WITH_DATABASE_URL": url}
        setting_up = [sys.executable, "-m", "logic", "migrate"]
        subprocess.run(setting_up, cwd=ROOT, env={**os.environ, **environment}, check=True)  # noqa: S603
        app = start(Settings.from_environment({**os.environ, **environment}))
        stack.callback(app.store.close)
        session = voting.make(app, *items)
        room = Room(app, session, voting.token_of(app, session), len(items), window, killed_at)
        code = services.session_view(app, session).session.code or ""
        assert services.come_by_code(app, typed_code(code)) == room.token  # noqa: S101 - what people type leads there too
        public = {**environment, "DOING_WITH_SURFACE": "public"}
        servers = [
            AppServer({**public, "DOING_WITH_PROCESSOR": str(number)}, folder / f"server{number}.log")
            for number in range(processes)
        ]
        for server in servers:
            stack.callback(server.kill)
            server.start()
        addresses = [server.address for server in servers]
        chance = random.Random(2026)  # noqa: S311 - chance, not a secret
        people = []
        for number in range(phones):
            mine = number % processes
            people.append(Phone(room, [*addresses[mine:], *addresses[:mine]], random.Random(chance.random())))  # noqa: S311
        asyncio.run(hold(room, people, servers))
        check(room, people)
        return room


def looks(room: Room) -> str:
    """Middle and p95 of the looks."""
    return " and ".join(f"{centile(room.looks, of) * 1000:.0f} ms" for of in (50, 95))


def main() -> int:
    """Print the tables; 1 when something is over its bar or was lost."""
    parser = argparse.ArgumentParser(description="A room that votes.")
    parser.add_argument("--kill", action="store_true", help="kill one of two servers amid the votes")
    parser.add_argument("--phones", type=int, default=0, help="how many phones (200 on two servers, 100 on one)")
    parser.add_argument("--database", choices=["postgresql", "sqlite"], help="only this one")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    fine = []
    if options.database != "sqlite":
        fine.append(run("postgresql", options.phones or 200, 2, kill=options.kill))
    if options.database == "sqlite" or not options.database:
        fine.append(run("sqlite", options.phones or 100, 1, kill=options.kill))
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
