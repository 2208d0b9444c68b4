"""How quick the pages from decision to plan are: ``python bench/planning.py [--seconds N]``, from the top folder.

Twenty sessions that draw each page again and again without a pause, beside the one-line Streamlit page in the same run;
then one session on an activity with 10 limits and 10 items of its own on the checklist, and with 500 of each.
Ends with 1 when something is over its bar.
"""

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.load import Person, centile
from bench.people import ANSWER, Click, bare
from bench.protocol import Tab
from bench.serve import ROOT, bare_folder, migrated, serving
from bench.speed import MILLI, bar, drawn_again, middle, run, server
from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import Application, start
from logic.settings import Settings

SESSIONS = 20
FEW, MANY = 10, 500
PAGES = ("activity", "limits", "scope", "methods", "checklist", "dos-and-donts", "documents", "voices")
S05 = {
    **dict.fromkeys(("purpose", "affected", "part_open", "weigh", "time_ask", "shape", "start"), "yes"),
    **dict.fromkeys(("open_mind", "time_together", "resources"), "yes"),
    **dict.fromkeys(("open", "power"), "no"),
}
"""The national rule with local choices (domain.md C): co-design."""


def main() -> int:
    """Print every figure; 1 when one is over its bar."""
    parser = argparse.ArgumentParser(description="How quick the pages from decision to plan are.")
    parser.add_argument("--seconds", type=float, default=10, help="how long each page is loaded (10)")
    seconds = parser.parse_args().seconds
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        fine = [loaded(Path(folder), seconds), sizes(Path(folder))]
    return 0 if all(fine) else 1


def loaded(folder: Path, seconds: float) -> bool:
    """Each page, drawn again by twenty sessions that never pause.

    The bare page with our settings is loaded anew right before each of them: within minutes a shared machine is a half
    slower or quicker.
    """
    with server(bare_folder(folder / "plain", our_settings=False), folder) as one:
        plain = middle(run(one, bare, "", sessions=SESSIONS, seconds=seconds))
    print(f"bare, Streamlit's own: {plain / MILLI:.1f} ms")
    data = folder / "loaded"
    env = migrated(data)
    ref = filled(data, FEW)
    ours = bare_folder(folder / "bare", our_settings=True)
    fine = []
    for page in PAGES:
        with serving(ours) as one:
            floor = middle(run(one, bare, "", sessions=SESSIONS, seconds=seconds))
        with serving(ROOT, env) as one:
            result = run(one, looking(ref), page, sessions=SESSIONS, seconds=seconds)
        found, p95 = middle(result), centile([visit.seconds for visit in result.named(ANSWER)], 95)
        print(
            f"{page}: {found / MILLI:.1f} ms, p95 {p95 / MILLI:.1f} ms, {result.cost / MILLI:.1f} ms of a processor each, "
            f"bare, our settings, {floor / MILLI:.1f} ms"
        )
        fine.append(bar(f"{page}: times the bare page with our settings", found / floor, 4))
        fine.append(bar(f"{page}: times the bare page with Streamlit's own", found / plain, 1))
    return all(fine)


def looking(ref: str) -> Person:
    """Somebody who looks at one page of one activity, again and again."""

    async def person(tab: Tab) -> AsyncIterator[Click]:
        tab.query = f"a={ref}&p=1"
        while True:
            yield lambda: tab.again(ANSWER)

    return person


def sizes(folder: Path) -> bool:
    """Each page for one session, with few and with many."""
    times: dict[tuple[str, int], float] = {}
    for size in (FEW, MANY):
        data = folder / f"of{size}"
        env = migrated(data)
        ref = filled(data, size)
        with serving(ROOT, env) as one:
            for page in PAGES:
                times[page, size] = asyncio.run(drawn_again(one, page, 60, query=f"a={ref}&p=1"))
    fine = []
    for page in PAGES:
        few, many = times[page, FEW], times[page, MANY]
        print(f"{page}: {few / MILLI:.1f} ms with {FEW}, {many / MILLI:.1f} ms with {MANY}")
        fine.append(bar(f"{page}: times the page with {FEW}", many / few, 2))
    return all(fine)


def filled(data: Path, size: int) -> str:
    """One activity with so many limits and so many items of its own; gives its reference."""
    app = start(Settings.from_environment({**os.environ, "DOING_WITH_DATA": str(data)}))
    ref = services.start_activity(app, LOCAL_ACTOR, title="The national rule", level="service", key="bench")
    for question, value in S05.items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    for number in range(size):
        limit(app, ref, number)
        services.add_item(
            app,
            LOCAL_ACTOR,
            ref,
            1,
            phase="plan",
            text=f"Something to do, number {number}",
            due=None,
            key=f"item{number}",
        )
    app.store.close()
    return ref


def limit(app: Application, ref: str, number: int) -> None:
    """One limit that is still being written."""
    said = {
        "statement": f"The rule begins in April, for group {number}",
        "plain": "The law tells us when this begins. We cannot change the day.",
        "category": "law",
        "rules_out": "A later day.",
        "still_open": ["How people are told", "What help they get"],
    }
    services.save_limit(app, LOCAL_ACTOR, ref, fields=said, key=f"limit{number}")


if __name__ == "__main__":
    sys.exit(main())
