"""Vote together: live sessions, the desk of whoever leads one, the big screen, cards and results."""

import streamlit as st

from pages.shared import frame, live_cards, live_desk, live_list, live_new, live_results, live_screen, session
from pages.shared.live_address import CARDS, NEW, PAGE, REMOVE, RESULTS, SCREEN, SESSION, VIEW, wanted
from pages.shared.session import say


def page() -> None:
    """Draw what the address asks for. The big screen has no bar and no foot."""
    params = st.query_params
    view = params.get(VIEW, "")
    found = wanted() if SESSION in params else None
    if found is not None and view == SCREEN:
        live_screen.draw_screen(found)
        return
    frame.bar(PAGE)
    if found is None and SESSION in params:
        session.notice(say("live.gone"))
    if found is None:
        with st.container(key="narrow"):
            (live_new.draw_new if view == NEW else live_list.draw_list)()
    elif view in {CARDS, RESULTS, REMOVE}:
        with st.container(key="narrow"):
            {CARDS: live_cards.draw_cards, RESULTS: live_results.draw_results, REMOVE: live_results.draw_remove}[view](
                found
            )
    else:
        live_desk.draw_desk(found)
    frame.foot()
