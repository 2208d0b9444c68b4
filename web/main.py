"""The script Streamlit runs for every page: the navigation, the page's title, the error boundary, then the page."""

from copy import copy
from datetime import timedelta

import streamlit as st

from web import boundary, site


@st.fragment(run_every=timedelta(days=7))
def _run_again_when_reconnected() -> None:
    """Nothing, drawn nowhere: that it is due again one day is what matters.

    After a lost connection the browser asks for a run by itself only when something on the page is due to run again.
    A page that has such a part of its own (``SitePage.due``) needs no other. Without it, a page left open while the server restarts keeps what was typed, but the first click on it is lost: the
    new session has drawn nothing yet and does not know the button (measured on Streamlit 1.67).
    """


def run() -> None:
    """Find the page the address names and draw it. Whatever goes wrong in it is told in words where it stood."""
    # Copies, for the navigation marks the one it chooses, and sessions run side by side.
    chosen = st.navigation([copy(site.page_of(page.key)) for page in site.served()], position="hidden")
    st.set_page_config(page_title=f"{chosen.title} - {site.NAME}", layout="wide")
    page = site.page_at(chosen.url_path)
    if page is None or not page.due:
        _run_again_when_reconnected()
    boundary.guarded(chosen.run)


if __name__ == "__main__":
    run()
