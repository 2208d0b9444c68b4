"""Saying that something is going wrong, what happens then, and every reply that people may read (domain.md I.4)."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from logic import services
from logic.concerns import LEVELS, Concern
from logic.dates import day as kept_day
from logic.links import PAGE_OF, Door
from pages.shared import fields, frame, pager, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import SENT, Reader, came_with, day, edition, turn
from pages.shared.session import say
from web.site import page_at

ON_A_PAGE = 10
FORM = "concern"


def draw_page(who: Reader, door: Door) -> None:
    """The page; once something was sent, what happens next. Where to turn stands on either."""
    sent = session.typed("sent-concern")
    if st.query_params.get(SENT) != "1":
        _all(who, door)
        return
    if isinstance(sent, tuple):
        _sent(who, *sent)
    else:
        _sent_before(who)
    draw(edition(who, turn(who, session.app().pack.local)))


def _all(who: Reader, door: Door) -> None:
    back = page_at(PAGE_OF[door.link.kind])
    if back is not None:
        frame.back(back.key, say("concern.back"), **who.address(**came_with()))
    frame.notices()
    title = services.find_activity(session.app(), door.ref).title
    frame.heading(say("concern.heading"), step=f"concern-{who.edition}", above=title)
    other = Reader(who.token, not who.easy)
    draw(
        edition(who, widgets.paragraphs(_say(who, "lead"), "dw-lead")),
        widgets.way("concern", say(f"concern.read_{other.edition}"), other.address()),
        edition(who, joined((turn(who, session.app().pack.local), _not_here(who)))),
    )
    _form(who)
    draw(edition(who, _next(who)))
    _replies(who, door)


def _say(who: Reader, key: str, **data: object) -> str:
    return say(f"concern.{who.edition}.{key}", **data)


def _not_here(who: Reader) -> Markup:
    """Complaints and worries about somebody's safety have ways of their own."""
    places = session.app().pack.local.complaints
    said = joined(
        joined(
            (
                widgets.paragraphs(who.words(place)),
                markup('<p class="dw-phone">{}</p>', place.phone) if place.phone else Markup(""),
            )
        )
        for place in places
    )
    safe = widgets.paragraphs(_say(who, "not_safe"))
    return joined((widgets.section(_say(who, "not_here")), said, safe))


def _form(who: Reader) -> None:
    draw(edition(who, widgets.section(say("concern.form"))))
    session.form_drawn(FORM)
    with st.form(FORM, border=False, enter_to_submit=False):
        # The same name as in every form for the public: a link that closes meanwhile gives the words back from there.
        fields.text_field(say("concern.text"), "say-text", hint=_say(who, "text_hint"), area=True, field="text")
        fields.text_field(say("concern.name"), "say-name", hint=_say(who, "name_hint"), field="name")
        fields.text_field(say("concern.contact"), "say-contact", hint=_say(who, "contact_hint"), field="contact")
        fields.text_field(_say(who, "before"), "say-before", hint=_say(who, "before_hint"), field="before")
        st.form_submit_button(say("concern.send"), type="primary", on_click=_send, args=(who,))


def _send(who: Reader) -> None:
    def do() -> None:
        typed = fields.written("say", ("text", "name", "contact", "before"))
        kept = services.receive_concern(
            session.app(),
            who.token,
            **typed,
            key=session.form_key(FORM, typed),
            session=session.tab(),
            address=session.came_from(),
        )
        session.form_sent(FORM)
        session.put("sent-concern", (kept.id, kept.due, kept.before, kept.follows, bool(typed["contact"].strip())))
        st.query_params.from_dict(who.address(**{SENT: "1"}))

    session.attempt(do)


def _sent(who: Reader, message: int, due: date, before: str, follows: int | None, reached: bool) -> None:
    """What happens next. ``reached``: they said how to reach them, so the words of the reply may be for them alone.

    A number that is not one of this work's is told alike, whether another message has it or none.
    """
    frame.heading(say("concern.sent.heading"), step=f"concern-sent-{message}")
    tied = _say(who, "sent_follows", before=follows) if follows else _say(who, "sent_alone") if before else ""
    lines = (
        _say(who, "sent_reply", date=day(due)),
        _say(who, "sent_reached" if reached else "sent_where", message=message),
        _say(who, "sent_again", message=message),
    )
    items = joined(markup("<li>{}</li>", widgets.paragraphs(line)) for line in lines)
    listed = markup('<ol class="dw-list">{}</ol>', items)
    lead = widgets.paragraphs(_say(who, "sent_lead", message=message), "dw-lead")
    draw(
        edition(who, joined((lead, widgets.paragraphs(tied), widgets.section(_say(who, "next")), listed))),
        widgets.way("concern", say("concern.sent.back"), who.address(), main=True),
    )


def _sent_before(who: Reader) -> None:
    """The page that followed the sending, opened anew. As for a challenge, no address tells which message it was."""
    frame.heading(say("concern.sent.later"), step="concern-sent-before")
    draw(
        edition(who, widgets.paragraphs(_say(who, "sent_later"), "dw-lead")),
        widgets.way("concern", say("concern.sent.back"), who.address(), main=True),
    )


def _next(who: Reader) -> Markup:
    """The way a concern goes, level by level, with its working days."""
    local = session.app().pack.local
    steps = []
    for level in LEVELS:
        words = widgets.paragraphs(say(f"concern.{who.edition}.steps.{level}", days=local.reply_days))
        named = [place for place in local.contacts if place.phone] if level == "contact" else []
        at = joined(markup('<p class="dw-body">{}: {}</p>', place.name, place.phone) for place in named)
        steps.append(markup("<li>{}{}</li>", words, at))
    return joined((widgets.section(_say(who, "next")), markup('<ol class="dw-list">{}</ol>', joined(steps))))


def _replies(who: Reader, door: Door) -> None:
    """Every message about this work with where it stands, the newest first; words only where they are published."""
    number = pager.asked()
    found, total = services.concerns_of_link(session.app(), door, page=number, size=ON_A_PAGE)
    pages = pager.pages_of(total, ON_A_PAGE)
    if number > pages:
        number = pages
        found, total = services.concerns_of_link(session.app(), door, page=number, size=ON_A_PAGE)
    draw(edition(who, joined((widgets.section(_say(who, "replies")), _listed(who, found)))))
    pager.turn("concern", number, pages, who.address())


def _listed(who: Reader, found: Sequence[Concern]) -> Markup:
    return joined(_one(who, one) for one in found) if found else widgets.paragraphs(_say(who, "none"))


def _one(who: Reader, one: Concern) -> Markup:
    pieces = [markup('<h3 class="dw-h3">{}</h3>', _say(who, "came", number=one.id, date=day(one.received_on)))]
    if one.shown:
        pieces.append(markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(one.shown)))
    for earlier in one.earlier:
        said = say(f"concern.{who.edition}.said.{earlier['level']}", date=kept_day(earlier["on"]))
        pieces.append(joined((widgets.paragraphs(said, "dw-soft"), widgets.paragraphs(earlier["reply"]))))
    if one.waits:
        pieces.append(
            widgets.paragraphs(say(f"concern.{who.edition}.waits.{one.level}", date=day(one.due)), "dw-body dw-waiting")
        )
    elif one.replied_on is not None:
        words = _say(who, "replied", date=day(one.replied_on))
        reply = widgets.paragraphs(one.reply or _say(who, "alone"))
        pieces.append(joined((markup("<p><strong>{}</strong></p>", words), reply)))
    if one.status == "closed":
        pieces.append(widgets.paragraphs(_say(who, "closed"), "dw-soft"))
    return markup('<div class="dw-reply">{}</div>', joined(pieces))
