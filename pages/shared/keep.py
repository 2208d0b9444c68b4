"""Keeping what was only tried, and passing a result on."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from logic import services
from pages.shared import case as cases
from pages.shared import fields, session, versions, widgets
from pages.shared.begin import area_field
from pages.shared.case import Case
from pages.shared.html import draw, markup
from pages.shared.session import say, say_all


def keep(case: Case) -> None:
    """Save what was tried as a piece of work."""
    draw(widgets.section(say("result.keep.heading")), widgets.paragraphs(say("result.keep.lead")))
    if case.older:
        found = cases.of_today(case)[1]
        draw(widgets.paragraphs("\n".join((say("result.keep.today"), *versions.left_out(case, found)))))
    session.form_drawn("keep")
    with st.form("keep", border=False):
        fields.text_field(say("result.keep.title"), "keep-title", field="title")
        area_field("keep-area", "", field="area")
        st.form_submit_button(say("result.keep.save"), type="primary", on_click=keep_now, args=(case,))


def pass_on(case: Case) -> None:
    """The link to this result, ready to be copied, with what it carries and what it does not."""
    query = {**case.without_names(), cases.PASSED: "1"}
    here = st.context.url or ""
    link = f"{here}?{urlencode(query)}"
    host = urlsplit(here).hostname or ""
    local = host in {"localhost", "127.0.0.1", "::1"}
    lead = say("result.link.lead_local", host=host) if local else say("result.link.lead")
    draw(
        widgets.section(say("result.link.heading")),
        widgets.paragraphs(lead),
        widgets.bullets(say_all("result.link.items")),
        markup(
            '<div class="dw-copy"><label for="dw-link">{}</label><span class="dw-hint" id="dw-link-hint">{}</span>'
            '<input id="dw-link" type="text" readonly value="{}" aria-describedby="dw-link-hint">'
            '<button type="button" data-dw-copy="dw-link" data-dw-copied="{}">{}</button>'
            '<span class="dw-soft" role="status"></span></div>',
            say("result.link.label"),
            say("result.link.hint"),
            link,
            say("result.link.copied"),
            say("result.link.copy"),
        ),
    )
    if case.saved:
        draw(widgets.way("result", say("result.link.open"), query))


def keep_now(case: Case) -> None:
    """Start an activity with the answers that stand in the address. It speaks of today's questions from then on."""
    today, _ = cases.of_today(case)

    def do() -> None:
        questions = {a.id for a in today.pack.add_ons if a.question}
        optional = {a.id: "no" for a in today.pack.add_ons if a.question and not a.required}
        given = {add_on: value for add_on, value in today.add_ons.items() if add_on in questions}
        ref = services.keep_tried(
            session.app(),
            session.actor(),
            title=session.typed("keep-title", ""),
            area=session.typed("keep-area", ""),
            level=today.level or "",
            answered=today.answers,
            add_ons={**optional, **given},
            ask_all=today.ask_all,
            key=session.form_key("keep"),
        )
        session.form_sent("keep")
        session.notice(say("result.keep.saved_today" if case.older else "result.keep.saved"))
        st.query_params.from_dict({cases.ACTIVITY: ref, cases.PART: "1"})

    session.attempt(do)
