"""The feedback form: for people without an account, who came by a link."""

from datetime import timedelta

import streamlit as st

from logic import services
from pages.shared import feedback_about, feedback_end, feedback_fill, feedback_form, public, session
from web import boundary


def page() -> None:
    """Draw the step of the form that the address names, or why there is none."""
    public.bar("feedback")
    step()


@st.fragment(run_every=timedelta(days=7))
def step() -> None:
    """All below the bar: going on draws that again, and not the page around it (decision 25).

    It is due again one day, and so cures a lost connection as ``web/main.py`` says.
    """
    boundary.guarded(_step)


def _step() -> None:
    session.arrive("feedback")
    who = public.reader()
    door = public.opened(who, "feedback")
    if door is None:
        feedback_end.draw_written(who)
    else:
        show(feedback_form.shown_of(who, services.form_of(session.app(), door)))
    public.foot(who, doubts=False)


ENDS = {feedback_form.DONE, feedback_form.ABOUT, feedback_form.ABOUT_DONE}
"""Steps after the reply was sent."""


def show(shown: feedback_form.Shown) -> None:
    """One step. The pages that are filled in stand in no container of their own: their form is one."""
    filling = shown.at not in ENDS and shown.behind.takes and not shown.sent
    if filling and shown.at == feedback_form.SEND:
        feedback_fill.draw_send(shown)
    elif filling and shown.at:
        feedback_fill.draw_page(shown)
    else:
        with st.container(key=f"feedback-{shown.edition}"):
            read(shown)


def read(shown: feedback_form.Shown) -> None:
    """A step that is there to be read."""
    match shown.at:
        case feedback_form.DONE:
            feedback_end.draw_thanks(shown)
        case _ if not shown.behind.takes:
            feedback_end.draw_closed(shown)
        case feedback_form.ABOUT | feedback_form.ABOUT_DONE:
            feedback_about.draw_about(shown)
        case _ if shown.sent:
            feedback_end.draw_thanks(shown, again=True)
        case _:
            feedback_form.draw_start(shown)
