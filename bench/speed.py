"""How quick the product is beside a one-line Streamlit page: ``python bench/speed.py [PART ...]``, from the top folder.

Parts: ``steps`` (one answer at 1, 20 and 50 sessions that never pause), ``paced`` (300 sessions, a click every 5 s each),
``start`` (from nothing to the first page), ``memory`` (an idle session; 10,000 clicks in one), ``list`` (the activities
page with 100 and with 100,000), ``decide`` (10,000 objects on the command line). Without a part, all of them.

Every figure of ours has its floor from the same run: the one-line page with our settings and, for the steps, with
Streamlit's own. Ends with 1 when something is over its bar.
"""

import argparse
import asyncio
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.load import Person, Result, Watch, centile, load
from bench.people import ANSWER, answering, bare, wizard
from bench.protocol import Tab
from bench.serve import ROOT, Running, bare_folder, migrated, serving

MILLI, MEGA, KILO = 1e-3, 2**20, 1024


def main() -> int:
    """Run the parts asked for; 1 when one is over its bar."""
    parts: dict[str, Callable[[Path, argparse.Namespace], bool]] = {
        "steps": steps,
        "paced": paced,
        "start": start,
        "memory": memory,
        "list": lists,
        "decide": decide,
    }
    parser = argparse.ArgumentParser(description="How quick the product is beside a one-line Streamlit page.")
    parser.add_argument("part", nargs="*", help=", ".join(parts))
    parser.add_argument("--seconds", type=float, default=15, help="how long each load is measured (15)")
    parser.add_argument("--sessions", type=int, default=300, help="sessions of the paced load (300)")
    parser.add_argument("--clicks", type=int, default=10_000, help="clicks of the long session (10000)")
    options = parser.parse_args()
    if unknown := set(options.part) - set(parts):
        parser.error(f"no part {', '.join(sorted(unknown))}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    fine = []
    for name in options.part or parts:
        print(f"\n== {name}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            fine.append(parts[name](Path(folder), options))
    return 0 if all(fine) else 1


def steps(folder: Path, options: argparse.Namespace) -> bool:
    """One answer, given and saved and the next question on the page, by sessions that never pause."""
    fine = []
    kinds: tuple[tuple[str, Path, Person, str], ...] = (
        ("bare, our settings", bare_folder(folder / "bare", our_settings=True), bare, ""),
        ("bare, Streamlit's own", bare_folder(folder / "plain", our_settings=False), bare, ""),
        ("one answer", ROOT, answering, "approach"),
    )
    print("| sessions | page | median ms | p95 ms | clicks a second | server | others |\n|---|---|---|---|---|---|---|")
    for sessions in (1, 20, 50):
        found = {}
        for name, where, person, path in kinds:
            with server(where, folder / f"data{sessions}") as one:
                result = run(one, person, path, sessions=sessions, seconds=options.seconds)
            found[name] = middle(result)
            times = [visit.seconds for visit in result.named(ANSWER)]
            print(
                f"| {sessions} | {name} | {found[name] / MILLI:.1f} | {centile(times, 95) / MILLI:.1f} | "
                f"{len(result.visits) / result.seconds:.0f} | {result.server:.2f} | {result.others:.2f} |",
                flush=True,
            )
        ours, floor, plain = found["one answer"], found["bare, our settings"], found["bare, Streamlit's own"]
        fine.append(bar(f"{sessions} sessions: times the bare page with our settings", ours / floor, 3))
        fine.append(bar(f"{sessions} sessions: times the bare page with Streamlit's own", ours / plain, 1))
    return all(fine)


def paced(folder: Path, options: argparse.Namespace) -> bool:
    """Many sessions that each click every five seconds, whether or not the server keeps up."""
    with server(ROOT, folder / "data") as one:
        result = run(one, wizard, "approach", sessions=options.sessions, seconds=max(30, options.seconds), pace=5)
    times = [visit.seconds + visit.late for visit in result.visits]
    print(
        f"{options.sessions} sessions: {len(times)} clicks, median {median(times) / MILLI:.0f} ms, "
        f"p99 {centile(times, 99) / MILLI:.0f} ms, server {result.server:.2f}, others {result.others:.2f} processors"
    )
    return bar("p95 of a click, in ms", centile(times, 95) / MILLI, 1000)


def start(folder: Path, _options: argparse.Namespace) -> bool:
    """From starting the process to the end of the first page, five times each."""
    floor_folder, env = bare_folder(folder / "bare", our_settings=True), migrated(folder / "data")

    def once(where: Path) -> float:
        with serving(where, env) as one:
            asyncio.run(first_page(one))
            return perf_counter() - one.began

    pairs = [(once(floor_folder), once(ROOT)) for _ in range(5)]
    floor, ours = (median(pair[place] for pair in pairs) for place in (0, 1))
    print(f"bare {floor:.2f} s, ours {ours:.2f} s (medians of 5)")
    return bar("times the bare page", ours / floor, 1.8)


async def first_page(one: Running) -> None:
    """Open the start page and leave."""
    async with httpx.AsyncClient(timeout=60) as http:
        tab = Tab(one.address)
        visit = await tab.open(http)
        await tab.close()
    if visit.error or visit.broken:
        raise SystemExit(f"the first page failed: {visit.error or visit.broken}")


def memory(folder: Path, options: argparse.Namespace) -> bool:
    """What one idle session more takes; then one session that clicks ten thousand times."""
    each = {}
    for name, where, path in (
        ("bare", bare_folder(folder / "bare", our_settings=True), ""),
        ("ours", ROOT, "approach"),
    ):
        with server(where, folder / "data") as one:
            each[name] = asyncio.run(idle_sessions(one, path)) / KILO
        print(f"{name}: {each[name]:.1f} kB for each idle session")
    fine = [bar("times an idle session of the bare page", each["ours"] / each["bare"], 1.5)]
    with server(ROOT, folder / "data-long") as one:
        sizes = asyncio.run(long_session(one, options.clicks))
    print("one session: " + ", ".join(f"{size / MEGA:.1f} MB after {clicks:,}" for clicks, size in sizes))
    # What a first thousand clicks fill is filled once; from there on it must not grow.
    fine.append(bar("MB grown from a tenth of the clicks to the last", (sizes[-1][1] - sizes[1][1]) / MEGA, 5))
    return all(fine)


async def idle_sessions(one: Running, path: str, first: int = 100, more: int = 400) -> float:
    """Resident bytes for each of the sessions that come after the first, opened one after another.

    The first hundred fill what is filled once: connections, caches, and what may lie about until Python next looks for
    cycles. Counted in, they made the same session 64 kB with fifty and 79 with a hundred.
    """
    watch, tabs = Watch(one.pid), []
    async with httpx.AsyncClient(timeout=60) as http:
        for number in range(first + more):
            if number == first:
                before = watch.memory()
            tabs.append(Tab(one.address))
            await tabs[-1].open(http, path)
        await asyncio.sleep(0.5)
        after = watch.memory()
        for tab in tabs:
            await tab.close()
    return (after - before) / more


async def long_session(one: Running, clicks: int) -> list[tuple[int, int]]:
    """(clicks so far, resident bytes), ten times."""
    watch, sizes = Watch(one.pid), []
    async with httpx.AsyncClient(timeout=60) as http:
        tab = Tab(one.address)
        await tab.open(http, "approach")
        done = 0
        async for click in wizard(tab):
            if done % (clicks // 10) == 0:
                sizes.append((done, watch.memory()))
            if done == clicks:
                break
            visit = await click()
            if visit.error or visit.broken:
                raise SystemExit(f"click {done} failed: {visit.error or visit.broken}")
            done += 1
        await tab.close()
    return sizes


def lists(folder: Path, _options: argparse.Namespace) -> bool:
    """The activities page, drawn again, with few and with many."""
    from bench.activities import SIZES, fill

    found = {}
    for size in SIZES:
        data = folder / f"data{size}"
        env = migrated(data)
        fill(f"sqlite:///{data / 'doing-with.db'}", size)
        with serving(ROOT, env) as one:
            found[size] = asyncio.run(drawn_again(one, "activities"))
        print(f"{size:,} activities: {found[size] / MILLI:.1f} ms")
    return bar("times the page with the fewest", found[SIZES[-1]] / found[SIZES[0]], 1.2)


async def drawn_again(one: Running, path: str, times: int = 100, *, query: str = "") -> float:
    """The middle time of one page drawn again and again."""
    async with httpx.AsyncClient(timeout=60) as http:
        tab = Tab(one.address)
        await tab.open(http, path, query)
        visits = [await tab.again() for _ in range(times)]
        await tab.close()
    if wrong := [visit for visit in visits if visit.error or visit.broken]:
        raise SystemExit(f"{path} failed: {wrong[0].error or wrong[0].broken}")
    return median(visit.seconds for visit in visits[times // 10 :])


def decide(folder: Path, _options: argparse.Namespace) -> bool:
    """Ten thousand objects, from their file to their answers, process and all."""
    from bench.engine import random_answers
    from logic.authoring.loader import read_pack
    from logic.settings import BUILT_IN_CONTENT

    flow = read_pack(BUILT_IN_CONTENT).flow
    rng = random.Random(2026)  # noqa: S311 - a sample, no secret
    asked = folder / "asked.json"
    asked.write_text(json.dumps([{"answers": random_answers(flow, rng)} for _ in range(10_000)]), encoding="utf-8")
    began = perf_counter()
    with (folder / "answers.json").open("wb") as answers:
        subprocess.run([sys.executable, "-m", "logic", "decide", asked], cwd=ROOT, stdout=answers, check=True)  # noqa: S603
    return bar("seconds for 10,000 objects", perf_counter() - began, 50)


@contextmanager
def server(where: Path, data: Path) -> Iterator[Running]:
    """A server of this folder; ours with a database of its own."""
    env = migrated(data) if where == ROOT else {}
    with serving(where, env) as one:
        yield one


def run(one: Running, person: Person, path: str, *, sessions: int, seconds: float, pace: float = 0.0) -> Result:
    """A load that must not fail anywhere."""
    result = asyncio.run(load(one.address, one.pid, person, path=path, sessions=sessions, seconds=seconds, pace=pace))
    if result.broken:
        raise SystemExit(f"{result.broken} failures: {dict(result.faults.most_common(3))}")
    return result


def middle(result: Result) -> float:
    """The middle time of the visits that count."""
    return median(visit.seconds for visit in result.named(ANSWER))


def bar(what: str, found: float, most: float) -> bool:
    """Print a figure beside its bar; whether it holds."""
    fine = found <= most
    print(f"{what}: {found:.2f} (at most {most:g}){'' if fine else '  OVER'}", flush=True)
    return fine


if __name__ == "__main__":
    sys.exit(main())
