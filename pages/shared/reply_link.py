"""The link by which people read the reply of a part: passing it on, renewing it, closing it."""

from datetime import date

import streamlit as st

from logic import calendars, services, working_days
from logic.errors import Problem
from logic.links import MONTHS_MOST, PublicLink
from logic.services import ReplyPage
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.passing_on import passed_on, warnings
from pages.shared.session import say

RENEW = "renew"


def link_of(found: ReplyPage) -> PublicLink | None:
    """The link to this reply; none before it was published."""
    return services.reply_link(services.links_of(session.app(), found.activity.ref, "reply"), found.part.number)


def draw_link(case: Case, found: ReplyPage) -> None:
    """The link, once there is something to read by it."""
    one = link_of(found)
    if one is None:
        return
    opens = one.opens(session.app().today())
    draw(widgets.section(say("reply.link.heading")))
    if opens:
        address = services.link_address(session.app(), one)
        draw(
            widgets.paragraphs(say("reply.link.lead")),
            warnings(),
            passed_on(one, say("reply.link.about"), address),
        )
    else:
        draw(widgets.inset(say("reply.link.is_closed"), ""))
    if not case.archived:
        draw(widgets.way("answer_people", say("reply.link.renew"), case.address(**{cases.STEP: RENEW})))
    if opens:
        with session.drawer("close", say("reply.link.close")):
            draw(widgets.paragraphs(say("reply.link.close_lead")))
            st.button(say("reply.link.close_now"), key="reply-close", on_click=_close, args=(found, one))


def _close(found: ReplyPage, one: PublicLink) -> None:
    def do() -> None:
        services.revoke_link(session.app(), session.actor(), found.activity.ref, one.id)
        session.notice(say("reply.link.closed"))

    session.attempt(do)


def draw_renew(case: Case, found: ReplyPage, one: PublicLink) -> None:
    """The form that gives it another address and a later last day."""
    frame.back("answer_people", say("reply.back"), **case.address())
    frame.notices()
    above = say("reply.above", ref=found.activity.ref, title=found.facts.heading)
    frame.heading(say("reply.link.renew_heading"), step=f"reply-renew-{found.activity.ref}", above=above)
    form = f"reply-renew-{one.id}"
    session.form_drawn(form)
    draw(widgets.paragraphs(say("reply.link.renew_lead")))
    with st.form(form, border=False, enter_to_submit=False):
        hint = say("reply.link.expires_hint")
        fields.date_fields(say("reply.link.expires"), f"{form}-on", hint=hint, field="expires_on")
        st.form_submit_button(say("reply.link.save"), type="primary", on_click=_renew, args=(case, found, one, form))


def _renew(case: Case, found: ReplyPage, one: PublicLink, form: str) -> None:
    last_day = fields.read_date(f"{form}-on", "expires_on")
    if isinstance(last_day, Problem):
        session.refuse(last_day)
        return

    def do() -> None:
        app = session.app()
        wanted = last_day or _longest(app.today())
        services.renew_link(
            app, session.actor(), found.activity.ref, one.id, expires_on=wanted, key=session.form_key(form)
        )
        session.form_sent(form)
        session.notice(say("reply.link.renewed"))
        st.query_params.from_dict(case.address())

    session.attempt(do)


def _longest(today: date) -> date:
    return working_days.shifted(today, MONTHS_MOST, "months", calendars.is_working_day)
