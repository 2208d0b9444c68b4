"""The pages there are: where each file stands, its address and its title.

Both the navigation (``web/main.py``) and the first HTML a browser gets (``web/index.py``) read this table, so that a
page has its own title before any script has run. Importing this module starts nothing.

A process serves one surface: the pages of staff, or those for people without an account, who come by a link. The other
surface's pages are not in its navigation, so it neither shows nor runs them.
"""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from os import environ
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import streamlit as st

NAME = "Doing With"

Surface = Literal["staff", "public"]


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page. ``key`` is the name of its file without the ending; ``address`` is empty for the start page.

    ``due``: a part of it is due to run again by itself, so it needs no other that is (``web/main.py``).
    """

    key: str
    address: str
    title: str
    surface: Surface = "staff"
    due: bool = False

    def draw(self) -> None:
        """Draw it. Its module is read at the first visit and kept; a script would be run anew at each."""
        import_module(f"pages.{self.key}").page()

    @property
    def window_title(self) -> str:
        """What the browser's tab shows."""
        return f"{self.title} - {NAME}"


PAGES = (
    SitePage("start", "", "Start"),
    SitePage("approach", "approach", "Choose an approach"),
    SitePage("check", "check", "Check your answers"),
    SitePage("result", "result", "Your approach"),
    SitePage("activities", "activities", "Activities"),
    SitePage("activity", "activity", "One activity"),
    SitePage("record", "record", "Decision record"),
    SitePage("checklist", "checklist", "Checklist"),
    SitePage("methods", "methods", "Ways to involve people"),
    SitePage("documents", "documents", "Documents"),
    SitePage("ladder", "ladder", "The ladder"),
    SitePage("questions", "questions", "How the questions lead"),
    SitePage("changes", "changes", "What other questions would change"),
    SitePage("limits", "limits", "What is fixed, and why"),
    SitePage("limit", "limit", "One limit"),
    SitePage("scope", "scope", "Scope statement"),
    SitePage("guidance", "dos-and-donts", "Do’s and don’ts"),
    SitePage("sources", "sources", "Where it all comes from"),
    SitePage("news", "news", "News for people"),
    SitePage("answer_people", "what-we-did", "What you said, what we did"),
    SitePage("voices", "voices", "Links, and what people say"),
    SitePage("seats", "seats", "Two seats"),
    SitePage("feedback_forms", "feedback-forms", "Feedback"),
    SitePage("results", "results", "What people said"),
    SitePage("concerns", "concerns", "Concerns"),
    SitePage("lessons", "lessons", "Lessons and case studies"),
    SitePage("training", "training", "Training room"),
    SitePage("live", "live-sessions", "Vote together"),
    SitePage("session_plan", "session-plan", "Plan a session"),
    SitePage("trained", "training-records", "Who finished training"),
    SitePage("show", "show-the-ladder", "Show the ladder"),
    SitePage("practice", "practice", "Practise"),
    SitePage("door", "", "You need a link", "public"),
    SitePage("fixed", "fixed", "What is fixed and what is open", "public"),
    SitePage("feedback", "feedback", "Your feedback", "public", due=True),
    SitePage("seat", "seat", "Tell us how you see this", "public"),
    SitePage("reply", "reply", "What you said, what we did", "public"),
    SitePage("vote", "vote", "Join a training session", "public", due=True),
    SitePage("concern", "concern", "Tell us that something is going wrong", "public"),
)
BY_KEY = {page.key: page for page in PAGES}


@cache
def surface() -> Surface:
    """Which pages this process serves. Raises ValueError where ``DOING_WITH_SURFACE`` names no surface."""
    wanted = environ.get("DOING_WITH_SURFACE", "").strip() or "staff"
    if wanted == "staff":
        return "staff"
    if wanted == "public":
        return "public"
    raise ValueError(wanted)


@cache
def served() -> tuple[SitePage, ...]:
    """The pages this process serves, the one without an address first."""
    return tuple(page for page in PAGES if page.surface == surface())


def page_at(address: str) -> SitePage | None:
    """The page of this process at an address; none where there is none."""
    return next((page for page in served() if page.address == address), None)


@cache
def page_of(key: str) -> "st.Page":
    """The page called ``key``, as st.page_link and st.switch_page take it. KeyError when there is none.

    Made once in a process, in the first run of the script.
    """
    import streamlit as st

    page = BY_KEY[key]
    return st.Page(page.draw, title=page.title, url_path=page.address or None, default=not page.address)
