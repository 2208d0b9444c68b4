"""The form of one lesson: written down, put right, shared, or taken off."""

import streamlit as st

from logic import services
from logic.lessons import Lesson
from pages.shared import fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw, markup
from pages.shared.session import say

WORDS = ("happened", "learned", "differently")


def draw_form(case: Case, one: Lesson | None) -> None:
    """A new lesson, or one to put right."""
    if case.activity is None or case.part is None:
        raise ValueError(case)
    key = f"lesson-{one.id}" if one else f"lesson-new-{case.activity.ref}-{case.part.number}"
    frame.back("lessons", say("lessons.work.heading"), **case.address())
    frame.notices()
    title = say("lessons.one.heading", number=one.id) if one else say("lessons.one.heading_new")
    frame.heading(title, step=key, above=case.activity.title)
    if one is not None:
        session.seen(f"{key}-{WORDS[0]}", one.version)
    session.form_drawn(key)
    with st.form(key, border=False, enter_to_submit=False):
        for name in WORDS:
            value = getattr(one, name) if one else ""
            fields.text_field(say(f"lessons.{name}"), f"{key}-{name}", value=value, area=True, field=name)
        draw(markup('<p class="dw-legend">{}</p>', say("lessons.one.themes")))
        frame.field_trouble("themes")
        with fields.boxes(f"themes-{key}"):
            for theme in case.pack.pairs.themes:
                st.checkbox(theme.name, one is not None and theme.key in one.themes, key=f"{key}-theme-{theme.key}")
        st.checkbox(say("lessons.one.share"), one is not None and one.shared, key=f"{key}-shared")
        label = say("lessons.one.save")
        st.form_submit_button(label, type="primary", on_click=_save_now, args=(case, one, key))
    if one is not None:
        with session.drawer("remove", say("lessons.one.remove")):
            draw(widgets.paragraphs(say("lessons.one.remove_lead")))
            st.button(say("lessons.one.remove"), key=f"{key}-remove", on_click=_remove_now, args=(case, one))


def _save_now(case: Case, one: Lesson | None, key: str) -> None:
    box = f"{key}-{WORDS[0]}"
    themes = [theme.key for theme in case.pack.pairs.themes if session.typed(f"{key}-theme-{theme.key}")]

    def do() -> None:
        number = one.id if one else session.form_made(key)
        saved = services.save_lesson(
            session.app(),
            session.actor(),
            *case.place,
            number,
            fields={name: session.typed(f"{key}-{name}", "") for name in WORDS},
            themes=themes,
            shared=bool(session.typed(f"{key}-shared")),
            seen_version=session.saw_last(box) if number else None,
            key=session.form_key(key),
        )
        session.saw(box, saved.version)
        session.form_sent(key, saved.number)
        session.notice(say("lessons.one.saved"))
        st.query_params.from_dict(case.address())

    session.save(do, box)


def _remove_now(case: Case, one: Lesson) -> None:
    def do() -> None:
        services.remove_lesson(session.app(), session.actor(), *case.place, one.id)
        session.notice(say("lessons.one.removed"))
        st.query_params.from_dict(case.address())

    session.attempt(do)
