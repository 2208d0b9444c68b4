"""One point of the conversation: who said what, and what came of it."""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from logic import services
from logic.documents.agenda import GROUPS
from logic.errors import Conflict, Problem
from logic.flow import ANSWERS
from logic.services.talks import Came
from pages.shared import fields, frame, seats_agenda, session, widgets
from pages.shared.html import draw
from pages.shared.seats_view import POINT, View
from pages.shared.session import say

UNRESOLVED = "unresolved"
MOVES = "agreed_result_"
"""Begins the code of every refusal that says what an answer would do to the result."""


def draw_named(view: View) -> bool:
    """The point that the address names; whether there is such a one to write about."""
    key = st.query_params.get(POINT, "")[:64]
    if key not in view.case.pack.flow.by_key or view.case.archived or not view.found.speaking:
        return False
    frame.back("seats", say("seats.one.back"), **view.address())
    frame.notices()
    words = view.case.pack.questions[key]
    frame.heading(words.text, step=f"seats-{view.activity.ref}-{key}", above=say("seats.one.above"))
    points = (*(view.teller.points(group) for group in GROUPS),)
    point = next((one for group in points for one in group if one.key == key), None)
    draw(widgets.counts_as_yes(words.counts_as_yes), seats_agenda.said(point) if point else widgets.NOTHING)
    _form(view, key)
    return True


def _box(form: str) -> str:
    """The box for the ground, or for why there is no agreement: while it stands, what was there when it was drawn was seen."""
    return f"{form}-note"


def _form(view: View, key: str) -> None:
    talk, form = view.found.talk, f"point-{view.activity.ref}-{view.part.number}-{key}"
    given = view.part.answers.get(key)
    session.seen(_box(form), Came(given.version if given else 0, talk.unresolved.get(key, "")))
    offered = [one for one in ANSWERS if one != "not_sure" or view.case.pack.flow.by_key[key].accepts_not_sure]
    options = [*offered, UNRESOLVED]
    names = {one: say(f"seats.one.{one}") for one in options}
    agreed = talk.agreed[key] if key in view.settled else None
    now = agreed.value if agreed else UNRESOLVED if key in talk.unresolved else None
    with st.form(form, border=False, enter_to_submit=False):
        frame.field_trouble("answer")
        st.radio(
            say("seats.one.value"),
            options,
            index=options.index(now) if now in options else None,
            format_func=names.__getitem__,
            key=f"{form}-value",
        )
        note = agreed.note if agreed else talk.unresolved.get(key, "")
        hint = say("seats.one.note_hint")
        fields.text_field(say("seats.one.note"), _box(form), value=note, hint=hint, area=True, field="note")
        args = (view, key, form)
        told = next((one for one in session.trouble().problems if one.code.startswith(MOVES)), None)
        if told is not None:
            _asked(told, args)
        kind: Literal["primary", "secondary"] = "secondary" if told else "primary"
        st.form_submit_button(say("seats.one.save"), type=kind, on_click=_save, args=args)


def _asked(told: Problem, args: tuple[View, str, str]) -> None:
    """The press that says what the answer does to the result, and what of the work then no longer fits."""
    if told.data["record"]:
        draw(widgets.inset("", say("seats.one.record", record=told.data["record"])))
    words = say(f"seats.one.save_{told.code.removeprefix(MOVES)}", then=told.data["then"])
    more = (*args, str(told.data["accepted"]))
    st.form_submit_button(words, type="primary", key=f"{args[2]}-accept", on_click=_save, args=more)


def _save(view: View, key: str, form: str, accepted: str | None = None) -> None:
    value, note = session.typed(f"{form}-value"), session.typed(_box(form)) or ""
    if value is None:
        session.refuse(Problem("answer", "came_missing"))
        return
    where = (session.app(), session.actor(), view.activity.ref, view.part.number, key)

    def do() -> None:
        seen: Came = session.saw_last(_box(form))
        if value == UNRESOLVED:
            now = services.leave_unresolved(*where, note, accepted=accepted, was=seen.unresolved)
        else:
            now = services.agree(*where, value, note, accepted=accepted, seen_version=seen.version)
        session.saw(_box(form), now)
        session.notice(say("seats.one.left" if value == UNRESOLVED else "seats.one.agreed"))
        st.query_params.from_dict(view.address())

    def shows(conflict: Conflict) -> Mapping[str, Came]:
        seen: Came = session.saw_last(_box(form))
        if conflict.what == "answer":
            return {_box(form): seen._replace(version=conflict.version)}
        return {_box(form): seen._replace(unresolved=conflict.theirs["unresolved"])}

    session.attempt(do, shows=shows)
