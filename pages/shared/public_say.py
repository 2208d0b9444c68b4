"""Doubting a limit or asking about it, without an account, and what is said when it was sent."""

from datetime import date

import streamlit as st

from logic import services
from logic.links import CHALLENGE_KINDS
from logic.register import NonNegotiable, status_of
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw, joined, markup
from pages.shared.public import LIMIT, SENT, Reader, day, edition, written
from pages.shared.public_limit import limit
from pages.shared.public_limits import Shown
from pages.shared.session import say


def draw_one(who: Reader, shown: Shown, about: NonNegotiable) -> None:
    """The form about one limit; once it was sent, what happens next."""
    frame.back("fixed", who.say("back"), **who.address())
    sent = session.typed(f"sent-{about.number}")
    if st.query_params.get(SENT) != "1":
        _form(who, shown, about)
    elif isinstance(sent, tuple):
        _sent(who, about, *sent)
    else:
        _sent_before(who, about)


def _ask(who: Reader, key: str, **data: object) -> str:
    return say(f"fixed.{who.edition}.form.{key}", **data)


def _told(who: Reader, key: str, **data: object) -> str:
    return say(f"fixed.{who.edition}.sent.{key}", **data)


def _form(who: Reader, shown: Shown, about: NonNegotiable) -> None:
    app = session.app()
    frame.notices()
    frame.heading(_ask(who, "heading", number=about.number), step=f"say-{about.number}", above=shown.activity.title)
    status = status_of(about, app.pack.register, app.today())
    words = limit(who, shown.activity, status, about)
    draw(edition(who, widgets.details(_ask(who, "read"), words)))
    if shown.door.archived:
        draw(edition(who, widgets.inset(who.say("archived"), "")), written(who))
        return
    form = f"say-{about.number}"
    session.form_drawn(form)
    with st.form(form, border=False, enter_to_submit=False):
        kinds = {kind: _ask(who, kind) for kind in CHALLENGE_KINDS}
        frame.field_trouble("kind")
        st.radio(_ask(who, "kind"), list(kinds), index=None, format_func=kinds.__getitem__, key="say-kind")
        fields.text_field(_ask(who, "text"), "say-text", hint=_ask(who, "text_hint"), area=True, field="text")
        fields.text_field(_ask(who, "name"), "say-name", hint=_ask(who, "name_hint"), field="name")
        fields.text_field(_ask(who, "contact"), "say-contact", hint=_ask(who, "contact_hint"), field="contact")
        st.form_submit_button(_ask(who, "send"), type="primary", on_click=_send, args=(who, about.number))


def _send(who: Reader, limit: int) -> None:
    form = f"say-{limit}"

    def do() -> None:
        typed = fields.written("say", ("kind", "text", "name", "contact"))
        kept = services.receive_challenge(
            session.app(),
            who.token,
            limit=limit,
            **typed,
            key=session.form_key(form, typed),
            session=session.tab(),
            address=session.came_from(),
        )
        session.form_sent(form)
        session.put(f"sent-{limit}", (kept.number, kept.due))
        st.query_params.from_dict(who.address(**{LIMIT: str(limit), SENT: "1"}))

    session.attempt(do)


def _sent(who: Reader, about: NonNegotiable, message: int, due: date) -> None:
    frame.heading(_told(who, "heading"), step=f"sent-{about.number}")
    lines = (
        _told(who, "reply", date=day(due)),
        _told(who, "where", number=about.number, message=message),
        _told(who, "keep"),
    )
    items = joined(markup("<li>{}</li>", widgets.paragraphs(line)) for line in lines)
    lead = widgets.paragraphs(_told(who, "lead", number=about.number, message=message), "dw-lead")
    listed = markup('<ol class="dw-list">{}</ol>', items)
    draw(
        edition(who, joined((lead, widgets.section(_told(who, "next")), listed))),
        widgets.way("fixed", _told(who, "back"), who.address(), main=True),
    )


def _sent_before(who: Reader, about: NonNegotiable) -> None:
    """The page that followed the sending, opened anew: an empty form would look as if nothing had been sent.

    The number of the message stands in no address: a browser's history would tell whose message it is.
    """
    frame.heading(_told(who, "later"), step=f"sent-before-{about.number}")
    draw(
        edition(who, widgets.paragraphs(_told(who, "later_lead", number=about.number), "dw-lead")),
        widgets.way("fixed", _told(who, "back"), who.address(), main=True),
    )
