"""Many tabs at once on one server: how long each click takes, and what the server uses meanwhile."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import httpx
import psutil

from bench.people import Click
from bench.protocol import Missing, Tab, Visit

Person = Callable[[Tab], AsyncIterator[Click]]
MOST_FAULTS = 5
"""A tab that fails this often is given up; the report says why."""


@dataclass
class Result:
    """What one load did. Times in seconds, memory in bytes."""

    sessions: int
    seconds: float
    visits: list[Visit] = field(default_factory=list)
    opened: list[Visit] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    server: float = 0.0
    """Processors the server kept busy: 1.0 is one of them, all the time."""
    client: float = 0.0
    others: float = 0.0
    """The same for everything else on the machine: when high, distrust the figures."""

    def named(self, name: str) -> list[Visit]:
        """The visits of this name that ended well."""
        return [visit for visit in self.visits if visit.name == name and not visit.error]

    @property
    def cost(self) -> float:
        """Seconds of a processor that the server took for each visit: it swings less than how long people wait."""
        return self.server * self.seconds / len(self.visits) if self.visits else float("nan")

    @property
    def broken(self) -> int:
        """Errors, lost tabs and exceptions shown: must be none."""
        return sum(self.faults.values()) + sum(len(visit.broken) for visit in [*self.visits, *self.opened])


def centile(values: Sequence[float], of_100: float) -> float:
    """The value that so many in a hundred do not exceed, between neighbours in proportion; not a number of nothing."""
    ordered = sorted(values)
    if not ordered:
        return float("nan")
    place, part = divmod((len(ordered) - 1) * of_100 / 100, 1)
    low = ordered[int(place)]
    return low + (ordered[min(int(place) + 1, len(ordered) - 1)] - low) * part


class Watch:
    """Memory and processor time of the server, with every process it started."""

    def __init__(self, pid: int) -> None:
        self._server = psutil.Process(pid)
        self._client = psutil.Process()

    def memory(self) -> int:
        """Resident bytes."""
        return sum(one.memory_info().rss for one in self._tree())

    def busy(self) -> tuple[float, float, float]:
        """Processor seconds so far: the server, this client, the whole machine."""
        times = psutil.cpu_times()
        machine = times.user + times.nice + times.system + times.irq + times.softirq + times.steal
        server = sum(sum(one.cpu_times()[:2]) for one in self._tree())
        return server, sum(self._client.cpu_times()[:2]), machine

    def _tree(self) -> list[psutil.Process]:
        return [self._server, *self._server.children(recursive=True)]


async def load(
    address: str,
    pid: int,
    person: Person,
    *,
    path: str = "",
    sessions: int = 1,
    seconds: float = 10.0,
    pace: float = 0.0,
    warmup: float = 2.0,
) -> Result:
    """Open the tabs, let each do what the person does, and measure after the warm-up.

    ``pace``: each tab clicks every so many seconds, from a moment of its own, whether or not the server keeps up;
    0 clicks again as soon as the page is there.
    """
    random.seed(2026)
    watch, result = Watch(pid), Result(sessions, seconds)
    async with httpx.AsyncClient(timeout=60) as http:
        await _first_visitor(address, path, person, http)
        opening = [_open(address, path, http, result, 0.02 * number) for number in range(sessions)]
        tabs = [tab for tab in await asyncio.gather(*opening) if tab is not None]
    await asyncio.sleep(0.5)
    begin = perf_counter() + warmup
    end = begin + seconds
    driving = [asyncio.create_task(_drive(tab, person, result, begin, end, pace)) for tab in tabs]
    await asyncio.sleep(warmup)
    before = watch.busy()
    await asyncio.sleep(seconds)
    server, client, machine = (after - was for after, was in zip(watch.busy(), before, strict=True))
    result.server, result.client = server / seconds, client / seconds
    result.others = max(0.0, machine - server - client) / seconds
    await asyncio.gather(*driving)
    await asyncio.gather(*(tab.close() for tab in tabs))
    return result


async def _first_visitor(address: str, path: str, person: Person, http: httpx.AsyncClient) -> None:
    """What the process does once is not what each session costs."""
    tab = Tab(address)
    await tab.open(http, path)
    done = 0
    async for click in person(tab):
        await click()
        done += 1
        if done == 3:  # noqa: PLR2004 - enough to import and read everything
            break
    await tab.close()
    await asyncio.sleep(0.5)


async def _open(address: str, path: str, http: httpx.AsyncClient, result: Result, wait: float) -> Tab | None:
    await asyncio.sleep(wait)
    tab = Tab(address)
    try:
        visit = await tab.open(http, path)
    except (ConnectionError, OSError, httpx.HTTPError) as problem:
        result.faults[f"opening: {problem!r}"] += 1
        return None
    result.opened.append(visit)
    if visit.error:
        result.faults[f"opening: {visit.error}"] += 1
        return None
    return tab


async def _drive(tab: Tab, person: Person, result: Result, begin: float, end: float, pace: float) -> None:
    turn = perf_counter() + random.uniform(0, pace)  # noqa: S311 - spreads the load, no secret
    faults = 0
    while perf_counter() < end and faults < MOST_FAULTS and not tab.lost:
        try:
            async for click in person(tab):
                late = 0.0
                if pace:
                    await asyncio.sleep(max(0.0, min(turn, end) - perf_counter()))
                    late, turn = max(0.0, perf_counter() - turn), turn + pace
                if perf_counter() >= end:
                    return
                visit = await click()
                visit.late = late
                if visit.began + visit.seconds >= begin:  # slow ones begun in the warm-up count too
                    result.visits.append(visit)
                if visit.error:
                    result.faults[visit.error] += 1
                    return
        except Missing as problem:
            result.faults[str(problem)[:200]] += 1
            faults += 1
            await asyncio.sleep(0.5)
