"""The script Streamlit runs for every page: the navigation, the page's title, the error boundary, then the page."""

import streamlit as st

from web import boundary, site


def run() -> None:
    """Find the page the address names and draw it. Whatever goes wrong in it is told in words where it stood."""
    pages = {
        page.key: st.Page(page.file, title=page.title, url_path=page.address or None, default=not page.address)
        for page in site.PAGES
    }
    chosen = st.navigation(list(pages.values()), position="hidden")
    st.set_page_config(page_title=f"{chosen.title} - {site.NAME}", layout="wide")
    try:
        chosen.run()
    except Exception as problem:  # noqa: BLE001 - the boundary: nothing may pass it but words
        boundary.explain(problem)


if __name__ == "__main__":
    run()
