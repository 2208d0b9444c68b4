"""One line: put it right, take it out, and everything about the person in it."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.trained import Completion
from pages.shared import frame, named, session, trained_add, trained_left, widgets
from pages.shared.html import apart, draw
from pages.shared.session import say
from pages.shared.trained_address import LINE, PAGE, back


def draw_named() -> bool:
    """The line that the address names; whether there is such a one."""
    one = named.found(LINE, lambda number: services.find_completion(session.app(), number))
    if one is not None:
        _draw(one)
    return one is not None


def _draw(one: Completion) -> None:
    app = session.app()
    everything = services.completions_of(app, one.person)
    back()
    frame.notices()
    frame.heading(one.person, step=f"trained-one-{one.id}", above=say("trained.one.above"))
    key = f"trained-one-{one.id}"
    session.seen(f"{key}-person", one.version)
    draw(widgets.section(say("trained.one.heading")))
    with st.form(key, border=False, enter_to_submit=False):
        trained_add.boxes(key, services.training_courses(app), one)
        st.form_submit_button(say("trained.one.save"), type="primary", on_click=_save_now, args=(one, key))
    with session.drawer("remove", say("trained.one.remove")):
        draw(widgets.paragraphs(say("trained.one.remove_lead")))
        st.button(say("trained.one.remove"), key=f"{key}-remove", on_click=_remove_now, args=(one,))
    trained_left.draw_form(one)
    lines = [(widgets.link(PAGE, other.course_name, {LINE: str(other.id)}), _facts(other)) for other in everything]
    draw(widgets.section(say("trained.one.all")), widgets.summary_rows(lines))
    with session.drawer("erase", say("trained.one.erase")):
        count = len(everything)
        draw(
            widgets.paragraphs(
                say("trained.one.erase_lead_one") if count == 1 else say("trained.one.erase_lead", count=count)
            )
        )
        st.button(say("trained.one.erase"), key=f"{key}-erase", on_click=_erase_now, args=(one,))


def _facts(one: Completion) -> str:
    facts = (widgets.british_date(one.finished_on), apart(one.area), apart(one.session))
    return " · ".join(fact for fact in facts if fact)


def _save_now(one: Completion, key: str) -> None:
    given = trained_add.typed(key)
    if isinstance(given, Problem):
        session.refuse(given)
        return

    def do() -> None:
        seen = session.saw_last(f"{key}-person")
        now = services.correct_completion(session.app(), session.actor(), one.id, given, seen_version=seen)
        session.saw(f"{key}-person", now)
        session.notice(say("trained.one.saved"))

    session.save(do, f"{key}-person")


def _remove_now(one: Completion) -> None:
    def do() -> None:
        services.remove_completion(session.app(), session.actor(), one.id)
        session.notice(say("trained.one.removed"))
        st.query_params.clear()

    session.attempt(do, drawer="remove")


def _erase_now(one: Completion) -> None:
    def do() -> None:
        gone = services.erase_trained(session.app(), session.actor(), one.person)
        session.notice(say("trained.one.erased_one") if gone == 1 else say("trained.one.erased", count=gone))
        st.query_params.clear()

    session.attempt(do, drawer="erase")
