"""Buttons that take a file away. It is made when one is pressed, in another thread, and the page tells what went wrong.

Streamlit makes such a file outside any run of the page, and where that fails it shows a line of its own, in English and
for five seconds (1.67). So the thread leaves the reference of what went wrong in an ``Errand``, and for as long as a file
is being made a fragment asks once a second what became of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import monotonic

import streamlit as st

from logic.errors import DoingWithError
from pages.shared import frame, session
from pages.shared.html import markup
from pages.shared.session import say
from web import boundary, processor

EVERY = timedelta(seconds=1)
OFTEN = timedelta(seconds=0.3)
"""How often a file made in steps tells how far it is; the usual pack takes about a second."""
PATIENCE = 120
"""Seconds after which a file that nobody heard of again is no longer asked after; the largest takes a few."""


@dataclass(frozen=True, slots=True)
class File:
    """One button: its words, the name and kind of its file, and what makes it. That may use no session."""

    words: str
    name: str
    mime: str
    build: Callable[[], bytes]


class NotMade(DoingWithError):
    """A file that could not be made. Says only under which reference the log tells why."""


@dataclass(slots=True)
class Errand:
    """What became of the files asked for on one page, told from the threads that make them.

    A file may be made before the page has heard that its button was pressed, so both are counted.
    """

    asked: int = 0
    finished: int = 0
    last: float = 0.0
    """When a file was last asked for, on a clock of its own, in seconds."""
    wrong: str = ""
    """The reference of the last error; empty when the last file was made."""
    step: int = 0
    steps: int = 0
    what: str = ""
    """Of a file made in steps: at which it is, of how many, and a key for what it does there."""

    def ask(self) -> None:
        """A button was pressed."""
        if not self.under_way():
            self.finished = max(self.finished, self.asked)
        self.asked += 1
        self.step = 0
        self.last = monotonic()
        if self.finished < self.asked:
            self.wrong = ""

    def tell(self, step: int, steps: int, what: str) -> None:
        """A file made in steps begins the next."""
        self.step, self.steps, self.what = step, steps, what

    def make(self, build: Callable[[], bytes]) -> bytes:
        """The file. Raises ``NotMade``, with nothing of what the error says: it may quote what people wrote."""
        processor.anywhere()
        try:
            file = build()
        except Exception as problem:  # noqa: BLE001 - the boundary of this thread: the page tells it in words
            self.wrong = boundary.logged(problem)
            raise NotMade(self.wrong) from None
        else:
            self.wrong = ""
            return file
        finally:
            self.finished += 1

    def under_way(self) -> bool:
        """Whether a file is being made."""
        return self.finished < self.asked and monotonic() - self.last < PATIENCE


def errand_of(key: str) -> Errand:
    """What becomes of the files under this key, in this session. A file made in steps tells it."""
    return session.kept(f"errand-{key}", Errand)


def draw_downloads(
    files: Sequence[File], *, key: str, main: bool = False, progress: Callable[[Errand], None] | None = None
) -> None:
    """A button for each file; above them, why the last one could not be made.

    ``main``: the page's main button. ``progress`` draws how far a file made in steps is.
    """
    errand = errand_of(key)
    # The place of the words is there without them too: a button that moved to another place would lose its file.
    with st.container(key=f"not-made-{key}"):
        if errand.wrong:
            words = markup("<p>{}</p>", say("documents.not_made", reference=errand.wrong))
            frame.box(say("frame.problem"), words, attempt=errand.wrong)
    with st.container(key=f"downloads-{key}", horizontal=True):
        for place, file in enumerate(files):
            st.download_button(
                file.words,
                partial(errand.make, file.build),
                file.name,
                file.mime,
                key=f"download-{key}-{place}",
                on_click=errand.ask,
                type="primary" if main else "secondary",
            )
    if errand.under_way():
        if progress is None:
            look(errand)
        else:
            watch(errand, progress)


@st.fragment(run_every=EVERY)
def look(errand: Errand) -> None:
    """Draw the page again once the file is made, or cannot be."""
    if not errand.under_way():
        st.rerun()


@st.fragment(run_every=OFTEN)
def watch(errand: Errand, progress: Callable[[Errand], None]) -> None:
    """As ``look``, and draw how far it is meanwhile."""
    if not errand.under_way():
        st.rerun()
    progress(errand)
