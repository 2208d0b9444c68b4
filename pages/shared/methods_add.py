"""Adding a way to involve people to the plan: one of the list, or one of one's own."""

import streamlit as st

from logic import services
from logic.methods import Method
from logic.plan import DOES
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw
from pages.shared.methods_forms import back, done, form_key, particulars, read_particulars
from pages.shared.methods_view import View
from pages.shared.session import say


def choose(view: View, way: Method) -> None:
    """Add one of the list, with what is known of it already."""
    back(view)
    frame.notices(ignored=view.case.ignored)
    frame.heading(way.name, step=f"methods-add-{way.id}", above=view.above)
    frame.field_trouble("method")
    draw(widgets.paragraphs(way.what), widgets.paragraphs(say("methods.choose.lead"), "dw-soft"))
    key = form_key(view, f"add-{way.id}")
    session.form_drawn(key)
    with st.form(key, border=False, enter_to_submit=False):
        particulars(key, None)
        st.form_submit_button(say("methods.choose.save"), type="primary", on_click=_choose, args=(view, way, key))
    draw(widgets.way("methods", say("methods.form.cancel"), view.address()))


def _choose(view: View, way: Method, key: str) -> None:
    given = read_particulars(key)
    if given is None:
        return

    box = f"{key}-cost"

    def do() -> None:
        app, actor, ref, number = session.app(), session.actor(), view.activity.ref, view.part.number
        made = session.form_made(key)
        if made is None:
            made = services.choose_method(app, actor, ref, number, method=way.id, key=session.form_key(key), **given)
            session.saw(box, 1)
        else:
            now = services.change_planned(app, actor, ref, number, made, seen_version=session.saw_last(box), **given)
            session.saw(box, now)
        session.form_sent(key, made)
        done(view, say("methods.choose.saved"))

    session.save(do, box)


def own(view: View) -> None:
    """Add a way that is not on the list."""
    key = form_key(view, "own")
    drawer = session.lazy_drawer("own", say("methods.own.heading"))
    if not drawer.open:
        return
    session.form_drawn(key)
    with drawer, st.form(key, border=False):
        fields.text_field(say("methods.own.name"), f"{key}-name", field="own.name")
        does = {one: say(f"methods.own.{one}") for one in DOES}
        frame.field_trouble("own.does")
        st.radio(say("methods.own.does"), list(does), index=None, format_func=does.__getitem__, key=f"{key}-does")
        st.form_submit_button(say("methods.own.save"), on_click=_own, args=(view, key))


def _own(view: View, key: str) -> None:
    def do() -> None:
        words = fields.written(key, ("name", "does"))
        services.choose_method(
            session.app(),
            session.actor(),
            view.activity.ref,
            view.part.number,
            name=words["name"],
            does=words["does"],
            key=session.form_key(key, words),
        )
        session.form_sent(key)
        session.put(f"{key}-name", "")
        session.put(f"{key}-does", None)
        done(view, say("methods.choose.saved"))

    session.attempt(do, drawer="own")
