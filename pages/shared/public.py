"""The frame around every page for people without an account: no navigation, and where to turn at its foot."""

import threading
from dataclasses import dataclass
from datetime import date

import streamlit as st

from logic import services
from logic.links import Door, LinkKind, LinkRefused
from logic.local import Local, Place
from pages.shared import frame, refusals, session, widgets
from pages.shared.html import Markup, draw, joined, markup

TOKEN, EASY, LIMIT, SENT = "t", refusals.EASY, "n", "sent"
DRAFT, AT = "d", "at"
"""Short spellings in the address of a form that is being filled in: its name, and the step."""
WRITTEN = "say-text"
"""Where what somebody is about to send stands in the session: a page that opens no longer still shows it."""
_RUN = threading.local()
"""Of the page that this thread is drawing: its key, and whether its link opened."""
MOST = 100
"""An address of ours holds nothing longer."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever has the page open: the token they came with, and the edition they read. Both stand in the address."""

    token: str
    easy: bool

    @property
    def edition(self) -> str:
        """The name of the edition, as words are found by."""
        return "easy" if self.easy else "plain"

    def say(self, key: str, **data: object) -> str:
        """The interface words of this edition."""
        return session.say(f"fixed.{self.edition}.{key}", **data)

    def words(self, item: object) -> str:
        """An item of content in this edition."""
        return str(getattr(item, "easy_read" if self.easy else "words"))

    def address(self, **more: str) -> dict[str, str]:
        """The address of this page, with more beside it."""
        return {TOKEN: self.token, **({EASY: "1"} if self.easy else {}), **more}


def reader() -> Reader:
    """Whoever the address speaks of."""
    params = st.query_params
    return Reader(params.get(TOKEN, "")[:MOST], params.get(EASY) == "1")


def bar(page: str) -> None:
    """The name of the product, and nothing to go on to. Every page for the public calls this first."""
    session.arrive(page)
    _RUN.opens, _RUN.page = False, page
    draw(markup('<div class="dw-bar">{}</div>', frame.brand()))


def opened(who: Reader, kind: LinkKind | None = "limits") -> Door | None:
    """What the link opens on a page of this kind. None when it does not, and the page has said so."""
    _RUN.opens = False
    try:
        door = services.open_link(session.app(), who.token, kind=kind, address=session.came_from())
    except LinkRefused as refused:
        _closed(who, refused)
        return None
    _RUN.opens = True
    return door


def gone(who: Reader) -> None:
    """The page of a link that was closed just now, between one look and the next."""
    _closed(who, LinkRefused("closed"))


def _closed(who: Reader, refused: LinkRefused) -> None:
    """One calm page for every link that does not open. It tells nothing of what the link was for."""
    frame.heading(
        session.say(f"fixed.{who.edition}.closed.{refused.reason}.heading"),
        step=f"closed-{refused.reason}{'-easy' if who.easy else ''}",
    )
    again = {"time": widgets.british_time(refused.again)} if refused.again else {}
    why = widgets.paragraphs(session.say(f"fixed.{who.edition}.closed.{refused.reason}.words", **again))
    ask = widgets.paragraphs(
        session.say(f"fixed.{who.edition}.closed.{'ask_often' if refused.reason == 'often' else 'ask'}")
    )
    draw(edition(who, joined((why, ask))), _other_edition(who), written(who))


def _other_edition(who: Reader) -> Markup:
    """The way to the same page in the other edition; none while words stand on it that would not come along."""
    if session.typed(WRITTEN, "") or DRAFT in st.query_params:
        return Markup("")
    words = session.say("fixed.read_plain" if who.easy else "fixed.read_easy")
    return widgets.way(_RUN.page, words, Reader(who.token, not who.easy).address())


def edition(who: Reader, body: Markup) -> Markup:
    """Words of the edition that is read, in the type of that edition."""
    return markup('<div class="dw-easy">{}</div>', body) if who.easy else body


def written(who: Reader) -> Markup:
    """What somebody had just written that can be sent no longer, to be copied."""
    words = session.typed(WRITTEN, "")
    return (
        copied(who, markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(words)))
        if words
        else Markup("")
    )


def copied(who: Reader, words: Markup) -> Markup:
    """Words that can be sent no longer, under what says that they can be copied."""
    return edition(who, joined((widgets.paragraphs(session.say(f"fixed.{who.edition}.closed.written")), words)))


def foot(who: Reader, *, doubts: bool = True, about_concerns: bool = False) -> None:
    """Where to turn if someone is not safe, and the way to say that something is going wrong.

    At the foot of every page for the public; on the page about concerns all that stands above. ``doubts``: the page
    takes a challenge or a question, so the way it goes stands there too.
    """
    local = session.app().pack.local
    # A link that does not open takes no doubt, so the way of one would promise what cannot be.
    way = route(who, local) if doubts and _opens() else Markup("")
    above = () if about_concerns else (turn(who, local), way, concern(who))
    draw(
        markup(
            '<footer class="dw-foot-public{}">{}{}</footer>',
            " dw-easy" if who.easy else "",
            joined(above),
            widgets.paragraphs(session.say("fixed.foot_easy" if who.easy else "fixed.foot"), "dw-track"),
        )
    )


def _opens() -> bool:
    """Whether the link of the page that is being drawn opened."""
    return bool(getattr(_RUN, "opens", False))


def concern(who: Reader) -> Markup:
    """The way to say that something is going wrong, by the link that the person came with; none where that did not open."""
    if not _opens():
        return Markup("")
    words = session.say("concern.to_easy" if who.easy else "concern.to")
    return widgets.way("concern", words, who.address(**came_with()))


def came_with() -> dict[str, str]:
    """What the address says of something half filled in, so that the way back from another page leads to it."""
    params = st.query_params
    return {key: params[key][:MOST] for key in (DRAFT, AT) if key in params}


def turn(who: Reader, local: Local) -> Markup:
    """Where to turn if someone is not safe now."""
    places = joined(
        markup(
            '<div class="dw-safe"><h3 class="dw-h3">{}</h3>{}<p class="dw-phone">{}</p></div>',
            place.name,
            widgets.paragraphs(who.words(place)),
            _call(place),
        )
        for place in local.reachable
    )
    none = widgets.paragraphs(session.say("fixed.turn.emergency"))
    return joined((widgets.section(who.say("turn")), places or none))


def turn_in_a_line(local: Local) -> Markup:
    """Where to turn, in one line: enough where a page is about made-up work, and somebody leads the room it is read in."""
    if not local.reachable:
        return widgets.paragraphs(session.say("fixed.turn.emergency"), "dw-track")
    places = joined(
        markup("{}{} {}", ", " if number else "", place.name, _call(place))
        for number, place in enumerate(local.reachable)
    )
    return markup('<p class="dw-track">{} {}</p>', session.say("fixed.turn.line"), places)


def _call(place: Place) -> Markup:
    """A number to press: a phone calls it."""
    number = "".join(sign for sign in place.phone if sign.isascii() and (sign.isdigit() or sign == "+"))
    return markup('<a href="tel:{}">{}</a>', number, place.phone)


def route(who: Reader, local: Local) -> Markup:
    """The way a challenge goes, and what holds for whoever makes one."""
    steps = joined(markup("<li>{}</li>", widgets.paragraphs(who.words(step))) for step in local.route)
    promises = joined(widgets.paragraphs(who.words(promise)) for promise in local.promises)
    if not (steps or promises):
        return Markup("")
    days = widgets.paragraphs(who.say("reply_days", days=local.reply_days))
    listed = markup('<ol class="dw-list">{}</ol>', steps) if steps else Markup("")
    return joined((widgets.section(who.say("route")), promises, days, listed))


def day(value: date | None) -> str:
    """A date as it is read; empty when there is none."""
    return widgets.british_date(value) if value else ""
