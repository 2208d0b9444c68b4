"""The day a person left, who is on the list of finished trainings; or that they are back."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.trained import Completion, Leaving
from pages.shared import fields, session, widgets
from pages.shared.html import draw
from pages.shared.session import say


def draw_form(one: Completion) -> None:
    """The form about the person of this line."""
    leaving = services.leaving_of(session.app(), one.person)
    key = f"trained-left-{one.id}"
    session.seen(f"{key}-day", leaving.version)
    draw(widgets.section(say("trained.one.left.heading")), widgets.paragraphs(say("trained.one.left.lead")))
    if leaving.left_on is not None:
        draw(widgets.paragraphs(say("trained.one.left.now", date=widgets.british_date(leaving.left_on))))
    with st.form(key, border=False, enter_to_submit=False):
        fields.date_fields(say("trained.one.left.day"), f"{key}-day", value=leaving.left_on, field="left_on")
        st.form_submit_button(say("trained.one.left.save"), on_click=_save_now, args=(one, key, leaving))


def _save_now(one: Completion, key: str, shown: Leaving) -> None:
    day = fields.read_date(f"{key}-day", "left_on")
    if day is None and shown.left_on is None:
        day = Problem("left_on", "training_left_missing")
    if isinstance(day, Problem):
        session.refuse(day)
        return

    def do() -> None:
        seen = session.saw_last(f"{key}-day")
        session.saw(f"{key}-day", services.save_left(session.app(), session.actor(), one.id, day, seen_version=seen))
        saved = say("trained.one.left.saved", date=widgets.british_date(day)) if day else say("trained.one.left.back")
        session.notice(saved)

    session.save(do, f"{key}-day")
