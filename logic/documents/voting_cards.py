"""For a room without phones: cards to hold up, one sheet of each colour for a person, and a sheet to count on."""

from collections.abc import Iterator
from itertools import count, takewhile

from logic.diagrams.voting_cards import cards_svg
from logic.documents.model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Picture, Table
from logic.documents.voting import SessionPaper
from logic.documents.voting_words import name_of
from logic.voting import PLACES, choices
from logic.voting_told import ItemTold

BLANK = "\u00a0"


def cards_paper(paper: SessionPaper) -> Document:
    """How to use them, then a sheet of cards for now and one for what should be."""
    return _document(paper, "cards", _cards(paper))


def tally_paper(paper: SessionPaper) -> Document:
    """A table to fill in for each item, each on a sheet of its own."""
    return _document(paper, "tally", _tally(paper))


def _document(paper: SessionPaper, name: str, blocks: Iterator[Block]) -> Document:
    return Document(
        title=paper.say(f"live.paper.{name}.title"),
        above=paper.session.title,
        subject=paper.session.title,
        page=paper.words["documents.page"],
        made_at=paper.made_at,
        blocks=tuple(blocks),
    )


def _cards(paper: SessionPaper) -> Iterator[Block]:
    say, words, steps = paper.say, paper.words, "live.paper.cards.steps"
    yield Heading(say("live.paper.cards.how"))
    yield Bullets(tuple(words[f"{steps}.{at}"] for at in takewhile(lambda at: f"{steps}.{at}" in words, count())))
    names = [name_of(say, pack, choice) for pack in [paper.items[0].pack] for choice in choices(pack)]
    for ask in PLACES:
        yield PageBreak()
        yield Heading(say(f"live.paper.cards.{ask}_title"))
        yield Paragraph(say(f"live.paper.cards.{ask}_lead"))
        asked = say(f"live.paper.cards.{ask}")
        alt = say("live.paper.cards.alt", asked=asked, names=", ".join(names))
        yield Picture(cards_svg(asked, names), "svg", alt)


def _tally(paper: SessionPaper) -> Iterator[Block]:
    yield Paragraph(paper.say("live.paper.tally.lead"))
    for place, one in enumerate(paper.items):
        if place:
            yield PageBreak()
        yield from _counted(paper, one)


def _counted(paper: SessionPaper, one: ItemTold) -> Iterator[Block]:
    say = paper.say
    yield Heading(say("live.paper.tally.decision", number=one.item.number, title=one.item.title))
    yield Paragraph(one.item.situation)
    header = tuple(say(f"live.paper.tally.{name}") for name in ("place", "now", "should"))
    yield Table(header, tuple((name_of(say, one.pack, choice), BLANK, BLANK) for choice in choices(one.pack)))
    yield Paragraph(say("live.paper.tally.differ_lead"))
    rows = tuple(
        (one.pack.questions[key].text, one.pack.questions[key].says(one.item.answers[key]), BLANK)
        for key in one.told.asked
    )
    header = tuple(say(f"live.paper.tally.{name}") for name in ("question", "said", "hands"))
    yield Table(header, rows, widths=(5, 4, 1))
