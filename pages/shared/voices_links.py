"""The links of an activity: making one, passing it on as words or as a square code, renewing and closing it."""

from collections.abc import Sequence

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import Problem
from logic.links import PublicLink
from pages.shared import case as cases
from pages.shared import fields, frame, passing_on, session, widgets
from pages.shared.html import Markup, draw
from pages.shared.session import say, say_all

DO, NEW, RENEW, CLOSE, NOTE, LINK = "do", "new", "renew", "close", "note", "l"
"""Short spellings in the address: which form stands there, and of which link."""
WHOLE = 0
"""Stands among the numbers of parts for all of the work."""


def draw_links(activity: Activity) -> None:
    """Every link that opens, how to make one, and those that open no longer."""
    app = session.app()
    found = services.links_of(app, activity.ref)
    opening = [one for one in found if one.opens(app.today())]
    draw(
        widgets.section(say("voices.links.heading")),
        widgets.paragraphs(say("voices.links.lead")),
        widgets.details(say("voices.links.shown"), widgets.bullets(say_all("voices.links.items"))),
        passing_on.warnings(),
        _closed([one for one in found if one not in opening]),
    )
    for one in opening:
        _link(activity, one)
    if activity.archived_at is None and opening:
        to(activity, NEW, say("voices.links.make_another"))
    elif activity.archived_at is None:
        draw(widgets.section(say("voices.links.make_heading"), 3))
        _make_form(activity)


def to(activity: Activity, what: str, label: str) -> None:
    """The way to a form of this page."""
    draw(_way(activity, what, label))


def _way(activity: Activity, what: str, label: str, key: str = "") -> Markup:
    address = {cases.ACTIVITY: activity.ref, DO: what} | ({LINK: key} if key else {})
    return widgets.way("voices", label, address)


def draw_make(activity: Activity) -> None:
    """The form that makes another link."""
    form_of(activity, say("voices.links.make_another"), NEW)
    _make_form(activity)


def draw_renew(activity: Activity, number: str) -> bool:
    """The form that renews the link of this number; whether there is such a link."""
    one = _wanted(activity, number)
    if one is not None:
        form_of(activity, say("voices.links.renew_heading"), f"renew-{number}")
        _renew(activity, one)
    return one is not None


def draw_close(activity: Activity, number: str) -> bool:
    """What closing the link of this number would mean, and the button that does it; whether there is such a link."""
    one = _wanted(activity, number)
    if one is not None:
        form_of(activity, say("voices.links.revoke"), f"close-{number}")
        draw(widgets.paragraphs(say("voices.links.revoke_lead")))
        label = say("voices.links.revoke_now")
        st.button(label, key=f"revoke-{number}", type="primary", on_click=_revoke_now, args=(activity, one))
    return one is not None


def _wanted(activity: Activity, number: str) -> PublicLink | None:
    found = services.links_of(session.app(), activity.ref)
    return next((one for one in found if str(one.id) == number and one.revoked_at is None), None)


def form_of(activity: Activity, heading: str, step: str) -> None:
    """The head of a form that stands by itself."""
    frame.back("voices", say("voices.heading"), **{cases.ACTIVITY: activity.ref})
    frame.notices()
    frame.heading(heading, step=f"{step}-{activity.ref}", above=activity.title)


def _link(activity: Activity, one: PublicLink) -> None:
    with st.container(key=f"card-link-{one.id}"):
        ways = {CLOSE: say("voices.links.revoke")}
        if activity.archived_at is None:
            ways = {RENEW: say("voices.links.renew_heading"), **ways}
        draw(
            passing_on.passed_on(one, _about(activity, one), services.link_address(session.app(), one)),
            *(_way(activity, what, label, str(one.id)) for what, label in ways.items()),
        )


def _about(activity: Activity, one: PublicLink) -> str:
    if one.part_number is None:
        return say("voices.links.whole")
    name = next((part.name for part in activity.parts if part.number == one.part_number), "")
    return name or say("activities.one.part_name", number=one.part_number)


def _make_form(activity: Activity) -> None:
    form = f"link-{activity.ref}"
    session.form_drawn(form)
    with st.form(form, border=False, enter_to_submit=False):
        if len(activity.parts) > 1:
            names = {WHOLE: say("voices.links.whole")}
            names |= {part.number: say("activities.one.part_name", number=part.number) for part in activity.parts}
            st.radio(say("voices.links.part"), list(names), format_func=names.__getitem__, key=f"{form}-part")
        hint = say("voices.links.expires_hint")
        fields.date_fields(say("voices.links.expires"), f"{form}-on", hint=hint, field="expires_on")
        st.form_submit_button(say("voices.links.make"), type="primary", on_click=_make_now, args=(activity, form))


def _make_now(activity: Activity, form: str) -> None:
    last_day = fields.read_date(f"{form}-on", "expires_on")
    if isinstance(last_day, Problem):
        session.refuse(last_day)
        return

    def do() -> None:
        services.make_link(
            session.app(),
            session.actor(),
            activity.ref,
            part=session.typed(f"{form}-part") or None,
            expires_on=last_day,
            key=session.form_key(form),
        )
        done(activity, form, say("voices.links.made"))

    session.attempt(do)


def done(activity: Activity, form: str, words: str) -> None:
    """The form did its work: back to the page, which says so."""
    session.form_sent(form)
    session.notice(words)
    st.query_params.from_dict({cases.ACTIVITY: activity.ref})


def _renew(activity: Activity, one: PublicLink) -> None:
    form = f"renew-{one.id}"
    session.form_drawn(form)
    draw(widgets.paragraphs(say("voices.links.renew_lead")))
    with st.form(form, border=False, enter_to_submit=False):
        hint = say("voices.links.expires_hint")
        fields.date_fields(say("voices.links.expires"), f"{form}-on", hint=hint, field="expires_on")
        label = say("voices.links.renew")
        st.form_submit_button(label, type="primary", on_click=_renew_now, args=(activity, one, form))


def _renew_now(activity: Activity, one: PublicLink, form: str) -> None:
    last_day = fields.read_date(f"{form}-on", "expires_on")
    if isinstance(last_day, Problem):
        session.refuse(last_day)
        return

    def do() -> None:
        key = session.form_key(form)
        services.renew_link(session.app(), session.actor(), activity.ref, one.id, expires_on=last_day, key=key)
        done(activity, form, say("voices.links.renewed"))

    session.attempt(do)


def _revoke_now(activity: Activity, one: PublicLink) -> None:
    def do() -> None:
        services.revoke_link(session.app(), session.actor(), activity.ref, one.id)
        session.notice(say("voices.links.revoked"))
        st.query_params.from_dict({cases.ACTIVITY: activity.ref})

    session.attempt(do)


def _closed(found: Sequence[PublicLink]) -> Markup:
    """Those that open no longer, and why."""
    lines = []
    for one in found:
        made = widgets.british_date(one.created_at.astimezone(widgets.LONDON).date())
        if one.revoked_at is not None:
            ended = widgets.british_date(one.revoked_at.astimezone(widgets.LONDON).date())
            lines.append(say("voices.links.was_closed", made=made, date=ended))
        else:
            lines.append(say("voices.links.was_expired", made=made, date=widgets.british_date(one.expires_on)))
    if not lines:
        return Markup("")
    return widgets.details(say("voices.links.closed_heading", count=len(lines)), widgets.bullets(lines))
