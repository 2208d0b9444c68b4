"""Beginning a piece of work: a working name and the level, or "just try it"."""

from collections.abc import Sequence

import streamlit as st

from logic import services
from logic.pack import Level
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared.html import apart, draw, markup
from pages.shared.session import say

AREAS_SHOWN = 8


def begin() -> None:
    """A working name and the level, or "just try it"."""
    session.form_drawn("begin")
    with st.container(key="narrow"):
        frame.notices(ignored=stray())
        frame.heading(say("approach.begin.heading"), step="begin")
        draw(widgets.paragraphs(say("approach.begin.lead"), "dw-lead"))
        with st.form("begin", border=False, enter_to_submit=True):
            fields.text_field(
                say("approach.begin.title"), "begin-title", hint=say("approach.begin.title_hint"), field="title"
            )
            level_field(session.app().pack.levels, "begin-level", None)
            area_field("begin-area", "", field="area")
            st.form_submit_button(say("approach.begin.start"), type="primary", on_click=begin_now)
        draw(widgets.section(say("approach.begin.try_heading")), widgets.paragraphs(say("approach.begin.try_lead")))
        draw(widgets.way("approach", say("approach.begin.try"), {cases.TRY: "1"}))


def stray() -> tuple[str, ...]:
    """What the address of a fresh start should not hold."""
    return tuple(key[: cases.MOST] for key in st.query_params if key not in {cases.ACTIVITY, cases.PART, cases.STEP})


def level_field(levels: Sequence[Level], key: str, value: str | None) -> None:
    """The levels, each with its gloss."""
    names = {level.key: level.name for level in levels}
    frame.field_trouble("level")
    st.radio(
        say("approach.begin.level"),
        list(names),
        index=list(names).index(value) if value in names else None,
        format_func=names.__getitem__,
        captions=[level.gloss for level in levels],
        key=key,
    )


def area_field(key: str, value: str, *, field: str) -> None:
    """The service area, with those in use so far: the same spelling lets the list find them together."""
    fields.text_field(say("approach.begin.area"), key, value=value, field=field)
    areas = services.areas_in_use(session.app())
    if areas:
        shown = ", ".join(apart(area) for area in areas[:AREAS_SHOWN])
        draw(markup('<p class="dw-soft">{}</p>', say("approach.begin.areas", areas=shown)))
    if len(areas) > AREAS_SHOWN:
        draw(widgets.details(say("approach.begin.areas_more"), widgets.bullets(areas)))


def begin_now() -> None:
    """Start the activity, and name it in the address."""

    def do() -> None:
        ref = services.start_activity(
            session.app(),
            session.actor(),
            title=session.typed("begin-title", ""),
            level=session.typed("begin-level") or "",
            area=session.typed("begin-area", ""),
            key=session.form_key("begin"),
        )
        session.form_sent("begin")
        st.query_params.from_dict({cases.ACTIVITY: ref, cases.PART: "1"})

    session.attempt(do)
