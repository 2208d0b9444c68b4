"""Putting what a shared lesson says to do differently on the checklist of another piece of work."""

import streamlit as st

from logic import services
from logic.checklist import PHASES
from logic.errors import Problem
from logic.lessons import Lesson
from logic.reference import whole_number
from logic.text import LINE
from pages.shared import fields, frame, lessons_bank, named, session, widgets
from pages.shared.checklist_list import phase_name
from pages.shared.html import draw
from pages.shared.lessons_address import LESSON
from pages.shared.session import say


def draw_named() -> bool:
    """The form of the lesson that the address names; whether there is such a lesson, and it is shared."""
    one = named.found(LESSON, lambda number: services.find_lesson(session.app(), number))
    if one is None or not one.shared:
        return False
    _draw(one)
    return True


def _draw(one: Lesson) -> None:
    frame.back("lessons", say("lessons.heading"))
    frame.notices()
    frame.heading(say("lessons.take.heading"), step=f"take-{one.id}", above=say("lessons.one.heading", number=one.id))
    draw(lessons_bank.words_of(one), widgets.paragraphs(say("lessons.take.lead")))
    key = f"take-{one.id}"
    session.form_drawn(key)
    with st.form(key, border=False, enter_to_submit=False):
        fields.text_field(say("lessons.take.ref"), f"{key}-ref", hint=say("lessons.take.ref_hint"), field="ref")
        hint = say("lessons.take.part_hint")
        fields.text_field(say("lessons.take.part"), f"{key}-part", value="1", hint=hint, field="part")
        text = " ".join(one.differently.split())[:LINE]
        fields.text_field(say("lessons.take.text"), f"{key}-text", value=text, field="text")
        frame.field_trouble("phase")
        label = say("lessons.take.phase")
        st.radio(label, PHASES, None, format_func=phase_name, key=f"{key}-phase", horizontal=True)
        st.form_submit_button(say("lessons.take.save"), type="primary", on_click=_take_now, args=(one, key))


def _take_now(one: Lesson, key: str) -> None:
    ref = str(session.typed(f"{key}-ref", "") or "").strip()
    if not ref:
        session.refuse(Problem("ref", "lesson_ref_missing"))
        return
    part = whole_number(str(session.typed(f"{key}-part", "")).strip())

    def do() -> None:
        app = session.app()
        words = fields.written(key, ("phase", "text"))
        sent = session.form_key(key, ref, part, words)
        services.take_over_lesson(app, session.actor(), one.id, ref, part, **words, key=sent)
        session.form_sent(key)
        session.notice(say("lessons.take.saved", ref=services.find_activity(app, ref).ref))
        st.query_params.clear()

    session.attempt(do)
