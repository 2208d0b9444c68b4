"""The trainings a council offers: which there are, which count for the target, and the form of one."""

import streamlit as st

from logic import services
from logic.trained import Course
from pages.shared import fields, frame, named, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say
from pages.shared.trained_address import COURSE, COURSES, DO, PAGE, back

NEW = "trained-course-new"


def draw_all() -> None:
    """All trainings, and the form of a new one."""
    courses = services.training_courses(session.app())
    back()
    frame.notices()
    frame.heading(say("trained.courses.heading"), step=f"trained-courses-{len(courses)}")
    draw(widgets.paragraphs(say("trained.courses.lead"), "dw-lead"))
    draw(joined(_card(one) for one in courses) if courses else widgets.paragraphs(say("trained.courses.none")))
    draw(widgets.section(say("trained.courses.new")))
    session.form_drawn(NEW)
    with st.form(NEW, border=False, enter_to_submit=False):
        _boxes(NEW, None)
        st.form_submit_button(say("trained.courses.save"), type="primary", on_click=_save_now, args=(None, NEW))


def draw_named() -> bool:
    """The training that the address names; whether there is such a one."""
    number = named.number(COURSE)
    one = next((one for one in services.training_courses(session.app()) if one.id == number), None)
    if one is None:
        return False
    frame.back(PAGE, say("trained.courses.heading"), **{DO: COURSES})
    frame.notices()
    frame.heading(one.name, step=f"trained-course-{one.id}")
    key = f"trained-course-{one.id}"
    session.seen(f"{key}-name", one.version)
    with st.form(key, border=False, enter_to_submit=False):
        _boxes(key, one)
        st.form_submit_button(say("trained.courses.save"), type="primary", on_click=_save_now, args=(one, key))
    if not one.finished:
        with session.drawer("remove", say("trained.courses.remove")):
            draw(widgets.paragraphs(say("trained.courses.remove_lead")))
            st.button(say("trained.courses.remove"), key=f"{key}-remove", on_click=_remove_now, args=(one,))
    return True


def _card(one: Course) -> Markup:
    many = {0: "trained.courses.finished_none", 1: "trained.courses.finished_one"}.get(one.finished)
    finished = say(many) if many else say("trained.courses.finished", count=f"{one.finished:,}")
    counts = say("trained.courses.counts" if one.counts else "trained.courses.apart")
    return markup(
        '<div class="dw-card"><h2 class="dw-h3">{}</h2> {}{}<p class="dw-soft">{}</p>{}</div>',
        one.name,
        widgets.tag(counts, "done" if one.counts else "unasked"),
        widgets.paragraphs(one.about),
        finished,
        widgets.way(PAGE, say("trained.courses.change", name=one.name), {COURSE: str(one.id)}),
    )


def _boxes(key: str, one: Course | None) -> None:
    name, about, counts = (one.name, one.about, one.counts) if one else ("", "", True)
    hint = say("trained.courses.name_hint")
    fields.text_field(say("trained.courses.name"), f"{key}-name", value=name, hint=hint, field="name")
    hint = say("trained.courses.about_hint")
    fields.text_field(say("trained.courses.about"), f"{key}-about", value=about, hint=hint, area=True, field="about")
    st.checkbox(say("trained.courses.tick"), counts, key=f"{key}-counts")
    draw(markup('<p class="dw-hint">{}</p>', say("trained.courses.tick_hint")))


def _save_now(one: Course | None, key: str) -> None:
    def do() -> None:
        name, about = session.typed(f"{key}-name", ""), session.typed(f"{key}-about", "")
        counts = bool(session.typed(f"{key}-counts"))
        saved = services.save_course(
            session.app(),
            session.actor(),
            one.id if one else None,
            name=name,
            about=about,
            counts=counts,
            seen_version=session.saw_last(f"{key}-name") if one else None,
            key="" if one else session.form_key(NEW, name, about, counts),
        )
        session.saw(f"{key}-name", saved.version)
        session.notice(say("trained.courses.saved"))
        if one is None:
            session.form_sent(NEW)
            session.put(f"{key}-name", "")
            session.put(f"{key}-about", "")
        else:
            st.query_params.from_dict({DO: COURSES})

    session.save(do, f"{key}-name")


def _remove_now(one: Course) -> None:
    def do() -> None:
        services.remove_course(session.app(), session.actor(), one.id)
        session.notice(say("trained.courses.removed"))
        st.query_params.from_dict({DO: COURSES})

    session.attempt(do, drawer="remove")
