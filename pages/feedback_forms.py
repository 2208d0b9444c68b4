"""The feedback forms of a part: made, passed on, printed, typed in from paper, and closed."""

import streamlit as st

from logic import services
from pages.shared import case_address, feedback_change, feedback_enter, feedback_list, frame, named, session
from pages.shared.feedback_list import DO, FORM, View
from pages.shared.session import say


def page() -> None:
    """Draw the forms of the part that the address names, or what is done with one of them."""
    frame.bar("feedback_forms")
    case = case_address.here()
    with st.container(key="narrow"):
        view = feedback_list.view_of(case) if case else None
        if view is None:
            frame.no_work(say("feedback_forms.none"), say("feedback_forms.none_lead"), step="feedback-none")
        else:
            show(view)
    frame.foot()


def show(view: View) -> None:
    """One form, where the address asks for something to be done with it; else all of them."""
    wanted = st.query_params.get(DO, "")
    if view.case.archived or not wanted:
        feedback_list.draw_all(view)
        return
    if wanted == feedback_list.NEW:
        feedback_change.draw_make(view)
        return
    form = named.found(FORM, lambda number: services.find_form(session.app(), view.activity.ref, number))
    if form is None:
        feedback_list.draw_all(view)
        return
    match wanted:
        case feedback_list.ENTER if form.opened_on is None:
            feedback_enter.draw_enter(view, form)
        case feedback_list.ABOUT if form.opened_on is None:
            feedback_enter.draw_about(view, form)
        case feedback_list.CHANGE if form.opened_on is None:
            feedback_change.draw_change(view, form)
        case feedback_list.FINISH if form.opened_on is None:
            feedback_change.draw_finish(view, form)
        case feedback_list.RENEW if form.opened_on is None:
            feedback_change.draw_renew(view, form)
        case _:
            feedback_list.draw_all(view)
