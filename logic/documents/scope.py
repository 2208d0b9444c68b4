"""A scope statement as a paper, in both editions: plain, and Easy Read with a picture beside each idea."""

from collections.abc import Callable, Iterator, Sequence

from logic.documents.link import link_blocks
from logic.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Idea,
    Ideas,
    Paragraph,
    Picture,
    Row,
    Rows,
)
from logic.documents.paper import About
from logic.scope import Line, Section, Statement, beside

Pictogram = Callable[[str], tuple[bytes, str]]
"""Name of a pictogram -> (its svg, its alternative text)."""

BESIDE_MOST = 5
"""Lines beside one picture: they are never torn apart, and must fit on a sheet in large print."""
PARTS_MOST, LINES_MOST = 40, 120
"""Limits and lines that one section tells; some ten sheets. The register has them all, and the statement says so."""


def scope_document(
    about: About,
    statement: Statement,
    *,
    pictogram: Pictogram,
    draft: Sequence[str] = (),
    link: str = "",
    of: str = "link",
) -> Document:
    """One edition. ``draft``: why it is one, in words. ``link``: the address of its page for people.

    ``of``: the words under ``papers`` that say what that page is for.
    """
    easy = statement.edition == "easy"
    blocks = [
        block
        for section in statement.sections
        for block in (_easy(about, section, pictogram) if easy else _plain(about, section))
    ]
    if link:
        blocks += link_blocks(about, link, easy=easy, of=of)
    if statement.words:
        blocks += (Heading(about.say("papers.easy.hard_words")), _hard_words(statement))
    return about.document(statement.title, blocks, draft=draft)


def _plain(about: About, section: Section) -> Iterator[Block]:
    yield Heading(section.title)
    yield from _told(section.lines[:LINES_MOST])
    for part in section.parts[:PARTS_MOST]:
        yield Heading(part.title, 3)
        yield from _told(part.lines)
    yield from _more(about, section)


def _more(about: About, section: Section) -> Iterator[Block]:
    """What is said in place of limits and lines beyond as many as anybody reads."""
    if len(section.parts) > PARTS_MOST or len(section.lines) > LINES_MOST:
        yield Paragraph(about.say("papers.more"))


def _told(lines: Sequence[Line]) -> Iterator[Block]:
    """Sentences as they come; facts that follow one another as names with their values."""
    facts: list[Row] = []
    for line in lines:
        if line.name:
            facts.append(Row(line.name, (Paragraph(line.text),)))
            continue
        if facts:
            yield Rows(tuple(facts))
            facts = []
        yield Paragraph(line.text)
    if facts:
        yield Rows(tuple(facts))


def _easy(about: About, section: Section, pictogram: Pictogram) -> Iterator[Block]:
    yield Heading(section.title)
    if section.lines:
        yield _ideas(about, section.lines[:LINES_MOST], pictogram)
    for part in section.parts[:PARTS_MOST]:
        yield Heading(part.title, 3)
        if part.lines:
            yield _ideas(about, part.lines, pictogram)
    yield from _more(about, section)


def _ideas(about: About, lines: Sequence[Line], pictogram: Pictogram) -> Ideas:
    header = (about.say("papers.easy.picture"), about.say("papers.easy.words"))
    return Ideas(tuple(_idea(group, pictogram) for group in beside(lines, BESIDE_MOST)), header)


def _idea(lines: Sequence[Line], pictogram: Pictogram) -> Idea:
    image, alt = pictogram(lines[0].picture)
    return Idea(Picture(image, "svg", alt), tuple(text for line in lines for text in (line.name, line.text) if text))


def _hard_words(statement: Statement) -> Rows:
    return Rows(tuple(Row(word, (Bullets((meaning,)),)) for word, meaning in statement.words))
