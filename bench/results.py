"""How quick results of feedback are: ``python bench/results.py``, from the top folder.

What may be told of 10,000 replies, with every filter of every question, in one process; then the page of results with
100 and with 10,000 replies, drawn again by one session. Ends with 1 when something is over its bar.
"""

import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.serve import ROOT, migrated, serving
from bench.speed import MILLI, bar, drawn_again
from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import start
from logic.feedback import Edition, Question, Reply
from logic.settings import Settings
from logic.suppression import WAYS, Side, told
from tests.feedback_given import form_with

FEW, MANY = 100, 10_000
RUNG = "coproduction"


def main() -> int:
    """Print every figure; 1 when one is over its bar."""
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        fine = [filters(Path(folder) / "filters"), sizes(Path(folder))]
    return 0 if all(fine) else 1


def filters(data: Path) -> bool:
    """What may be told of many replies, and every filter there is of it."""
    migrated(data)
    app = start(Settings.from_environment({**os.environ, "DOING_WITH_DATA": str(data)}))
    asked = app.pack.feedback.asked("first", RUNG)
    app.store.close()
    replies = list(made(asked, MANY))
    sides = [Side(way, helped) for way in (None, *WAYS) for helped in (None, True, False)]
    began = perf_counter()
    found = told(asked, replies)
    numbers = [table.of(side) for edition in found for table in edition.tables.values() for side in sides]
    seconds = perf_counter() - began
    print(f"{len(numbers)} tables of {MANY:,} replies: {seconds / MILLI:.0f} ms")
    return bar("seconds for every filter", seconds, 1)


def sizes(folder: Path) -> bool:
    """The page of results for one session, with few replies and with many."""
    times = {}
    for size in (FEW, MANY):
        data = folder / f"of{size}"
        env = migrated(data)
        query = filled(data, size)
        with serving(ROOT, env) as one:
            times[size] = asyncio.run(drawn_again(one, "results", 60, query=query))
        print(f"results with {size:,} replies: {times[size] / MILLI:.1f} ms")
    return bar(f"results: times the page with {FEW}", times[MANY] / times[FEW], 1.5)


def filled(data: Path, size: int) -> str:
    """One activity with so many replies to its form, and a comment for every ten; gives what its address asks for."""
    app = start(Settings.from_environment({**os.environ, "DOING_WITH_DATA": str(data)}))
    ref = services.start_activity(app, LOCAL_ACTOR, title="The drop-in", level="service", key="bench")
    asked = app.pack.feedback.asked("first", RUNG)
    comments = [("FB15", f"Comment {number}") for number in range(size // 10)]
    form = form_with(app, ref, made(asked, size), comments=comments, rung=RUNG)
    app.store.close()
    return f"a={ref}&p=1&f={form}"


def made(asked: tuple[Question, ...], size: int) -> Iterator[Reply]:
    """So many replies, the same each time: one in five in Easy Read, one in ten answers left out."""
    chance = Random(2026)  # noqa: S311 - chance, not a secret
    for _ in range(size):
        edition: Edition = "easy" if chance.random() < 1 / 5 else "standard"
        chosen = {
            one.id: chance.choice(one.scale.options(edition)).key
            for one in asked
            if one.scale and chance.random() > 1 / 10
        }
        yield Reply(edition, chance.choice(WAYS), chance.random() < 1 / 5, chosen)


if __name__ == "__main__":
    sys.exit(main())
