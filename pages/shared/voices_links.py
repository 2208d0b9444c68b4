"""The links of an activity: making one, passing it on as words or as a square code, renewing and closing it."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.diagrams.qr import qr_svg
from logic.errors import Problem
from logic.links import PublicLink
from pages.shared import fields, session, widgets
from pages.shared.html import Markup, draw, markup
from pages.shared.session import say, say_all

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
    )
    for place in app.pack.local.to_fill_in:
        draw(widgets.warning(say("voices.links.no_phone"), say("voices.links.fill_in", name=place.name)))
    for one in opening:
        _link(activity, one)
    if activity.archived_at is None:
        _make(activity, first=not opening)
    _closed([one for one in found if one not in opening])


def _link(activity: Activity, one: PublicLink) -> None:
    with st.container(key=f"card-link-{one.id}"):
        draw(_passed_on(one, _about(activity, one), services.link_address(session.app(), one)))
        if activity.archived_at is None:
            with session.drawer(f"renew-{one.id}", say("voices.links.renew_heading")):
                _renew(activity, one)
        label = say("voices.links.revoke")
        st.button(label, key=f"revoke-{one.id}", type="tertiary", on_click=_revoke_now, args=(activity, one))


def _passed_on(one: PublicLink, about: str, address: str) -> Markup:
    """The address to copy, its square code, and until when both work."""
    field = f"dw-link-{one.id}"
    picture = b64encode(_code(address)).decode()
    return markup(
        '<h3 class="dw-h3">{about}</h3><p class="dw-body">{until}</p>'
        '<div class="dw-copy"><label for="{field}">{label}</label>'
        '<input id="{field}" type="text" readonly value="{address}">'
        '<button type="button" data-dw-copy="{field}" data-dw-copied="{copied}">{copy}</button>'
        '<span class="dw-soft" role="status"></span></div>{code}',
        about=about,
        until=say("voices.links.until", date=widgets.british_date(one.expires_on)),
        field=field,
        label=say("voices.links.address"),
        address=address,
        copied=say("result.link.copied"),
        copy=say("result.link.copy"),
        code=widgets.details(
            say("voices.links.code"),
            widgets.paragraphs(say("voices.links.code_lead")),
            markup(
                '<img class="dw-code" alt="{}" src="data:image/svg+xml;base64,{}">',
                say("voices.links.code_alt"),
                picture,
            ),
        ),
    )


@lru_cache(maxsize=64)
def _code(address: str) -> bytes:
    return qr_svg(address)


def _about(activity: Activity, one: PublicLink) -> str:
    if one.part_number is None:
        return say("voices.links.whole")
    name = next((part.name for part in activity.parts if part.number == one.part_number), "")
    return name or say("activities.one.part_name", number=one.part_number)


def _make(activity: Activity, *, first: bool) -> None:
    form = f"link-{activity.ref}"
    session.form_drawn(form)
    if first:
        draw(widgets.section(say("voices.links.make_heading"), 3))
        _make_form(activity, form, primary=True)
    else:
        with session.drawer("make-link", say("voices.links.make_another")):
            _make_form(activity, form, primary=False)


def _make_form(activity: Activity, form: str, *, primary: bool) -> None:
    with st.form(form, border=False, enter_to_submit=False):
        if len(activity.parts) > 1:
            names = {WHOLE: say("voices.links.whole")}
            names |= {part.number: say("activities.one.part_name", number=part.number) for part in activity.parts}
            st.radio(say("voices.links.part"), list(names), format_func=names.__getitem__, key=f"{form}-part")
        hint = say("voices.links.expires_hint")
        fields.date_fields(say("voices.links.expires"), f"{form}-on", hint=hint, field="make-link.expires_on")
        label = say("voices.links.make")
        st.form_submit_button(
            label, type="primary" if primary else "secondary", on_click=_make_now, args=(activity, form)
        )


def _make_now(activity: Activity, form: str) -> None:
    last_day = _read(f"{form}-on", "make-link")
    if isinstance(last_day, Problem):
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
        session.form_sent(form)
        session.notice(say("voices.links.made"))

    session.attempt(do, drawer="make-link")


def _renew(activity: Activity, one: PublicLink) -> None:
    form = f"renew-{one.id}"
    session.form_drawn(form)
    draw(widgets.paragraphs(say("voices.links.renew_lead")))
    with st.form(form, border=False, enter_to_submit=False):
        hint = say("voices.links.expires_hint")
        fields.date_fields(say("voices.links.expires"), f"{form}-on", hint=hint, field=f"{form}.expires_on")
        st.form_submit_button(say("voices.links.renew"), on_click=_renew_now, args=(activity, one, form))


def _renew_now(activity: Activity, one: PublicLink, form: str) -> None:
    last_day = _read(f"{form}-on", form)
    if isinstance(last_day, Problem):
        return

    def do() -> None:
        key = session.form_key(form)
        services.renew_link(session.app(), session.actor(), activity.ref, one.id, expires_on=last_day, key=key)
        session.form_sent(form)
        session.notice(say("voices.links.renewed"))

    session.attempt(do, drawer=form)


def _read(key: str, drawer: str) -> date | Problem | None:
    """The date typed in a drawer's form; what is wrong with it is shown there."""
    found = fields.read_date(key, f"{drawer}.expires_on")
    if isinstance(found, Problem):
        session.refuse(found)
        session.open_drawer(drawer)
    return found


def _revoke_now(activity: Activity, one: PublicLink) -> None:
    def do() -> None:
        services.revoke_link(session.app(), session.actor(), activity.ref, one.id)
        session.notice(say("voices.links.revoked"))

    session.attempt(do)


def _closed(found: Sequence[PublicLink]) -> None:
    """Those that open no longer, and why."""
    lines = []
    for one in found:
        made = widgets.british_date(one.created_at.astimezone(widgets.LONDON).date())
        if one.revoked_at is not None:
            ended = widgets.british_date(one.revoked_at.astimezone(widgets.LONDON).date())
            lines.append(say("voices.links.was_closed", made=made, date=ended))
        else:
            lines.append(say("voices.links.was_expired", made=made, date=widgets.british_date(one.expires_on)))
    if lines:
        draw(widgets.details(say("voices.links.closed_heading", count=len(lines)), widgets.bullets(lines)))
