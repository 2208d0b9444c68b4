"""Keeping what was only tried."""

import streamlit as st

from logic import services
from pages.shared import case as cases
from pages.shared import fields, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.session import say


def keep(case: Case) -> None:
    """Save what was tried as a piece of work."""
    draw(
        widgets.section(say("result.link.heading")),
        widgets.paragraphs(say("result.link.lead")),
        widgets.section(say("result.keep.heading")),
        widgets.paragraphs(say("result.keep.lead")),
    )
    session.form_drawn("keep")
    with st.form("keep", border=False):
        fields.text_field(say("result.keep.title"), "keep-title", field="title")
        st.form_submit_button(say("result.keep.save"), type="primary", on_click=keep_now, args=(case,))


def keep_now(case: Case) -> None:
    """Start an activity with the answers that stand in the address."""

    def do() -> None:
        questions = {a.id for a in case.pack.add_ons if a.question}
        optional = {a.id: "no" for a in case.pack.add_ons if a.question and not a.required}
        given = {add_on: value for add_on, value in case.add_ons.items() if add_on in questions}
        ref = services.keep_tried(
            session.app(),
            session.actor(),
            title=session.typed("keep-title", ""),
            level=case.level or "",
            answered=case.answers,
            add_ons={**optional, **given},
            ask_all=case.ask_all,
            key=session.form_key("keep"),
        )
        session.form_sent("keep")
        session.notice(say("result.keep.saved"))
        st.query_params.from_dict({cases.ACTIVITY: ref, cases.PART: "1"})

    session.attempt(do)
