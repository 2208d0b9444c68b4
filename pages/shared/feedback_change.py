"""What staff do with a feedback form: make one, move its last day, give it a new address, close it."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.feedback import Form
from logic.pack import Rung
from pages.shared import fields, frame, session, widgets
from pages.shared.feedback_list import View, draw_all, ignored
from pages.shared.html import draw
from pages.shared.session import say


def draw_make(view: View) -> None:
    """The form that makes another one."""
    if view.rung is None:
        draw_all(view)
        return
    head(view, say("feedback_forms.make_another"), "feedback-new")
    make_form(view, view.rung)


def make_form(view: View, rung: Rung) -> None:
    """Which form, and until when."""
    form = f"feedback-{view.activity.ref}-{view.part.number}"
    session.form_drawn(form)
    draw(widgets.paragraphs(say("feedback_forms.make_lead", rung=widgets.in_a_sentence(rung.name))))
    with st.form(form, border=False, enter_to_submit=False):
        kinds = {"first": say("feedback_forms.first"), "later": say("feedback_forms.later")}
        frame.field_trouble("kind")
        st.radio(say("feedback_forms.kind"), list(kinds), format_func=kinds.__getitem__, key=f"{form}-kind")
        hint = say("feedback_forms.closes_hint")
        fields.date_fields(say("feedback_forms.closes"), f"{form}-on", hint=hint, field="closes_on")
        st.form_submit_button(say("feedback_forms.make"), type="primary", on_click=_make, args=(view, form))


def _make(view: View, form: str) -> None:
    last_day = fields.read_date(f"{form}-on", "closes_on")
    if isinstance(last_day, Problem):
        session.refuse(last_day)
        return

    def do() -> None:
        services.open_form(
            session.app(),
            session.actor(),
            view.activity.ref,
            view.part.number,
            kind=session.typed(f"{form}-kind") or "",
            closes_on=last_day,
            key=session.form_key(form),
        )
        session.form_sent(form)
        _done(view, say("feedback_forms.made"))

    session.attempt(do)


def draw_change(view: View, form: Form) -> None:
    """Another last day."""
    head(view, say("feedback_forms.change.heading"), f"feedback-change-{form.id}", form)
    draw(widgets.paragraphs(say("feedback_forms.change.lead", date=widgets.british_date(form.closes_on))))
    key = f"closing-{form.id}"
    session.seen(f"{key}-day", form.version)
    with st.form(key, border=False, enter_to_submit=False):
        hint = say("workspace.dates.lead").partition(". ")[0]
        fields.date_fields(say("feedback_forms.closes"), key, value=form.closes_on, hint=hint, field="closes_on")
        st.form_submit_button(
            say("feedback_forms.change.save"), type="primary", on_click=_change, args=(view, form, key)
        )


def _change(view: View, form: Form, key: str) -> None:
    last_day = fields.read_date(key, "closes_on")
    if isinstance(last_day, Problem):
        session.refuse(last_day)
        return

    def do() -> None:
        now = services.change_closing(
            session.app(),
            session.actor(),
            view.activity.ref,
            form.id,
            closes_on=last_day,
            seen_version=session.saw_last(f"{key}-day"),
        )
        session.saw(f"{key}-day", now)
        _done(view, say("feedback_forms.change.saved"))

    session.save(do, f"{key}-day")


def draw_finish(view: View, form: Form) -> None:
    """The end of a form. Before its last day is over it takes a box to tick."""
    head(view, say("feedback_forms.finish.heading"), f"feedback-finish-{form.id}", form)
    draw(widgets.paragraphs(say("feedback_forms.finish.lead")))
    key = f"finish-{form.id}"
    with st.form(key, border=False, enter_to_submit=False):
        if form.takes(session.app().today()):
            st.checkbox(say("feedback_forms.finish.early", date=widgets.british_date(form.closes_on)), key=f"{key}-now")
        st.form_submit_button(
            say("feedback_forms.finish.save"), type="primary", on_click=_finish, args=(view, form, key)
        )


def _finish(view: View, form: Form, key: str) -> None:
    def do() -> None:
        now = bool(session.typed(f"{key}-now", False))
        services.open_results(session.app(), session.actor(), view.activity.ref, form.id, close_now=now)
        _done(view, say("feedback_forms.finish.saved"))

    session.attempt(do)


def draw_renew(view: View, form: Form) -> None:
    """A new address in place of the old one."""
    head(view, say("feedback_forms.ways.renew"), f"feedback-renew-{form.id}", form)
    draw(widgets.paragraphs(say("feedback_forms.renew.lead")))
    key = f"renew-form-{form.id}"
    session.form_drawn(key)
    with st.form(key, border=False, enter_to_submit=False):
        st.form_submit_button(say("feedback_forms.renew.save"), type="primary", on_click=_renew, args=(view, form, key))


def _renew(view: View, form: Form, key: str) -> None:
    def do() -> None:
        services.renew_form(session.app(), session.actor(), view.activity.ref, form.id, key=session.form_key(key))
        session.form_sent(key)
        _done(view, say("feedback_forms.renew.saved"))

    session.attempt(do)


def head(view: View, heading: str, step: str, form: Form | None = None) -> None:
    """The head of a form that stands by itself."""
    frame.back("feedback_forms", say("feedback_forms.heading"), **view.address())
    frame.notices(ignored=ignored(view))
    above = view.above if form is None else view.name_of(form)
    frame.heading(heading, step=step, above=above)


def _done(view: View, words: str) -> None:
    """It is done: back to the page, which says so."""
    session.notice(words)
    st.query_params.from_dict(view.address())
