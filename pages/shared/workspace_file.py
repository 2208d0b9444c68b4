"""A whole piece of work as one file: taken away from its page, and taken in on the page of all activities."""

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import Problem
from pages.shared import case as cases
from pages.shared import downloads, frame, session, widgets
from pages.shared.downloads import File
from pages.shared.html import draw
from pages.shared.session import say
from web.site import page_of

FORM = "take-in"


def draw_take_away(activity: Activity) -> None:
    """Everything of it as one file."""
    drawer = session.lazy_drawer("take", say("workspace.take.heading"))
    if not drawer.open:
        return
    with drawer:
        file = File(say("workspace.take.file"), "work", {cases.ACTIVITY: activity.ref})
        draw(widgets.paragraphs(say("workspace.take.lead")), downloads.links((file,)))


def draw_take_in() -> None:
    """A file from elsewhere as new work."""
    drawer = session.lazy_drawer(FORM, say("workspace.take_in.heading"))
    if not drawer.open:
        return
    session.form_drawn(FORM)
    known = any(problem.code == "file_taken_in_before" for problem in session.trouble().problems)
    with drawer, st.form(FORM, border=False):
        draw(widgets.paragraphs(say("workspace.take_in.lead")))
        frame.field_trouble(f"{FORM}.file")
        st.file_uploader(say("workspace.take_in.label"), type=["json", "gz"], key=f"{FORM}-file")
        if known:
            st.checkbox(say("workspace.take_in.again"), key=f"{FORM}-again")
        st.form_submit_button(say("workspace.take_in.save"), on_click=take_in_now)


def take_in_now() -> None:
    """Take it in, and show what came of it."""
    file = session.typed(f"{FORM}-file")
    if file is None:
        session.refuse(Problem(f"{FORM}.file", "file_missing"), drawer=FORM)
        return

    def do() -> None:
        ref = services.import_activity(
            session.app(),
            session.actor(),
            file.getvalue(),
            key=session.form_key(FORM),
            again=bool(session.typed(f"{FORM}-again")),
        )
        session.form_sent(FORM)
        origin = services.came_from(session.app(), ref)
        if origin is not None:
            session.notice(say("workspace.take_in.saved", reference=origin[0]))
        session.leave(FORM, ref)

    session.attempt(do, drawer=FORM)


def show_taken_in() -> None:
    """While the page is drawn: go to the work that was just made of a file, if one was."""
    ref = session.left(FORM)
    if ref is not None:
        st.switch_page(page_of("activity"), query_params={cases.ACTIVITY: ref})
