"""Adding a way to involve people to the plan: one of the list, or one of one's own."""

import streamlit as st

from logic import services
from logic.plan import DOES
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw
from pages.shared.methods_forms import done, form_key
from pages.shared.methods_view import View
from pages.shared.session import say


def choose(view: View) -> None:
    """Add one of the list to the plan. The list is in the order of what fits."""
    names = {one.way.id: one.way.name for one in view.ranked}
    if not names:
        return
    draw(widgets.section(say("methods.choose.heading")))
    key = form_key(view, "choose")
    session.form_drawn(key)
    with st.form(key, border=False):
        frame.field_trouble("method")
        st.selectbox(say("methods.choose.label"), list(names), format_func=names.__getitem__, key=f"{key}-method")
        st.form_submit_button(say("methods.choose.save"), type="primary", on_click=_choose, args=(view, key))


def _choose(view: View, key: str) -> None:
    method = session.typed(f"{key}-method", "")

    def do() -> None:
        services.choose_method(
            session.app(),
            session.actor(),
            view.activity.ref,
            view.part.number,
            method=method,
            key=session.form_key(key),
        )
        session.form_sent(key)
        done(view, say("methods.choose.saved"))

    session.attempt(do)


def own(view: View) -> None:
    """Add a way that is not on the list."""
    key = form_key(view, "own")
    session.form_drawn(key)
    with session.drawer("own", say("methods.own.heading")), st.form(key, border=False):
        fields.text_field(say("methods.own.name"), f"{key}-name", field="own.name")
        does = {one: say(f"methods.own.{one}") for one in DOES}
        frame.field_trouble("own.does")
        st.radio(say("methods.own.does"), list(does), index=None, format_func=does.__getitem__, key=f"{key}-does")
        st.form_submit_button(say("methods.own.save"), on_click=_own, args=(view, key))


def _own(view: View, key: str) -> None:
    def do() -> None:
        services.choose_method(
            session.app(),
            session.actor(),
            view.activity.ref,
            view.part.number,
            name=session.typed(f"{key}-name", ""),
            does=session.typed(f"{key}-does") or "",
            key=session.form_key(key),
        )
        session.form_sent(key)
        session.put(f"{key}-name", "")
        session.put(f"{key}-does", None)
        done(view, say("methods.choose.saved"))

    session.attempt(do, drawer="own")
