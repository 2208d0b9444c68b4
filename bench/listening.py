"""How quick the pages are on which people give feedback: ``python bench/listening.py [--seconds N]``, from the top folder.

Fifty people on the public server who never pause, each on a reply of their own that is half filled in, beside the
one-line Streamlit page in the same run. First they go on from question to question: one click is an answer given, kept,
and the next page. Then they draw a whole page again and again, as somebody does who opens its address. Ends with 1 when
one is over its bar.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from pathlib import Path
from secrets import token_hex

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.load import Person, centile
from bench.people import ANSWER, OTHER, Click, bare, step_of
from bench.protocol import BUTTONS, Tab
from bench.serve import ROOT, bare_folder, migrated, serving
from bench.speed import MILLI, bar, middle, run, server
from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import start
from logic.feedback import EDITIONS
from logic.feedback_given import Filled
from logic.settings import Settings

SESSIONS = 50
WORDS = "They asked us in March, and again when the plan had changed."


def main() -> int:
    """Print every figure; 1 when one is over its bar."""
    parser = argparse.ArgumentParser(description="How quick the pages are on which people give feedback.")
    parser.add_argument("--seconds", type=float, default=10, help="how long each page is loaded (10)")
    seconds = parser.parse_args().seconds
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with server(bare_folder(folder / "bare", our_settings=True), folder) as one:
            plain = run(one, bare, "", sessions=SESSIONS, seconds=seconds)
        floor = middle(plain)
        print(f"bare, our settings: {floor / MILLI:.1f} ms, {plain.cost / MILLI:.1f} ms of a processor each")
        env = migrated(folder / "data") | {"DOING_WITH_SURFACE": "public"}
        queries = begun(folder / "data")
        fine = []
        what: dict[str, tuple[Callable[[Tab], AsyncIterator[Click]], str]] = {
            "going on, a page of questions": (going_on, "at=treated"),
            "going on, Easy Read": (going_on, "at=FB02&easy=1"),
            "opened: first page": (opening, ""),
            "opened: first page, Easy Read": (opening, "easy=1"),
            "opened: a page of questions": (opening, "at=treated"),
            "opened: one question, Easy Read": (opening, "at=FB02&easy=1"),
            "opened: sending": (opening, "at=send"),
        }
        for page, (person, more) in what.items():
            with serving(ROOT, env) as one:
                begins = [f"{query}&{more}" for query in queries]
                result = run(one, each(person, begins), "feedback", sessions=SESSIONS, seconds=seconds)
            found, p95 = middle(result), centile([visit.seconds for visit in result.named(ANSWER)], 95)
            print(
                f"{page}: {found / MILLI:.1f} ms, p95 {p95 / MILLI:.1f} ms, {result.cost / MILLI:.1f} ms of a processor each"
            )
            fine.append(bar(f"{page}: times the bare page with our settings", found / floor, 3))
    return 0 if all(fine) else 1


def each(person: Callable[[Tab], AsyncIterator[Click]], begins: Sequence[str]) -> Person:
    """Everybody does the same, on a reply of their own."""
    left = list(begins)

    def one(tab: Tab) -> AsyncIterator[Click]:
        tab.query = left.pop() if left else begins[0]
        return person(tab)

    return one


async def opening(tab: Tab) -> AsyncIterator[Click]:
    """Somebody who looks at one page again and again."""
    while True:
        yield lambda: tab.again(ANSWER)


async def going_on(tab: Tab) -> AsyncIterator[Click]:
    """Somebody who answers page after page, and begins again at the first once there is nothing left but to send it."""
    first = tab.query
    yield lambda: tab.go("feedback", first, OTHER)
    while True:
        if step_of(tab).startswith("send"):
            yield lambda: tab.go("feedback", first, OTHER)
        for node in tab.nodes({"radio"}):
            tab.choose(node.element.options[0], node.element.label)
        for node in tab.nodes({"text_area"}):
            tab.type(node.element.label, WORDS)
        on = tab.nodes(BUTTONS)[-1].element.label
        yield partial(tab.click, on, ANSWER)


def begun(data: Path) -> list[str]:
    """A form, and a reply half filled in for everybody; gives what each address asks for."""
    app = start(Settings.from_environment({**os.environ, "DOING_WITH_DATA": str(data)}))
    ref = services.start_activity(app, LOCAL_ACTOR, title="The drop-in", level="service", key="bench")
    for question in app.pack.flow.by_key:
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value="yes")
    services.open_form(app, LOCAL_ACTOR, ref, 1, kind="first", key="bench")
    (link,) = services.links_of(app, ref, "feedback")
    token = services.link_address(app, link).partition("?t=")[2]
    names = [token_hex(16) for _ in range(SESSIONS)]
    asked = app.pack.feedback.by_id["FB02"]
    for name in names:
        for edition in EDITIONS:
            chosen = asked.scale.options(edition)[0].key if asked.scale else ""
            services.save_draft_reply(app, token, name, Filled(edition, {"FB02": chosen}))
    app.store.close()
    return [f"t={token}&d={name}" for name in names]


if __name__ == "__main__":
    sys.exit(main())
