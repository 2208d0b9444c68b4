"""What came out of a live session, as a document and as a list. Numbers alone: nobody was asked for a name.

An item that is not revealed yet is left out as long as the session is open.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from logic.dates import british_date
from logic.documents import voting_words
from logic.documents.model import Block, Bullets, Document, Heading, Notice, Paragraph, Table
from logic.documents.sheet import Cell, Column, Sheet
from logic.voting import ASKS, PLACES, Ask, Spread, TrainingSession, most_split
from logic.voting_told import ItemTold, Split, in_order, stands_out

COLUMNS = {
    "number": 10,
    "title": 40,
    "kind": 20,
    "place": 20,
    "asked": 16,
    "choice": 50,
    "phones": 12,
    "cards": 12,
    "all": 12,
}
"""The columns of the list in order, and how many characters wide each is drawn."""


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """What the papers of a session are made of. ``items``: those that may be told, in order."""

    session: TrainingSession
    items: tuple[ItemTold, ...]
    splits: tuple[Split, ...]
    day: date
    made_at: datetime
    words: Mapping[str, str]

    def say(self, key: str, /, **data: object) -> str:
        """The words under this key, with data put in."""
        return self.words[key].format(**data)


def results_paper(paper: SessionPaper) -> Document:
    """Every item on the ladder, phones and cards apart, with what the questions say."""
    one = paper.session
    return Document(
        title=paper.say("live.paper.results.title", title=one.title),
        above=paper.say("live.paper.results.above"),
        subject=one.title,
        foot=paper.say("live.paper.results.foot", date=british_date(paper.day)),
        page=paper.words["documents.page"],
        made_at=paper.made_at,
        blocks=tuple(_blocks(paper)),
    )


def _blocks(paper: SessionPaper) -> Iterator[Block]:
    one = paper.session
    stage = voting_words.stage_of(paper.say, one)
    yield Paragraph(paper.say("live.paper.results.day", date=british_date(one.made_on), stage=stage), "soft")
    yield Paragraph(paper.say("live.paper.results.note"))
    if paper.splits:
        yield from _splits(paper)
    for item in paper.items:
        yield from _item(paper, item)


def _splits(paper: SessionPaper) -> Iterator[Block]:
    """The question that split the room, where one did, and every other that somebody saw another way."""
    first, *others = voting_words.overall(paper.say, paper.items, paper.splits)
    if not stands_out(paper.splits):
        yield Heading(paper.say("live.differ.apart"))
        yield Bullets((first, *others))
        yield Paragraph(paper.say("live.differ.apart_lead"))
        return
    yield Heading(paper.say("live.differ.overall"))
    yield Notice(first, paper.say("live.differ.overall_lead"))
    if others:
        yield Paragraph(paper.say("live.differ.overall_more"))
        yield Bullets(tuple(others))


def _item(paper: SessionPaper, one: ItemTold) -> Iterator[Block]:
    say, item = paper.say, one.item
    yield Heading(say("live.new.scenario", number=item.number, title=item.title))
    yield Paragraph(item.situation)
    if not one.was_voted_on(paper.session):
        yield Paragraph(say("live.results.not_voted"))
        return
    found = [one.spreads[ask] for ask in PLACES]
    header = (say("live.spread.column.place"), *(say(f"live.spread.{ask}") for ask in PLACES))
    rows = tuple(
        (voting_words.name_of(say, one.pack, choice), *(_number(paper, spread, choice) for spread in found))
        for choice in in_order(one.pack, [choice for spread in found for choice in spread.counts])
    )
    yield Table(header, rows, widths=(2, 3, 3))
    yield Paragraph(voting_words.put(say, one))
    yield Paragraph(say("live.why.because"))
    yield Bullets(tuple(voting_words.statements(one, one.told.decided)))
    if split := voting_words.differ(say, one):
        yield Paragraph(say("live.differ.heading"))
        yield Bullets(tuple(split))


def _number(paper: SessionPaper, spread: Spread, choice: str) -> str:
    """How many, and from where, where that needs saying."""
    phones, cards = spread.by_phone.get(choice, 0), spread.by_hand.get(choice, 0)
    if not cards:
        return str(phones)
    return paper.say("live.paper.results.number", all=phones + cards, phones=phones, cards=cards)


def results_sheet(paper: SessionPaper) -> Sheet:
    """A row for each choice of each item that was voted on, with phones, cards and both. Choices nobody made stand there
    with 0.
    """
    columns = tuple(Column(paper.say(f"live.paper.column.{name}"), width) for name, width in COLUMNS.items())
    voted = [one for one in paper.items if one.was_voted_on(paper.session)]
    rows = [row for one in voted for ask in ASKS for row in _rows(paper, one, ask)]
    return Sheet(paper.say("live.paper.results.title", title=paper.session.title), columns, rows)


def _rows(paper: SessionPaper, one: ItemTold, ask: Ask) -> Iterator[tuple[Cell, ...]]:
    spread, say = one.spreads[ask], paper.say
    if ask == "differ":
        chosen = [key for key, _ in most_split(spread)]
        names = {key: voting_words.asked([one.pack], key) for key in chosen}
    else:
        names = {choice: voting_words.name_of(say, one.pack, choice) for choice in in_order(one.pack, spread.counts)}
    for choice, name in names.items():
        phones, cards = spread.by_phone.get(choice, 0), spread.by_hand.get(choice, 0)
        yield (
            one.item.number,
            one.item.title,
            say(f"live.paper.kind.{one.item.kind}"),
            voting_words.name_of(say, one.pack, one.told.place),
            say(f"live.spread.{ask}"),
            name,
            phones,
            cards,
            phones + cards,
        )
