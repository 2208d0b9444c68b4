"""The words of a case study: begun, and put right."""

from collections.abc import Mapping

import streamlit as st

from logic import services
from logic.case_studies import TOLD_FIELDS, CaseStudy, kept_as, rung_names
from logic.workspace import rung_for
from pages.shared import fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.lessons_address import CASE
from pages.shared.session import say

RUNGS = ("rung_planned", "rung_felt")
HINTED = {"title", "said", "easy"}


def draw_new(case: Case) -> None:
    """The form that begins one, for the part that the address names."""
    if case.activity is None or case.part is None:
        raise ValueError(case)
    frame.back("lessons", say("lessons.work.heading"), **case.address())
    frame.notices()
    frame.heading(say("cases.new.heading"), step="case-new", above=case.activity.title)
    draw(widgets.paragraphs(say("cases.new.lead"), "dw-lead"))
    key = f"case-new-{case.activity.ref}-{case.part.number}"
    rung = rung_for(case.pack, case.part)
    session.form_drawn(key)
    with st.form(key, border=False, enter_to_submit=False):
        _fields(key, {"rung_planned": (rung.outcome or "") if rung else "", "rung_felt": _felt(case)})
        st.form_submit_button(say("cases.save"), type="primary", on_click=_begin_now, args=(case, key))


def _felt(case: Case) -> str:
    """What the feedback told that it felt like, where it is one step; it may be changed."""
    if case.activity is None or case.part is None:
        return ""
    found = services.experience_of(session.app(), case.activity.ref, case.part.number)
    if found is None or found.felt is None or found.felt.low != found.felt.high:
        return ""
    return next((kept_as(rung) for rung in case.pack.rungs if rung.key == found.felt.low), "")


def draw_words(one: CaseStudy) -> None:
    """The form that puts its words right."""
    frame.back("lessons", one.title, **{CASE: str(one.id)})
    frame.notices()
    frame.heading(say("cases.words"), step=f"case-words-{one.id}", above=one.work)
    key = f"case-words-{one.id}"
    session.seen(f"{key}-title", one.version)
    with st.form(key, border=False, enter_to_submit=False):
        _fields(key, {name: getattr(one, name) for name in (*TOLD_FIELDS, *RUNGS)})
        st.form_submit_button(say("cases.save"), type="primary", on_click=_save_now, args=(one, key))


def _fields(key: str, saved: Mapping[str, str]) -> None:
    for name in TOLD_FIELDS:
        hint = say(f"cases.fields.{name}_hint") if name in HINTED else ""
        fields.text_field(
            say(f"cases.fields.{name}"),
            f"{key}-{name}",
            value=saved.get(name, ""),
            hint=hint,
            area=name != "title",
            field=name,
        )
    pack = session.app().pack
    for name in RUNGS:
        names: dict[str, str] = {"": say("cases.fields.not_known"), **rung_names(pack, name)}
        options = list(names)
        frame.field_trouble(name)
        at = options.index(saved[name]) if saved.get(name) in options else 0
        st.selectbox(say(f"cases.fields.{name}"), options, at, format_func=names.__getitem__, key=f"{key}-{name}")


def _typed(key: str) -> dict[str, str]:
    return fields.written(key, (*TOLD_FIELDS, *RUNGS))


def _begin_now(case: Case, key: str) -> None:
    def do() -> None:
        app, actor = session.app(), session.actor()
        number = session.form_made(key)
        if number is None:
            number = services.start_case(app, actor, *case.place, fields=_typed(key), key=session.form_key(key))
            session.form_sent(key, number)
            session.saw(f"{key}-title", 1)
        else:
            _save(number, key)
        session.notice(say("cases.begun"))
        st.query_params.from_dict({CASE: str(number)})

    session.save(do, f"{key}-title")


def _save(number: int, key: str) -> None:
    box = f"{key}-title"
    app, actor, seen = session.app(), session.actor(), session.saw_last(box)
    session.saw(box, services.save_case(app, actor, number, fields=_typed(key), seen_version=seen))


def _save_now(one: CaseStudy, key: str) -> None:
    def do() -> None:
        _save(one.id, key)
        session.notice(say("cases.saved"))
        st.query_params.from_dict({CASE: str(one.id)})

    session.save(do, f"{key}-title")
