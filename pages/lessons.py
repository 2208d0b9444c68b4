"""What was learned: the bank of lessons and case studies, one piece of work's own, and the forms of both."""

import streamlit as st

from pages.shared import case as cases
from pages.shared import case_address, cases_one, frame, lessons_bank, lessons_take, lessons_work


def page() -> None:
    """Draw what the address names."""
    params = st.query_params
    frame.bar("lessons", "activities" if cases.ACTIVITY in params else "")
    with st.container(key="narrow"):
        work = case_address.here() if cases.ACTIVITY in params else None
        if cases_one.draw_named():
            pass
        elif work is not None:
            lessons_work.draw_work(work)
        elif not lessons_take.draw_named():
            lessons_bank.draw_bank()
    frame.foot()
