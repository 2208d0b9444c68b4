"""How people come in: the address, the code and the square code, with how many are in and how many of them voted."""

from base64 import b64encode
from functools import lru_cache

from logic.diagrams.qr import qr_svg
from logic.services import SessionView
from logic.voting import TrainingSession, shown_code
from pages.shared.html import Markup, joined, markup
from pages.shared.live_address import join_address, join_link
from pages.shared.session import say


def join(view: SessionView) -> Markup:
    """Address, code and square code; that nobody comes in where the code opens no longer."""
    if not view.token or view.session.code is None:
        return markup('<p class="dw-join-shut">{}</p>', say("live.join.shut"))
    return markup(
        '<p class="dw-join-go">{} <strong>{}</strong> {}</p><p class="dw-join-code">{}</p>'
        '<img class="dw-join-square" alt="{}" src="data:image/svg+xml;base64,{}">',
        say("live.join.go"),
        join_address(),
        say("live.join.code"),
        shown_code(view.session.code),
        say("live.join.alt"),
        _square(join_link(view.token)),
    )


def counts(view: SessionView, *, voted: bool = True, cards: int = 0) -> Markup:
    """How many are in; while there is something to vote on, how many of them ``voted``; and how many cards were counted.

    Of a room without phones it would say that none of none have voted: that is left out.
    """
    lines = [came(view.session, view.count.joined)]
    if voted and view.session.item is not None and view.count.joined:
        lines.append(say("live.count.voted", voted=view.count.voted, joined=view.count.joined))
    if cards:
        lines.append(say("live.count.cards", count=cards))
    return markup('<div class="dw-join-count">{}</div>', joined(markup("<p>{}</p>", line) for line in lines))


def came(of: TrainingSession, people: int) -> str:
    """How many are in, of how many expected."""
    if of.planned is None:
        return say("live.count.in", count=people)
    return say("live.count.in_planned", count=people, planned=of.planned)


@lru_cache(maxsize=16)
def _square(link: str) -> str:
    return b64encode(qr_svg(link)).decode()
