"""What people said about the limits of an activity: those that wait first, and writing one down for somebody."""

import streamlit as st

from logic import services
from logic.activity import Activity
from logic.errors import Problem
from logic.links import CHALLENGE_KINDS, Challenge
from pages.shared import case as cases
from pages.shared import fields, frame, pager, session, voices_links, widgets
from pages.shared.html import Markup, draw, markup
from pages.shared.session import say

CHALLENGE = "c"
ON_A_PAGE = 10
SHORT = 160
"""Characters of somebody's words that the list shows."""


def draw_list(activity: Activity) -> None:
    """Everything people said, a page at a time: what waits for a reply, the soonest due first; then the rest."""
    app = session.app()
    number = pager.asked()
    shown, counts = services.challenge_page(app, activity.ref, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(counts.all, ON_A_PAGE)
    if number > pages:
        number = pages
        shown, _ = services.challenge_page(app, activity.ref, page=number, size=ON_A_PAGE)
    many = {"waiting": counts.waiting, "late": counts.late, "answered": counts.answered, "aside": counts.aside}
    words = say("voices.list.count", **many)
    draw(widgets.section(say("voices.list.heading")), widgets.paragraphs(words if shown else say("voices.list.none")))
    for one in shown:
        with st.container(key=f"card-said-{one.id}"):
            draw(line(one))
            address = {cases.ACTIVITY: activity.ref, CHALLENGE: str(one.id)}
            label = say("voices.list.open", number=one.limit, message=one.number)
            draw(widgets.way("voices", label, address))
    pager.turn("voices", number, pages, {cases.ACTIVITY: activity.ref})
    if activity.archived_at is None and services.limits_of(app, activity.ref):
        voices_links.to(activity, voices_links.NOTE, say("voices.note.heading"))


def line(one: Challenge) -> Markup:
    """What was said, of which limit, and where it stands."""
    today = session.app().today()
    short = one.text if len(one.text) <= SHORT else f"{one.text[:SHORT].rstrip()}…"
    return markup(
        '<h3 class="dw-h3">{} {}</h3><blockquote class="dw-quote"><p>{}</p></blockquote><p class="dw-soft">{}</p>',
        say(f"voices.kind.{one.kind}", number=one.limit),
        status(one, late=one.overdue(today)),
        " ".join(short.split()),
        when(one, late=one.overdue(today)),
    )


def status(one: Challenge, *, late: bool) -> Markup:
    """Where it stands, as a small word."""
    if late:
        return widgets.tag(say("voices.status.late"), "never")
    kinds = {"received": "for", "looking": "for", "answered": "done", "further": "unasked", "aside": "unasked"}
    return widgets.tag(say(f"voices.status.{one.status}"), kinds[one.status])


def when(one: Challenge, *, late: bool) -> str:
    """When it came, who answers it, and by when or when it was answered."""
    came = widgets.british_date(one.received_on)
    if one.status == "aside":
        return say("voices.list.aside", came=came, reason=one.aside_reason)
    if one.replied_on is not None and not one.waits:
        return say("voices.list.answered", came=came, date=widgets.british_date(one.replied_on))
    key = "voices.list.was_due" if late else "voices.list.due"
    return say(key, came=came, owner=one.owner, date=widgets.british_date(one.due))


def draw_note(activity: Activity) -> None:
    """The form to write down what somebody said on the phone or in a meeting."""
    voices_links.form_of(activity, say("voices.note.heading"), voices_links.NOTE)
    limits = services.limits_of(session.app(), activity.ref)
    form = f"note-{activity.ref}"
    session.form_drawn(form)
    with st.form(form, border=False, enter_to_submit=False):
        frame.field_trouble("limit")
        names = {one.number: f"{one.number}. {one.statement or one.plain}"[:SHORT] for one in limits}
        key = f"{form}-limit"
        st.selectbox(say("voices.note.limit"), list(names), index=None, format_func=names.__getitem__, key=key)
        kinds = {kind: say(f"voices.note.{kind}") for kind in CHALLENGE_KINDS}
        frame.field_trouble("kind")
        st.radio(say("voices.note.kind"), list(kinds), index=None, format_func=kinds.__getitem__, key=f"{form}-kind")
        fields.text_field(say("voices.note.text"), f"{form}-text", area=True, field="text")
        hint = say("voices.note.optional")
        fields.text_field(say("voices.note.name"), f"{form}-name", hint=hint, field="name")
        fields.text_field(say("voices.note.contact"), f"{form}-contact", hint=hint, field="contact")
        fields.date_fields(say("voices.note.on"), f"{form}-on", hint=say("voices.note.on_hint"), field="received_on")
        st.form_submit_button(say("voices.note.save"), type="primary", on_click=_note_now, args=(activity, form))


def _note_now(activity: Activity, form: str) -> None:
    came = fields.read_date(f"{form}-on", "received_on")
    limit = session.typed(f"{form}-limit")
    missing = Problem("limit", "challenge_limit_missing") if limit is None else None
    problems = [one for one in (missing, came) if isinstance(one, Problem)]
    if problems:
        session.refuse(*problems)
        return

    def do() -> None:
        words = fields.written(form, ("kind", "text", "name", "contact"))
        services.note_challenge(
            session.app(),
            session.actor(),
            activity.ref,
            limit=limit,
            kind=words["kind"],
            text=words["text"],
            name=words["name"],
            contact=words["contact"],
            received_on=None if isinstance(came, Problem) else came,
            key=session.form_key(form, limit, words, came),
        )
        voices_links.done(activity, form, say("voices.note.saved"))

    session.attempt(do)
