"""Everything people said is going wrong, over all pieces of work: one concern, one form, or the list."""

import streamlit as st

from pages.shared import concerns_list, concerns_note, concerns_one, frame


def page() -> None:
    """Draw what the address names."""
    frame.bar("concerns")
    params = st.query_params
    with st.container(key="narrow"):
        if params.get(concerns_list.DO) == concerns_list.NOTE:
            concerns_note.draw_note()
        elif not concerns_one.draw_named():
            concerns_list.draw_list()
    frame.foot()
