"""Items of one's own: the form that adds one, its words put right, and the way to take it off the list."""

from datetime import date

import streamlit as st

from logic import services
from logic.checklist import PHASES, OwnItem
from logic.checklist_lines import Wanted
from logic.errors import Problem
from pages.shared import fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.checklist_list import address, phase_name
from pages.shared.html import draw
from pages.shared.session import say


def draw_own(case: Case, own: OwnItem, wanted: Wanted) -> None:
    """Its words can be put right, and it can be taken off the list."""
    key = f"own-words-{own.id}"
    with session.drawer(key, say("checklist.one.words")):
        session.seen(f"{key}-text", own.version)
        with st.form(f"form-{key}", border=False, enter_to_submit=False):
            _words(key, own.text, own.phase, prefix=f"{key}.")
            st.form_submit_button(say("checklist.one.words_save"), on_click=_change, args=(case, own.id, key))
    with session.drawer(f"remove-{own.id}", say("checklist.one.remove")):
        st.button(say("checklist.one.remove_confirm"), on_click=_remove, args=(case, own.id, wanted))


def _words(key: str, text: str, phase: str | None, *, prefix: str = "") -> None:
    fields.text_field(say("checklist.add.text"), f"{key}-text", value=text, field=f"{prefix}text")
    frame.field_trouble(f"{prefix}phase")
    index = PHASES.index(phase) if phase in PHASES else None
    st.radio(say("checklist.add.phase"), PHASES, index, format_func=phase_name, key=f"{key}-phase", horizontal=True)


def _change(case: Case, number: int, key: str) -> None:
    ref, part = case.place

    def do() -> None:
        now = services.change_item(
            session.app(),
            session.actor(),
            ref,
            part,
            number,
            text=session.typed(f"{key}-text", ""),
            phase=session.typed(f"{key}-phase") or "",
            seen_version=session.saw_last(f"{key}-text"),
        )
        session.saw(f"{key}-text", now)
        session.notice(say("checklist.one.saved"))

    session.save(do, f"{key}-text", drawer=key)


def _remove(case: Case, number: int, wanted: Wanted) -> None:
    ref, part = case.place

    def do() -> None:
        services.remove_item(session.app(), session.actor(), ref, part, number)
        session.notice(say("checklist.one.removed"))

    if session.attempt(do):
        st.query_params.from_dict(address(case, wanted))


def draw_new(case: Case, wanted: Wanted) -> None:
    """The form that adds an item of one's own."""
    ref, part = case.place
    key = f"new-item-{ref}-{part}"
    session.form_drawn(key)
    frame.heading(say("checklist.add.heading"), step="checklist-item-new")
    draw(widgets.paragraphs(say("checklist.add.lead"), "dw-lead"))
    with st.form(f"form-{key}", border=False, enter_to_submit=False):
        _words(key, "", wanted.phase)
        optional = say("checklist.add.optional")
        fields.text_field(say("checklist.add.owner"), f"{key}-owner", hint=optional, field="owner")
        fields.date_fields(say("checklist.add.due"), f"{key}-due", hint=optional, field="due")
        label = say("checklist.add.save")
        st.form_submit_button(label, type="primary", on_click=_add, args=(case, key, wanted))


def _add(case: Case, key: str, wanted: Wanted) -> None:
    ref, part = case.place
    due = fields.read_date(f"{key}-due", "due")
    if isinstance(due, Problem):
        session.refuse(due)
        return

    def do() -> None:
        words = fields.written(key, ("phase", "text", "owner"))
        day = due if isinstance(due, date) else None
        app, actor = session.app(), session.actor()
        services.add_item(app, actor, ref, part, **words, due=day, key=session.form_key(key, words, day))
        session.form_sent(key)
        session.notice(say("checklist.add.saved"))

    if session.attempt(do):
        st.query_params.from_dict(address(case, wanted))
