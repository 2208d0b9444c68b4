"""Typing who finished a training, one person after another, and the boxes of one line."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.trained import Completion, Course, Typed
from pages.shared import fields, frame, named, session, widgets
from pages.shared.html import apart, draw
from pages.shared.session import say
from pages.shared.trained_address import COURSES, DO, LAST, LINE, PAGE, back, course_names

FORM = "trained-add"


def draw_form() -> None:
    """The form, and the way to the line that was added last."""
    courses = services.training_courses(session.app())
    last = st.query_params.get(LAST, "")
    back()
    frame.notices()
    frame.heading(say("trained.add.heading"), step=f"trained-add-{last}")
    if not courses:
        draw(
            widgets.paragraphs(say("trained.add.none")),
            widgets.way(PAGE, say("trained.courses.new"), {DO: COURSES}, main=True),
        )
        return
    draw(widgets.paragraphs(say("trained.add.lead"), "dw-lead"))
    if named.number(LAST):
        draw(widgets.way(PAGE, say("trained.add.to_last"), {LINE: last}))
    session.form_drawn(FORM)
    with st.form(FORM, border=False, enter_to_submit=False):
        boxes(FORM, courses)
        st.form_submit_button(say("trained.add.save"), type="primary", on_click=_add_now)


def boxes(key: str, courses: tuple[Course, ...], one: Completion | None = None) -> None:
    """The boxes of one line, filled in where it is kept already."""
    person, area, session_name = (one.person, one.area, one.session) if one else ("", "", "")
    hint = say("trained.add.person_hint")
    fields.text_field(say("trained.add.person"), f"{key}-person", value=person, hint=hint, field="person")
    frame.field_trouble("course")
    names = {course.id: course.name for course in courses}
    options: list[int | None] = [*names] if one or len(names) == 1 else [None, *names]
    at = options.index(one.course) if one and one.course in options else 0
    st.selectbox(
        say("trained.add.course"),
        options,
        at,
        format_func=lambda number: course_names(names, number),
        key=f"{key}-course",
    )
    day = one.finished_on if one else None
    fields.date_fields(say("trained.add.date"), f"{key}-day", value=day, field="finished_on")
    hint = say("trained.add.area_hint")
    fields.text_field(say("trained.add.area"), f"{key}-area", value=area, hint=hint, field="area")
    hint = say("trained.add.session_hint")
    fields.text_field(say("trained.add.session"), f"{key}-session", value=session_name, hint=hint, field="session")


def typed(key: str) -> Typed | Problem:
    """What stands in the boxes; a problem where the date is none."""
    day = fields.read_date(f"{key}-day", "finished_on")
    if isinstance(day, Problem):
        return day
    words = fields.written(key, ("person", "area", "session"))
    return Typed(course=session.typed(f"{key}-course"), finished_on=day, **words)


def _add_now() -> None:
    given = typed(FORM)
    if isinstance(given, Problem):
        session.refuse(given)
        return

    def do() -> None:
        app = session.app()
        added = services.add_completion(app, session.actor(), given, key=session.form_key(FORM, given))
        session.form_sent(FORM)
        kept = services.find_completion(app, added.id)
        # A press that came twice says what the first did, and not that the person was there before.
        again = str(added.id) == st.query_params.get(LAST) and (kept.person, kept.finished_on) == (
            given.person.strip(),
            given.finished_on,
        )
        came = "new" if again else added.came
        date = widgets.british_date(kept.finished_on)
        session.notice(say(f"trained.add.saved.{came}", person=apart(given.person.strip()), date=date))
        session.put(f"{FORM}-person", "")
        st.query_params[LAST] = str(added.id)

    session.attempt(do)
