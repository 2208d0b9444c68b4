"""How long the papers of a piece of work take: ``python bench/papers.py [--times N]``, from the top folder.

Each is read from the store and built to its last byte, several times over, for a usual piece of work and for one with
500 limits and 500 things to do of its own; then the pack for the first session. Least, middle and most are printed, by
the clock and as processor time. A PDF of the usual work over 300 ms of processor time, or its pack over 2 s, ends with
exit 1 (issue 4). The large work is held to nothing: its figures say what it takes.

Then one thread makes packs while another wakes every 5 ms: how much longer somebody else's click takes.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.documents import BUDGET, show, waiting
from logic import services
from logic.activity import LOCAL_ACTOR
from logic.authoring.loader import read_pack
from logic.bootstrap import Application
from logic.documents.making import KINDS, Kind
from logic.papers import PaperName
from logic.settings import BUILT_IN_CONTENT, Settings
from logic.store import Store, migrate

PACK_BUDGET = 2_000
"""Milliseconds for the pack of the first session (issue 4)."""
MANY = 500
USUAL = 4
"""Limits and things to do of its own in a usual piece of work."""


def main() -> int:
    """Print every figure; 1 when something is over its budget."""
    parser = argparse.ArgumentParser(description="How long papers take.")
    parser.add_argument("--times", type=int, default=15, help="how often each file is built (15)")
    times = parser.parse_args().times
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_environment({"DOING_WITH_DATA": folder})
        migrate.upgrade(settings.database_url)
        pack = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")
        app = Application(settings, pack, Store.open(settings.database_url))
        usual, large = fill(app, "Day service", USUAL), fill(app, "All there is", MANY)
        print(f"{'':34}{'size':>9}{'wall least':>12}{'middle':>9}{'most':>9}{'processor':>12}{'budget':>10}")
        fine = [
            *each(app, usual, "usual", times, held=True),
            *each(app, large, "large", max(2, times // 5), held=False),
        ]
        waiting("packs of the usual work", bundle(app, usual))
        app.store.close()
    return 0 if all(fine) else 1


def each(app: Application, ref: str, which: str, times: int, *, held: bool) -> list[bool]:
    """Every paper in every form, and the pack; which are within budget."""
    fine = [
        show(
            f"{which}: {name}, {kind}",
            made(app, ref, name, kind),
            times,
            BUDGET if held and kind in {"pdf", "large"} else None,
        )
        for name, kinds in KINDS.items()
        for kind in kinds
    ]
    fine.append(show(f"{which}: the pack", bundle(app, ref), times, PACK_BUDGET if held else None))
    return fine


def made(app: Application, ref: str, name: PaperName, kind: Kind) -> Callable[[], bytes]:
    """Makes one paper."""
    return lambda: services.paper(app, ref, 1, name, kind).content


def bundle(app: Application, ref: str) -> Callable[[], bytes]:
    """Makes the pack."""
    return lambda: services.first_session_pack(app, ref, 1, lambda *_: None).content


def fill(app: Application, title: str, count: int) -> str:
    """A piece of work at co-design, planned, with so many limits and things to do of its own; its reference."""
    who, today = LOCAL_ACTOR, app.today()
    ref = services.start_activity(app, who, title=title, level="service", key=title)
    for question in app.pack.flow.order:
        value = "no" if question == "power" else "yes"
        services.give_answer(app, who, ref, 1, question=question, value=value, note="The Cabinet minute says so.")
    decide_by = today + timedelta(days=200)
    services.describe_part(app, who, ref, 1, decision="How it runs", decider="Cabinet", decide_by=decide_by)
    services.add_member(app, who, ref, name="Ann Example", role="Lead", contact="01926 000000", lead=True, key=title)
    days = {"invitations_out": today + timedelta(days=60), "first_session": today + timedelta(days=90)}
    services.save_plan(app, who, ref, 1, dates=days)
    for way in app.pack.methods.ways[:3]:
        services.choose_method(app, who, ref, 1, key=f"{title} {way.id}", method=way.id, cost=300, people=12)
    for number in range(1, count + 1):
        said = {"statement": f"Limit number {number}", "plain": "This is the most we can spend.", "rules_out": "More."}
        services.save_limit(app, who, ref, fields=said, key=f"{title} limit {number}")
        text, key = f"Do thing {number}", f"{title} item {number}"
        services.add_item(app, who, ref, 1, phase="plan", text=text, due=today + timedelta(days=number), key=key)
    return ref


if __name__ == "__main__":
    sys.exit(main())
