"""What people may say about themselves: a page of its own, whose answers are tied to nothing, not even to each other."""

import streamlit as st

from logic import services
from logic.feedback import AboutQuestion
from pages.shared import frame, session
from pages.shared.feedback_form import ABOUT_DONE, DONE, Shown, easy, lines
from pages.shared.html import draw
from pages.shared.session import say


def draw_about(shown: Shown) -> None:
    """The questions, or that they were answered."""
    if shown.at == ABOUT_DONE:
        frame.notices()
        frame.heading(shown.told("about_sent_heading"), step="about-sent", above=say("feedback.above"))
        draw(easy(shown, lines(shown.told("about_sent_lead"))))
        return
    frame.back("feedback", shown.told("back"), **shown.address(DONE, draft=False))
    frame.notices()
    frame.heading(shown.told("about_heading"), step="about", above=say("feedback.above"))
    draw(easy(shown, lines(shown.told("about_lead"))))
    form = f"about-{shown.behind.form.id}"
    session.form_drawn(form)
    with st.form(form, border=False, enter_to_submit=False):
        for question in shown.feedback.about:
            _question(shown, question)
        st.form_submit_button(shown.told("about_send"), type="primary", on_click=_send, args=(shown, form))


def _question(shown: Shown, question: AboutQuestion) -> None:
    names = {option.key: option.words for option in question.offered(shown.edition)}
    label = question.easy_read.replace("\n", " ") if shown.who.easy else question.words
    frame.field_trouble(question.key)
    st.radio(label, list(names), index=None, format_func=names.__getitem__, key=_key(shown, question))


def _key(shown: Shown, question: AboutQuestion) -> str:
    # The same after a restart, or what was chosen would be lost. The next person at the same screen finds it empty all the
    # same: another page was drawn between, and nothing outlives that.
    return f"about-{shown.behind.form.id}-{shown.edition}-{question.key}"


def _send(shown: Shown, form: str) -> None:
    def do() -> None:
        given = {one.key: session.typed(_key(shown, one)) or "" for one in shown.feedback.about}
        services.say_about_you(
            session.app(),
            shown.who.token,
            edition=shown.edition,
            given=given,
            key=session.form_key(form),
            session=session.tab(),
            address=session.came_from(),
        )
        session.form_sent(form)
        st.query_params.from_dict(shown.address(ABOUT_DONE, draft=False))

    session.attempt(do)
