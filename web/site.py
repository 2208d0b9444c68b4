"""The pages there are: where each file stands, its address and its title.

Both the navigation (``web/main.py``) and the first HTML a browser gets (``web/index.py``) read this table, so that a
page has its own title before any script has run. Importing this module starts nothing.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import streamlit as st

ROOT = Path(__file__).resolve().parent.parent
NAME = "Doing With"


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page. ``key`` is the name of its file without the ending; ``address`` is empty for the start page."""

    key: str
    address: str
    title: str

    @property
    def file(self) -> Path:
        """The absolute path of its script."""
        return ROOT / "pages" / f"{self.key}.py"

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
    SitePage("ladder", "ladder", "The ladder"),
    SitePage("questions", "questions", "How the questions lead"),
    SitePage("changes", "changes", "What other questions would change"),
)
BY_KEY = {page.key: page for page in PAGES}
BY_ADDRESS = {page.address: page for page in PAGES}


@cache
def page_of(key: str) -> "st.Page":
    """The page called ``key``, as st.page_link and st.switch_page take it. KeyError when there is none.

    Made once in a process, in the first run of the script: to make one looks for its file on the disk each time.
    """
    import streamlit as st

    page = BY_KEY[key]
    return st.Page(page.file, title=page.title, url_path=page.address or None, default=not page.address)
