"""The do's and don'ts sheet: to put on a table or a wall (domain.md F)."""

from collections.abc import Iterator, Mapping, Sequence

from logic.documents.model import Block, Document, Heading, Paragraph, Table
from logic.documents.paper import About
from logic.guidance import Pair, Theme


def pairs_document(about: About, themes: Sequence[Theme], pairs: Sequence[Pair], *, rung: str) -> Document:
    """Each do beside its don't, by theme. ``rung``: its name, empty while it is not known and all are shown."""
    return about.document(about.say("papers.pairs.heading"), _blocks(about, themes, pairs, rung))


def _blocks(about: About, themes: Sequence[Theme], pairs: Sequence[Pair], rung: str) -> Iterator[Block]:
    say = about.say
    yield Paragraph(say("papers.pairs.lead", rung=rung) if rung else say("papers.pairs.lead_all"))
    header = (say("papers.pairs.do"), say("papers.pairs.dont"))
    by_theme: Mapping[str, list[Pair]] = {theme.key: [] for theme in themes}
    for pair in pairs:
        by_theme[pair.theme].append(pair)
    for theme in themes:
        if by_theme[theme.key]:
            yield Heading(theme.name)
            yield Table(header, tuple((pair.do, pair.dont) for pair in by_theme[theme.key]))
