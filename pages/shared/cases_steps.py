"""The steps of a case study: checked by the people in it, published, taken out, and everybody told of that."""

import streamlit as st

from logic import services
from logic.case_studies import CaseStudy
from logic.errors import Problem
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw
from pages.shared.session import say


def draw_steps(one: CaseStudy) -> None:
    """What can be done with it next."""
    # The page shows the words that are checked and published each time it is drawn: these were seen.
    if one.status == "checked":
        _publish(one, one.version)
    elif one.status != "published":
        session.saw(_box(one), one.version)
        _check(one)
    if one.is_out:
        draw_withdraw(one)


def _box(one: CaseStudy) -> str:
    return f"case-check-{one.id}-by"


def _check(one: CaseStudy) -> None:
    key = f"case-check-{one.id}"
    draw(widgets.section(say("cases.check.heading")), widgets.paragraphs(say("cases.check.lead")))
    for name in ("about", "said", "changed", "differently", "consent"):
        frame.field_trouble(name)
    with st.form(key, border=False, enter_to_submit=False):
        fields.text_field(say("cases.check.by"), _box(one), field="by")
        fields.text_field(say("cases.check.how"), f"{key}-how", hint=say("cases.check.how_hint"), field="how")
        fields.date_fields(say("cases.check.on"), f"{key}-on", field="on")
        if one.taken_back:
            frame.field_trouble("taken_out")
            st.checkbox(say("cases.check.gone"), key=f"{key}-gone")
        label = say("cases.check.save")
        st.form_submit_button(label, type="primary", on_click=_check_now, args=(one, key))


def _check_now(one: CaseStudy, key: str) -> None:
    on = fields.read_date(f"{key}-on", "on")
    if isinstance(on, Problem):
        session.refuse(on)
        return

    def do() -> None:
        now = services.check_case(
            session.app(),
            session.actor(),
            one.id,
            by=session.typed(_box(one), ""),
            how=session.typed(f"{key}-how", ""),
            on=on,
            gone=bool(session.typed(f"{key}-gone")),
            seen_version=session.saw_last(_box(one)),
        )
        session.saw(_box(one), now)
        session.notice(say("cases.check.saved"))

    session.attempt(do)


def _publish(one: CaseStudy, version: int) -> None:
    key = f"case-publish-{one.id}"
    draw(widgets.section(say("cases.publish.heading")), widgets.paragraphs(say("cases.publish.lead")))
    frame.field_trouble("consent")
    with st.form(key, border=False, enter_to_submit=False):
        label = say("cases.publish.given_to")
        fields.text_field(label, f"{key}-to", value=one.given_to, area=True, field="given_to")
        label = say("cases.publish.save")
        st.form_submit_button(label, type="primary", on_click=_publish_now, args=(one, key, version))


def _publish_now(one: CaseStudy, key: str, version: int) -> None:
    def do() -> None:
        given_to = session.typed(f"{key}-to", "")
        services.publish_case(session.app(), session.actor(), one.id, given_to=given_to, seen_version=version)
        session.notice(say("cases.publish.saved"))

    session.attempt(do)


def draw_withdraw(one: CaseStudy) -> None:
    """The way to take it out of publication."""
    with session.drawer("withdraw", say("cases.withdraw.heading")):
        draw(widgets.paragraphs(say("cases.withdraw.lead")))
        st.button(say("cases.withdraw.save"), key=f"case-withdraw-{one.id}", on_click=_withdraw_now, args=(one,))


def _withdraw_now(one: CaseStudy) -> None:
    def do() -> None:
        services.withdraw_case(session.app(), session.actor(), one.id)
        session.notice(say("cases.withdraw.saved"))

    session.attempt(do)


def draw_tell(one: CaseStudy) -> None:
    """Of one that was taken back: whom to tell now, or when everybody was told."""
    if one.withdrawn_on is None:
        return
    if one.told_on is not None:
        draw(widgets.paragraphs(say("cases.tell.done", date=widgets.british_date(one.told_on))))
        return
    key = f"case-tell-{one.id}"
    lead = say("cases.tell.lead", date=widgets.british_date(one.withdrawn_on))
    draw(widgets.warning(say("cases.tell.heading"), f"{lead}\n{one.given_to or say('cases.tell.nobody')}"))
    with st.form(key, border=False, enter_to_submit=False):
        fields.date_fields(say("cases.tell.on"), f"{key}-on", hint=say("cases.tell.on_hint"), field="told_on")
        st.form_submit_button(say("cases.tell.save"), on_click=_told_now, args=(one, key))


def _told_now(one: CaseStudy, key: str) -> None:
    on = fields.read_date(f"{key}-on", "told_on")
    if isinstance(on, Problem):
        session.refuse(on)
        return

    def do() -> None:
        services.case_told(session.app(), session.actor(), one.id, on=on)
        session.notice(say("cases.tell.saved"))

    session.attempt(do)
