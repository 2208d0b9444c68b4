"""Doubting a limit or asking about it, without an account, and what is said when it was sent."""

from datetime import date

import streamlit as st

from logic import services
from logic.links import CHALLENGE_KINDS
from logic.register import NonNegotiable, status_of
from pages.shared import fields, frame, session, widgets
from pages.shared.html import draw, markup
from pages.shared.public import LIMIT, SENT, Reader, day, written
from pages.shared.public_limit import limit
from pages.shared.public_limits import Shown
from pages.shared.session import say


def draw_one(who: Reader, shown: Shown, about: NonNegotiable) -> None:
    """The form about one limit; once it was sent, what happens next."""
    frame.back("fixed", say("fixed.back"), **who.address())
    sent = session.typed(f"sent-{about.number}")
    if st.query_params.get(SENT) != "1":
        _form(who, shown, about)
    elif isinstance(sent, tuple):
        _sent(who, about, *sent)
    else:
        _sent_before(who, about)


def _form(who: Reader, shown: Shown, about: NonNegotiable) -> None:
    app = session.app()
    frame.notices()
    frame.heading(
        say("fixed.form.heading", number=about.number), step=f"say-{about.number}", above=shown.activity.title
    )
    status = status_of(about, app.pack.register, app.today())
    words = limit(who, shown.activity, status, about)
    draw(widgets.details(say("fixed.form.read"), words))
    if shown.door.archived:
        draw(widgets.inset(say("fixed.archived"), ""), written())
        return
    form = f"say-{about.number}"
    session.form_drawn(form)
    with st.form(form, border=False, enter_to_submit=False):
        kinds = {kind: say(f"fixed.form.{kind}") for kind in CHALLENGE_KINDS}
        frame.field_trouble("kind")
        st.radio(say("fixed.form.kind"), list(kinds), index=None, format_func=kinds.__getitem__, key="say-kind")
        fields.text_field(say("fixed.form.text"), "say-text", hint=say("fixed.form.text_hint"), area=True, field="text")
        fields.text_field(say("fixed.form.name"), "say-name", hint=say("fixed.form.name_hint"), field="name")
        fields.text_field(
            say("fixed.form.contact"), "say-contact", hint=say("fixed.form.contact_hint"), field="contact"
        )
        st.form_submit_button(say("fixed.form.send"), type="primary", on_click=_send, args=(who, about.number))


def _send(who: Reader, limit: int) -> None:
    form = f"say-{limit}"

    def do() -> None:
        kept = services.receive_challenge(
            session.app(),
            who.token,
            limit=limit,
            kind=session.typed("say-kind") or "",
            text=session.typed("say-text", ""),
            name=session.typed("say-name", ""),
            contact=session.typed("say-contact", ""),
            key=session.form_key(form),
            session=session.tab(),
            address=session.came_from(),
        )
        session.form_sent(form)
        session.put(f"sent-{limit}", (kept.number, kept.due))
        st.query_params.from_dict(who.address(**{LIMIT: str(limit), SENT: "1"}))

    session.attempt(do)


def _sent(who: Reader, about: NonNegotiable, message: int, due: date) -> None:
    frame.heading(say("fixed.sent.heading"), step=f"sent-{about.number}")
    draw(
        widgets.paragraphs(say("fixed.sent.lead", number=about.number, message=message), "dw-lead"),
        widgets.section(say("fixed.sent.next")),
        markup(
            '<ol class="dw-list"><li>{}</li><li>{}</li><li>{}</li></ol>',
            say("fixed.sent.reply", date=day(due)),
            say("fixed.sent.where", number=about.number, message=message),
            say("fixed.sent.keep"),
        ),
    )
    draw(widgets.way("fixed", say("fixed.sent.back"), who.address(), main=True))


def _sent_before(who: Reader, about: NonNegotiable) -> None:
    """The page that followed the sending, opened anew: an empty form would look as if nothing had been sent.

    The number of the message stands in no address: a browser's history would tell whose message it is.
    """
    frame.heading(say("fixed.sent.later"), step=f"sent-before-{about.number}")
    draw(
        widgets.paragraphs(say("fixed.sent.later_lead", number=about.number), "dw-lead"),
        widgets.way("fixed", say("fixed.sent.back"), who.address(), main=True),
    )
