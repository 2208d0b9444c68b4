"""Do's and don'ts: the list to browse, or how one part keeps them."""

import streamlit as st

from logic.errors import NotFound
from pages.shared import case as cases
from pages.shared import case_address, frame, session
from pages.shared.guidance_check import check
from pages.shared.guidance_list import browse
from pages.shared.session import say


def page() -> None:
    """Draw the self-check of the part that the address names; without one, the list."""
    frame.bar("guidance", "activities" if cases.ACTIVITY in st.query_params else "")
    with st.container(key="wide"):
        case = None
        if cases.ACTIVITY in st.query_params:
            try:
                case = case_address.read()
            except NotFound:
                session.notice(say("activities.gone"))
                session.go_to({})
        if case is not None and case.activity is not None and case.part is not None:
            check(case, case.activity, case.part)
        else:
            browse()
    frame.foot()
