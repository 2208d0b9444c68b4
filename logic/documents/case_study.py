"""A case study as a paper, in plain or Easy Read words: as it was published, or a draft for the people in it to check."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from logic.dates import british_date
from logic.documents.model import Block, Document, Heading, Paragraph
from logic.documents.paper import About, bullets, rows, under


@dataclass(frozen=True, slots=True)
class CaseTold:
    """What the paper says.

    words
        field -> words, of ``logic.case_studies.TOLD_FIELDS``.
    planned, felt
        names of the rungs; empty while not known.
    roles
        those that may be named.
    draft
        whether it still has to be checked.
    """

    words: Mapping[str, str]
    planned: str
    felt: str
    roles: Sequence[str]
    checked_on: date | None
    draft: bool


def case_document(about: About, told: CaseTold, *, easy: bool = False) -> Document:
    """The paper. ``easy``: in the Easy Read words that its author wrote, each line a paragraph."""
    draft = (about.say("cases.document.draft"),) if told.draft else ()
    blocks = _easy(about, told) if easy else _plain(about, told)
    return about.document(told.words["title"], blocks, draft=draft)


def _easy(about: About, told: CaseTold) -> Iterator[Block]:
    say = about.say
    yield Paragraph(told.words["easy"])
    yield Heading(say("cases.document.easy.told"))
    yield from filter(None, (bullets(told.roles), Paragraph(say("cases.document.easy.agreed"))))
    if told.checked_on:
        yield Paragraph(say("cases.document.easy.checked", date=british_date(told.checked_on)))


def _plain(about: About, told: CaseTold) -> Iterator[Block]:
    say = about.say
    facts = (
        (say("cases.document.work"), about.title),
        (say("cases.document.planned"), told.planned),
        (say("cases.document.felt"), told.felt),
    )
    yield from filter(None, (rows(facts),))
    for name in ("about", "said", "changed", "differently"):
        words = told.words.get(name, "")
        yield from under(say(f"cases.fields.{name}"), Paragraph(words) if words else None)
    roles = "; ".join(told.roles)
    yield Heading(say("cases.document.told"))
    yield Paragraph(say("cases.document.told_words", roles=roles) if roles else say("cases.document.told_nobody"))
    if told.checked_on:
        # Not by whom: a role stands in it only where that person agreed to it.
        yield Paragraph(say("cases.document.checked", date=british_date(told.checked_on)), "soft")
