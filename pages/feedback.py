"""The feedback form: for people without an account, who came by a link."""

import streamlit as st

from logic import services
from pages.shared import feedback_about, feedback_end, feedback_fill, feedback_form, public, session


def page() -> None:
    """Draw the step of the form that the address names, or why there is none."""
    public.bar("feedback")
    who = public.reader()
    with st.container(key="feedback-easy" if who.easy else "feedback-standard"):
        door = public.opened(who, "feedback")
        if door is None:
            feedback_end.draw_written()
        else:
            show(feedback_form.shown_of(who, services.form_of(session.app(), door)))
    public.foot(who, doubts=False)


def show(shown: feedback_form.Shown) -> None:
    """One step."""
    match shown.at:
        case feedback_form.DONE:
            feedback_end.draw_thanks(shown)
        case _ if not shown.behind.takes:
            feedback_end.draw_closed(shown)
        case feedback_form.ABOUT | feedback_form.ABOUT_DONE:
            feedback_about.draw_about(shown)
        case _ if shown.sent:
            feedback_end.draw_thanks(shown, again=True)
        case "":
            feedback_form.draw_start(shown)
        case feedback_form.SEND:
            feedback_fill.draw_send(shown)
        case _:
            feedback_fill.draw_page(shown)


if __name__ == "__main__":
    page()
