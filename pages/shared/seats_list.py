"""The seats of a part: who was invited and who is finished, each with its link, and the form that makes another."""

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.seats import Seat, names_of
from pages.shared import fields, passing_on, session, widgets
from pages.shared.html import Markup, apart, draw, markup
from pages.shared.seats_view import View
from pages.shared.session import say

DRAWER = "invite"


def draw_seats(view: View) -> None:
    """Every seat that is open, then the way to invite somebody."""
    there = [one for one in view.found.seats if one.closed_on is None]
    draw(
        widgets.section(say("seats.each.heading")),
        Markup("") if there else widgets.paragraphs(say("seats.each.none")),
        passing_on.warnings() if there and not view.found.speaking else Markup(""),
    )
    for one, name in zip(there, _names(there), strict=True):
        _seat(view, one, name)
    closed = [one for one in view.found.seats if one.closed_on is not None]
    if closed:
        lines = (
            say("seats.each.was_closed", label=apart(one.label), date=widgets.british_date(one.closed_on))
            for one in closed
            if one.closed_on
        )
        draw(widgets.details(say("seats.each.gone", count=len(closed)), widgets.bullets(lines)))
    if not view.case.archived and view.found.talk.talked_on is None:
        _invite(view, first=not there)


def _names(seats: list[Seat]) -> list[str]:
    """The label of each; the same one twice is numbered."""
    return [
        label if number == 1 else say("seats.again", label=label, number=number) for label, number in names_of(seats)
    ]


def _seat(view: View, one: Seat, name: str) -> None:
    """One seat: how far it is, its link while that opens, and the way to close it."""
    link = view.found.links[one.link_id]
    opens = link.opens(session.app().today())
    until = widgets.british_date(link.expires_on)
    if one.finished_on:
        key = "finished" if opens else "ended"
        state = say(f"seats.each.{key}", date=widgets.british_date(one.finished_on), until=until)
    else:
        key = "waiting" if opens else "late"
        state = say(f"seats.each.{key}", date=widgets.british_date(one.invited_on), until=until)
    older = one.pack != view.case.pack.version
    with st.container(key=f"card-seat-{one.id}"):
        passed = Markup("")
        if opens and view.found.talk.talked_on is None:
            address = services.link_address(session.app(), link)
            passed = passing_on.passed_on(link, say("seats.each.link"), address)
            if one.finished_on:
                passed = widgets.details(say("seats.each.link"), passed)
        draw(
            markup('<h3 class="dw-h3">{}</h3><p class="dw-body">{}</p>', name, state),
            widgets.inset("", say("seats.each.older")) if older and one.speaks else Markup(""),
            passed,
        )
        with session.drawer(f"close-seat-{one.id}", say("seats.each.close")):
            draw(widgets.paragraphs(say("seats.each.close_lead")))
            label = say("seats.each.close_now")
            st.button(label, key=f"close-seat-{one.id}", on_click=_close, args=(view, one))


def _close(view: View, one: Seat) -> None:
    def do() -> None:
        services.close_seat(session.app(), session.actor(), view.activity.ref, view.part.number, one.id)
        session.notice(say("seats.each.closed"))

    session.attempt(do)


def _invite(view: View, *, first: bool) -> None:
    """The form that makes a seat; under a lid once there is one."""
    if first:
        draw(widgets.section(say("seats.invite.heading"), 3))
        _invite_form(view, "")
    else:
        with session.drawer(DRAWER, say("seats.invite.more")):
            _invite_form(view, DRAWER)


def _invite_form(view: View, drawer: str) -> None:
    # With the number of seats in its name: once it made one, it stands there empty.
    form = f"seat-{view.activity.ref}-{view.part.number}-{len(view.found.seats)}"
    within = f"{drawer}." if drawer else ""
    session.form_drawn(form)
    draw(widgets.paragraphs(say("seats.invite.lead")))
    with st.form(form, border=False, enter_to_submit=False):
        hint = say("seats.invite.label_hint")
        fields.text_field(say("seats.invite.label"), f"{form}-label", hint=hint, field=f"{within}label")
        fields.date_fields(
            say("seats.invite.expires"),
            f"{form}-on",
            hint=say("seats.invite.expires_hint"),
            field=f"{within}expires_on",
        )
        args = (view, form, drawer)
        st.form_submit_button(say("seats.invite.make"), type="primary", on_click=_invite_now, args=args)


def _invite_now(view: View, form: str, drawer: str) -> None:
    within = f"{drawer}." if drawer else ""
    last_day = fields.read_date(f"{form}-on", f"{within}expires_on")
    if isinstance(last_day, Problem):
        session.refuse(last_day, drawer=drawer)
        return

    def do() -> None:
        label = session.typed(f"{form}-label", "")
        services.invite_seat(
            session.app(),
            session.actor(),
            view.activity.ref,
            view.part.number,
            label=label,
            expires_on=last_day,
            key=session.form_key(form, label, last_day),
        )
        session.form_sent(form)
        session.notice(say("seats.invite.made"))

    session.attempt(do, drawer=drawer or None)
