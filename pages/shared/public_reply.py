"""The replies of a part as people read them: the newest, and below it those before with the decision as it was then."""

from dataclasses import replace

from logic import services
from logic.links import Door
from logic.reply import Published
from logic.scope import Section, Statement
from pages.shared import frame, scope_read, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.public import EASY, Reader, day
from pages.shared.session import say


def draw_all(who: Reader, door: Door) -> None:
    """Every reply of the part that the link is for."""
    replies = services.replies_of(session.app(), door.ref, door.link.part_number or 1)
    newest = next(iter(replies), None)
    if newest is None:  # a link is made with the first, so nobody comes here but by a database put back
        frame.heading(say("reply.heading"), step="reply-none")
        draw(widgets.paragraphs(say(f"reply.people.{who.edition}.none")))
        return
    shown = statement(who, newest)
    frame.heading(shown.title, step=f"reply-{newest.number}-{who.edition}")
    other = who.address()
    if other.pop(EASY, None) is None:
        other[EASY] = "1"
    words = say("reply.people.read_plain" if who.easy else "reply.people.read_easy")
    draw(widgets.way("reply", words, other))
    body = joined((widgets.paragraphs(_lead(who, replies)), scope_read.statement(shown), _earlier(who, replies[1:])))
    draw(markup('<div class="dw-told{}">{}</div>', " dw-easy" if who.easy else "", body))


def statement(who: Reader, one: Published) -> Statement:
    """The edition that is read, as it was published."""
    return Statement.from_data(one.told[who.edition])


def _lead(who: Reader, replies: tuple[Published, ...]) -> str:
    """When people were told, and whether they were told something else before."""
    newest, *earlier = replies
    key = "published" if not earlier else "corrected"
    if any(one.decided_on != newest.decided_on for one in earlier):
        key = "newer"
    return say(f"reply.people.{who.edition}.{key}", date=day(newest.published_on))


def _earlier(who: Reader, replies: tuple[Published, ...]) -> Markup:
    """Those before, each folded, with the decision it told of in sight."""
    if not replies:
        return Markup("")
    pieces = [
        widgets.section(say(f"reply.people.{who.edition}.earlier")),
        widgets.paragraphs(say(f"reply.people.{who.edition}.earlier_lead")),
    ]
    for one in replies:
        shown = statement(who, one)
        decision = next((section for section in shown.sections if section.id == "decision"), Section("", ""))
        title = say(f"reply.people.{who.edition}.earlier_one", date=day(one.published_on))
        pieces += [
            scope_read.section(replace(decision, title=say(f"reply.people.{who.edition}.then")), who.easy, level=3),
            widgets.details(title, scope_read.statement(shown)),
        ]
    return joined(pieces)
