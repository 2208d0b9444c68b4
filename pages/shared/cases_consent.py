"""Who agreed to be in a case study: written down as a role, and taken back at any time."""

import streamlit as st

from logic import services
from logic.case_studies import CaseStudy, Consent
from logic.errors import Problem
from pages.shared import fields, frame, session, widgets
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.lessons_address import CASE, CONSENT, DO
from pages.shared.session import say

AGREED = ("words", "picture", "role_named")


def draw_consents(one: CaseStudy, *, archived: bool) -> None:
    """Everybody who agreed, with what to, and the way to take it back."""
    draw(widgets.section(say("cases.consent.heading")))
    if not one.consents:
        draw(widgets.paragraphs(say("cases.consent.none")))
    for consent in one.consents:
        with st.container(key=f"card-consent-{consent.id}"):
            draw(_line(consent))
            if consent.stands:
                _withdraw(one, consent)
    if not archived:
        draw(widgets.way("lessons", say("cases.consent.add"), {CASE: str(one.id), DO: CONSENT}))


def _line(one: Consent) -> Markup:
    gave = {"gave_words": one.words, "gave_picture": one.picture, "gave_role": one.role_named}
    named = [say(f"cases.consent.{key}") for key, agreed in gave.items() if agreed]
    what = say("cases.consent.gave", what=widgets.listed(named)) if named else say("cases.consent.gave_nothing")
    said = say(
        "cases.consent.line", role=apart(one.role), date=widgets.british_date(one.asked_on), how=apart(one.asked_how)
    )
    if one.withdrawn_on is not None:
        what = say("cases.consent.taken_back", date=widgets.british_date(one.withdrawn_on))
    back = Markup("") if one.stands else widgets.tag(say("cases.status.withdrawn"), "never")
    return joined((markup('<p class="dw-body">{} {}</p>', said, back), widgets.paragraphs(what, "dw-soft")))


def _withdraw(one: CaseStudy, consent: Consent) -> None:
    with session.drawer(f"withdraw-{consent.id}", say("cases.consent.withdraw", role=consent.role)):
        draw(widgets.paragraphs(say("cases.consent.withdraw_lead")))
        label = say("cases.consent.withdraw", role=consent.role)
        st.button(label, key=f"withdraw-{consent.id}", on_click=_withdraw_now, args=(one, consent))


def _withdraw_now(one: CaseStudy, consent: Consent) -> None:
    def do() -> None:
        after = services.withdraw_consent(session.app(), session.actor(), one.id, consent.id)
        out = after.to_tell and one.is_out
        session.notice(say("cases.consent.withdrawn_out" if out else "cases.consent.withdrawn"))

    session.attempt(do)


def draw_form(one: CaseStudy) -> None:
    """The form that writes down one more."""
    frame.back("lessons", one.title, **{CASE: str(one.id)})
    frame.notices()
    frame.heading(say("cases.consent.add"), step=f"consent-{one.id}", above=one.work)
    draw(widgets.paragraphs(say("cases.consent.add_lead"), "dw-lead"))
    key = f"consent-{one.id}"
    session.form_drawn(key)
    with st.form(key, border=False, enter_to_submit=False):
        fields.text_field(say("cases.consent.role"), f"{key}-role", hint=say("cases.consent.role_hint"), field="role")
        label, hint = say("cases.consent.how"), say("cases.consent.how_hint")
        fields.text_field(label, f"{key}-how", hint=hint, field="asked_how")
        fields.date_fields(say("cases.consent.on"), f"{key}-on", field="asked_on")
        draw(markup('<p class="dw-legend">{}</p>', say("cases.consent.agreed")))
        with fields.boxes(key):
            for name in AGREED:
                st.checkbox(say(f"cases.consent.{name}"), key=f"{key}-{name}")
        st.form_submit_button(say("cases.consent.save"), type="primary", on_click=_add_now, args=(one, key))


def _add_now(one: CaseStudy, key: str) -> None:
    asked_on = fields.read_date(f"{key}-on", "asked_on")
    if isinstance(asked_on, Problem):
        session.refuse(asked_on)
        return

    def do() -> None:
        role, how = session.typed(f"{key}-role", ""), session.typed(f"{key}-how", "")
        agreed = {name: bool(session.typed(f"{key}-{name}")) for name in AGREED}
        services.add_consent(
            session.app(),
            session.actor(),
            one.id,
            role=role,
            asked_how=how,
            asked_on=asked_on,
            **agreed,
            key=session.form_key(key, role, how, asked_on, agreed),
        )
        session.form_sent(key)
        session.notice(say("cases.consent.saved"))
        st.query_params.from_dict({CASE: str(one.id)})

    session.attempt(do)
