"""The invitation, drafted from the facts: a text to change in Word before anybody gets it (domain.md E, I02 to I05)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from logic.documents.link import link_blocks
from logic.documents.model import Block, Bullets, Document, Heading, Notice, Paragraph, Row, Rows, Table
from logic.documents.paper import BLANK, About, bullets
from logic.text import apart


@dataclass(frozen=True, slots=True)
class Invited:
    """What is known for an invitation; a place is left for whatever is empty.

    fixed
        (what is fixed, why, who said so and whom to tell who doubts it).
    challenge
        what holds for whoever doubts it.
    link
        the address of the page for people.
    approach
        the name of the rung this really is.
    sessions
        what people are invited to, with its day.
    contact
        who to ask, with how to reach them.
    """

    about: str = ""
    decider: str = ""
    by_when: str = ""
    open: Sequence[str] = ()
    fixed: Sequence[tuple[str, str]] = ()
    challenge: str = ""
    approach: str = ""
    promise: Sequence[str] = ()
    sessions: Sequence[str] = ()
    paid: Sequence[str] = ()
    contact: str = ""
    link: str = ""


def invitation_document(about: About, told: Invited) -> Document:
    """The draft of an invitation. It always is one, and says so."""
    heading = about.say("papers.invitation.heading", title=about.title)
    return about.document(heading, _blocks(about, told), draft=(about.say("papers.invitation.draft"),))


def _blocks(about: About, told: Invited) -> Iterator[Block]:
    say = about.say
    yield Paragraph(say("papers.invitation.hello"))
    yield Paragraph(say("papers.invitation.purpose"))
    yield Heading(say("papers.invitation.about"))
    yield Paragraph(told.about or say("papers.invitation.about_gap"))
    yield Paragraph(say("papers.invitation.why_gap"))
    yield Heading(say("papers.invitation.who"))
    decided = say("papers.invitation.decides", decider=apart(told.decider)) if told.decider else ""
    yield Paragraph(decided or say("papers.invitation.decider_gap"))
    by = say("papers.invitation.by", date=told.by_when) if told.by_when else ""
    yield Paragraph(by or say("papers.invitation.by_when_gap"))
    yield Heading(say("papers.invitation.open"))
    yield bullets(told.open) or Paragraph(say("papers.invitation.open_gap"))
    yield Heading(say("papers.invitation.fixed"))
    if told.fixed:
        yield Rows(tuple(Row(what, (Paragraph(why),) if why else ()) for what, why in told.fixed))
        yield Paragraph(told.challenge)
    else:
        yield Paragraph(say("papers.invitation.fixed_none"))
    if told.link:
        yield from link_blocks(about, told.link)
    else:
        yield Paragraph(say("papers.invitation.link_gap"))
    yield Heading(say("papers.invitation.approach"))
    yield Paragraph(
        say("papers.invitation.approach_is", approach=told.approach)
        if told.approach
        else say("papers.invitation.approach_gap")
    )
    yield from filter(None, (bullets(told.promise),))
    yield Heading(say("papers.invitation.when"))
    yield Bullets((*told.sessions, say("papers.invitation.place_gap")))
    yield Paragraph(say("papers.invitation.others_gap"))
    yield Heading(say("papers.invitation.paid"))
    yield bullets(told.paid) or Paragraph(say("papers.invitation.paid_gap"))
    yield Paragraph(say("papers.invitation.benefits"))
    yield Heading(say("papers.invitation.no"))
    yield Paragraph(say("papers.invitation.no_words"))
    contact = told.contact or say("papers.invitation.contact_gap")
    yield Notice(say("papers.invitation.contact"), contact)
    yield Paragraph(say("papers.invitation.formats"))
    yield Heading(say("papers.invitation.needs"))
    yield Paragraph(say("papers.invitation.needs_words"))
    asked = ("name", "access", "communication", "diet", "travel", "support", "language", "touch")
    header = (say("papers.invitation.ask"), say("papers.invitation.write"))
    yield Table(header, tuple((say(f"papers.invitation.asked.{one}"), BLANK) for one in asked), widths=(2, 3))
