"""Writing down a concern for somebody who phoned, wrote or told us."""

import streamlit as st

from logic import services
from logic.errors import Problem
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw
from pages.shared.session import say

FORM = "note-concern"


def draw_note() -> None:
    """The form."""
    frame.back("concerns", say("concerns.heading"))
    frame.notices()
    frame.heading(say("concerns.note.heading"), step="concern-note")
    draw(
        widgets.paragraphs(say("concerns.note.lead"), "dw-lead"),
        widgets.details(say("concerns.not_for"), widgets.paragraphs(say("concerns.not_for_words"))),
    )
    session.form_drawn(FORM)
    with st.form(FORM, border=False, enter_to_submit=False):
        fields.text_field(say("concerns.note.text"), f"{FORM}-text", area=True, field="text")
        fields.text_field(say("concerns.note.ref"), f"{FORM}-ref", hint=say("concerns.note.ref_hint"), field="ref")
        hint = say("concerns.note.optional")
        fields.text_field(say("concerns.note.name"), f"{FORM}-name", hint=hint, field="name")
        fields.text_field(say("concerns.note.contact"), f"{FORM}-contact", hint=hint, field="contact")
        hint = say("concerns.note.before_hint")
        fields.text_field(say("concerns.note.before"), f"{FORM}-before", hint=hint, field="before")
        fields.date_fields(
            say("concerns.note.on"), f"{FORM}-on", hint=say("concerns.note.on_hint"), field="received_on"
        )
        st.form_submit_button(say("concerns.note.save"), type="primary", on_click=_note_now)


def _note_now() -> None:
    came = fields.read_date(f"{FORM}-on", "received_on")
    if isinstance(came, Problem):
        session.refuse(came)
        return

    def do() -> None:
        app = session.app()
        typed = fields.written(FORM, ("ref", "text", "name", "contact", "before"))
        key = session.form_key(FORM, typed, came)
        number = services.note_concern(app, session.actor(), **typed, received_on=came, key=key)
        session.form_sent(FORM)
        kept = services.find_concern(app, number)
        words = "concerns.note.saved_late" if kept.overdue(app.today()) else "concerns.note.saved"
        session.notice(say(words, number=number, date=widgets.british_date(kept.due)))
        st.query_params.clear()

    session.attempt(do)
