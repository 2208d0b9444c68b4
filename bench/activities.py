"""How long the list of activities takes, with few and with many: ``python bench/activities.py``, from the top folder.

It fills a database with made-up activities (one to three parts each, answers, decision records for half of them, a few
put away), asks for the list in every way the page can, and prints the least and the middle of many readings for each
size: the least is what a quiet machine takes. With the most activities the default page may take 1.2 times what it
takes with the fewest; above that it ends with exit 1. It fills SQLite files in a temporary folder, or PostgreSQL
databases on a server of its own.
"""

import argparse
import os
import platform
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import sqlalchemy as sa

from logic import searching, services
from logic.authoring.loader import read_pack
from logic.bootstrap import Application
from logic.listing import COUNTED, Wanted
from logic.settings import BUILT_IN_CONTENT, Settings
from logic.store import Store, engine, migrate
from logic.store.tables import NO_DATE, activity, activity_word, answer, decision_record, part
from tests.postgres import PostgresServer

SIZES = (100, 100_000)
REPEATS = 41
FIRST = "the first page"
MOST_TIMES = 1.2
BATCH = 2_000
TODAY = date(2026, 3, 2)
AREAS = ("", "Older people", "Learning disability", "Mental health", "Carers", "Sensory needs", "Day services")
WORK = [
    "day service",
    "respite",
    "transport",
    "charging policy",
    "meals",
    "advocacy",
    "front door",
    "equipment",
    "short breaks",
    "review",
]
DOING = ["changing", "moving", "closing", "opening", "buying", "planning", "reviewing", "paying for"]
PLACES = [
    "Northgate",
    "Southmere",
    "Eastfield",
    "Westbrook",
    "Hillside",
    "Riverside",
    "Oakwood",
    "Ashby",
    "Kingsway",
    "Millfield",
]
NAMES = ("Family carers", "People who use it", "Staff", "Providers", "")
RARE_WORD = "quokka"
QUESTIONS = ("purpose", "affected", "open", "weigh", "time_ask", "shape")


def main() -> int:
    """Fill, ask and print; 1 when the default page is over its bar."""
    parser = argparse.ArgumentParser(description="How long the list of activities takes.")
    parser.add_argument("--postgresql", action="store_true", help="in PostgreSQL, on a server of its own")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many activities (100 100000)")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    with ExitStack() as stack:
        if given.postgresql:
            server = stack.enter_context(PostgresServer(durable=True))
            urls = [server.url(server.make()) for _ in given.sizes]
        else:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            urls = [f"sqlite:///{folder / f'{size}.db'}" for size in given.sizes]
        apps = []
        for url, size in zip(urls, given.sizes, strict=True):
            began = perf_counter()
            fill(url, size)
            print(f"{url.split(':')[0]}: {size:,} activities in {perf_counter() - began:.0f} s", flush=True)
            settings = Settings.from_environment({"DOING_WITH_DATABASE_URL": url})
            apps.append(Application(settings, read_pack(BUILT_IN_CONTENT), Store.open(url)))
            stack.callback(apps[-1].store.close)
        return report(apps, given.sizes)


def report(apps: Sequence[Application], sizes: Sequence[int]) -> int:
    """Read every way of asking and print it; 1 when the default page is over its bar."""
    print(f"{f'milliseconds, least and middle of {REPEATS}':44}" + "".join(f"{size:>18,}" for size in sizes))
    ratios = {}
    for name, ask in ways().items():
        taken = timed([partial(ask, app) for app in apps])
        ratios[name] = min(taken[-1]) / min(taken[0])
        figures = "".join(f"{min(each) * 1_000:>9.2f}{median(each) * 1_000:>9.2f}" for each in taken)
        print(f"{name:44}{figures}{ratios[name]:>8.2f} times", flush=True)
    return 0 if ratios[FIRST] <= MOST_TIMES else 1


def ways() -> dict[str, Callable[[Application], object]]:
    """Every way of asking, by what a person would say of it."""
    soon = TODAY + timedelta(days=30)
    last_page = COUNTED // 20
    asked: dict[str, Wanted] = {
        FIRST: Wanted(),
        "by decision date": Wanted(order="soonest"),
        "by name": Wanted(order="name"),
        "an approach": Wanted(outcome="CONSULT"),
        "an approach nobody took": Wanted(outcome="NOBODY"),
        "a level": Wanted(level="service"),
        "an area": Wanted(area="Carers"),
        "an area, by name": Wanted(area="Carers", order="name"),
        "an area of one activity": Wanted(area="Libraries"),
        "being answered": Wanted(status="answering"),
        "recorded": Wanted(status="recorded"),
        "archived": Wanted(status="archived"),
        "to be decided within a month": Wanted(due_from=TODAY, due_to=soon, order="soonest"),
        "to be decided on one day": Wanted(due_from=soon, due_to=soon),
        "a common word": Wanted(words="service"),
        "the beginning of many words": Wanted(words="r"),
        "a rare word": Wanted(words=RARE_WORD),
        "a word that is nowhere": Wanted(words="xylophone"),
        "three common words": Wanted(words="moving respite oakwood"),
        "a reference": Wanted(words="WT-0042"),
        "a bare number": Wanted(words="42"),
        "everything at once": Wanted("service", "CONSULT", "service", "Carers", "recorded", TODAY, soon, "name"),
        "common things that never meet": Wanted(area="Older people", words="never older"),
    }
    far = Wanted(outcome="CONSULT", words="service")
    return {
        **{name: partial(services.list_activities, wanted=wanted) for name, wanted in asked.items()},
        "the last page there is": partial(services.list_activities, page=last_page),
        "the last page of an approach and a word": partial(services.list_activities, wanted=far, page=last_page),
        "the areas in use": services.areas_in_use,
    }


def timed(works: Sequence[Callable[[], object]]) -> list[list[float]]:
    """Seconds on the clock for each, taken in turns, so that what else the machine does falls on all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for time in range(REPEATS + 1):
        for work, readings in zip(works, taken, strict=True):
            began = perf_counter()
            work()
            if time:  # the first warms up
                readings.append(perf_counter() - began)
    return taken


def fill(url: str, size: int) -> None:
    """Make the tables, and so many activities with everything that belongs to them, in bulk."""
    migrate.upgrade(url)
    database = engine.open_engine(url)
    with database.begin() as connection:
        for began in range(0, size, BATCH):
            _batch(connection, range(began + 1, min(began + BATCH, size) + 1))
    if database.dialect.name == "postgresql":  # as a server does by itself within a minute
        with database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    database.dispose()


def _batch(connection: sa.Connection, numbers: range) -> None:
    rows: dict[sa.Table, list[dict[str, Any]]] = {
        table: [] for table in (activity, part, answer, decision_record, activity_word)
    }
    for number in numbers:
        _one(random.Random(number), number, rows)  # noqa: S311 - made-up activities, no secret
    for table, each in rows.items():
        connection.execute(sa.insert(table), each)


def _one(rng: random.Random, number: int, rows: dict[sa.Table, list[dict[str, Any]]]) -> None:
    """One activity, as the services would have left it; a test holds the store to that rule, not this script."""
    began = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=rng.randrange(420 * 86_400))
    area = "Libraries" if number == 17 else rng.choice(AREAS)  # noqa: PLR2004 - one activity, whichever
    title = f"{rng.choice(DOING).capitalize()} {rng.choice(WORK)} in {rng.choice(PLACES)}"
    if area == "Carers":
        title = f"Never {title[0].lower()}{title[1:]}"
    if number % 5_000 == 99:  # noqa: PLR2004 - a few
        title += f" {RARE_WORD}"
    recorded = rng.random() < 1 / 2
    parts = []
    for place in range(rng.choice((1, 1, 1, 2, 2, 3))):
        due = TODAY + timedelta(days=rng.randrange(-300, 300)) if rng.random() < 3 / 4 else None
        made = rng.choice(("COPRO", "CODESIGN", "ENGAGE", "CONSULT", "INFORM")) if recorded else None
        parts.append(
            {
                "id": number * 3 + place,
                "activity_id": number,
                "number": place + 1,
                "name": rng.choice(NAMES) if place else "",
                "level": rng.choice(("strategic", "service", "service", "individual")),
                "decision": f"Whether {rng.choice(WORK)} stays as it is, and what {rng.choice(NAMES).lower()} get",
                "decider": "Cabinet",
                "decide_by": due,
                "open_part": "",
                "ask_all": False,
                "version": 1,
                "recorded_outcome": made,
                "recorded_at": began if made else None,
            }
        )
    rows[part] += parts
    rows[activity].append(
        {
            "id": number,
            "title": title,
            "area": area,
            "version": 1,
            "created_at": began,
            "updated_at": began,
            "archived_at": began if rng.random() < 1 / 20 else None,
            "title_key": searching.folded(title),
            "soonest": min((one["decide_by"] for one in parts if one["decide_by"]), default=NO_DATE),
            "recorded": recorded,
        }
    )
    texts = [title, *(one[key] for one in parts for key in ("name", "decision"))]
    words = searching.words_of(texts) | {searching.reference_word(number)}
    rows[activity_word] += [{"word": word, "activity_id": number} for word in words]
    for one in parts:
        rows[answer] += [
            {"part_id": one["id"], "question": key, "value": "yes", "note": "", "version": 1, "given_at": began}
            for key in QUESTIONS[: rng.randrange(len(QUESTIONS) + 1)]
        ]
        if recorded:
            rows[decision_record].append(_record(one, number, began))


def _record(one: dict[str, Any], number: int, made_at: datetime) -> dict[str, Any]:
    return {
        "reference": f"WT-{number:04d}-{one['number']}-1",
        "part_id": one["id"],
        "number": 1,
        "pack_version": "0123456789ab",
        "outcome": one["recorded_outcome"],
        "chosen_outcome": one["recorded_outcome"],
        "made_at": made_at,
        "made_by": "This computer",
        "snapshot": {"format": 1},
    }


if __name__ == "__main__":
    sys.exit(main())
