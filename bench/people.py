"""What people do, click by click: each is an endless run of visits for one tab."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from bench.protocol import BUTTONS, Missing, Tab, Visit

Click = Callable[[], Awaitable[Visit]]
"""One click that is ready to be made; whoever drives the tab decides when."""
OTHER = "other clicks"

_STEP = re.compile(r'data-step="([^"]*)"')
ANSWER = "one answer"
"""The visit that counts: an answer given, saved, and the next question on the page."""


async def bare(tab: Tab) -> AsyncIterator[Click]:
    """The one-line page: its button, again and again."""
    while True:
        yield lambda: tab.click("Next", ANSWER)


def answering(tab: Tab) -> AsyncIterator[Click]:
    """As ``wizard``, but begun over again after the last question, without the check and the steps before it."""
    return wizard(tab, whole=False)


async def wizard(tab: Tab, *, whole: bool = True) -> AsyncIterator[Click]:
    """One piece of work from its name to its check, and then its answers over again, each with another ground."""
    begun, times = "", 0
    while True:
        times += 1
        step = step_of(tab)
        if step == "begin":
            tab.type("Working name", "Moving the drop-in")
            tab.choose("Service", "How big")
            yield lambda: tab.click("Continue", OTHER)
            begun = "&".join(part for part in tab.query.split("&") if not part.startswith("q=")) + "&q=purpose"
        elif step.startswith("question-"):
            tab.choose("Yes")
            tab.type("How do we know", f"The minutes of meeting {times} of the group say so.")
            yield lambda: tab.click("Continue", ANSWER)
        elif step == "decision":
            tab.type("The decision", "Whether the drop-in moves, and where to.")
            tab.type("Who decides", "Cabinet")
            yield lambda: tab.click("Continue", OTHER)
        elif whole and tab.path == "approach" and tab.shows(BUTTONS, "Continue"):
            if tab.shows({"radio"}):
                tab.choose("Yes")
            yield lambda: tab.click("Continue", OTHER)
        else:  # all is answered
            yield partial(tab.go, "approach", begun, OTHER)


def step_of(tab: Tab) -> str:
    """The step that the page's heading names."""
    found = _STEP.search(tab.text())
    if found is None:
        raise Missing(f"no heading at {tab.path}: {tab.text()[:300]!r}")
    return found[1]
