"""The results of feedback as a document and as a sheet: published numbers and comments that were looked over, no more."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from logic.dates import british_date
from logic.documents.experience import experience_blocks
from logic.documents.model import Block, Bullets, Document, Heading, Paragraph, Table
from logic.documents.paper import About
from logic.documents.sheet import Cell, Column, Sheet
from logic.experience import Experience
from logic.feedback import Comment, Edition
from logic.pack import Pack
from logic.results import Line, Results, about_lines, asked, lines, only_total
from logic.suppression import EditionTold, Side, Split

COLUMNS = {"form": 16, "who": 24, "question": 50, "answer": 40, "number": 10, "of": 10, "percent": 10, "comment": 80}
"""The columns of the sheet in order, and how many characters wide each is drawn."""
COMMENTS_MOST = 200
"""Comments that a document prints, some ten sheets; the sheet has them all."""


@dataclass(frozen=True)
class ToldResults:
    """What a document of results is made of. ``comments``: those that others may read."""

    pack: Pack
    about: About
    results: Results
    comments: Sequence[Comment] = ()
    experience: Experience | None = None


def in_words(about: About, line: Line) -> str:
    """The options of a band."""
    return about.say("results.together").join(line.words)


def share(about: About, line: Line) -> str:
    """How many of how many, and the percentage: never one without the other. Of what is not on the scale, how many."""
    if not line.of:
        return str(line.number)
    return about.say("results.share", number=line.number, of=line.of, percent=line.percent)


def results_document(told: ToldResults) -> Document:
    """The whole of it, each edition in a section of its own."""
    heading = told.about.say("results.document.heading", title=told.about.title)
    return told.about.document(heading, _blocks(told))


def _blocks(told: ToldResults) -> Iterator[Block]:
    say, results = told.about.say, told.results
    if results.form.opened_on is None:
        yield Paragraph(say("results.closed", date=british_date(results.form.closes_on)))
        return
    yield Paragraph(say("results.lead", date=british_date(results.form.opened_on)))
    if told.experience:
        yield Heading(say("experience.title"))
        yield from experience_blocks(told.pack, told.experience)
    if results.too_few:
        return
    for edition in results.editions:
        yield Heading(say(f"results.edition.{edition.edition}"))
        yield Paragraph(say("results.at_least", number=edition.at_least))
        yield Paragraph(say(f"results.apart.{edition.edition}"), "soft")
        yield Paragraph(say("results.together_note"), "soft")
        yield from _tables(told, edition)
    yield from _about(told)
    yield from _comments(told)


def _tables(told: ToldResults, edition: EditionTold) -> Iterator[Block]:
    say = told.about.say
    for question in told.results.choices:
        yield Heading(asked(question, edition.edition), 3)
        found = lines(question, edition)
        if not found:
            yield Paragraph(say("results.hidden"))
            continue
        scale = [line for line in found if line.of]
        if only_total(scale):
            yield Paragraph(say("results.only_total", number=scale[0].number))
        if beside := [line for line in found if not (only_total(scale) and line in scale)]:
            yield _table(told.about, beside)


def _table(about: About, found: Sequence[Line]) -> Table:
    header = (about.say("results.column.answer"), about.say("results.column.share"))
    return Table(header, tuple((in_words(about, line), share(about, line)) for line in found), widths=(3, 2))


def _about(told: ToldResults) -> Iterator[Block]:
    say, results = told.about.say, told.results
    if any(results.about.values()):
        yield Heading(say("results.about.heading"))
        yield Paragraph(say("results.about.lead"), "soft")
        for question in results.about_questions:
            if shares := results.about.get(question.key):
                yield Heading(" ".join(question.words.split()), 3)
                yield _table(told.about, about_lines(question, shares))


def _comments(told: ToldResults) -> Iterator[Block]:
    say, by_id = told.about.say, told.results.by_id
    yield Heading(say("results.comments.heading"))
    yield Paragraph(say("results.comments.lead"), "soft")
    if not told.comments:
        yield Paragraph(say("results.comments.none"))
    printed = told.comments[:COMMENTS_MOST]
    for key in dict.fromkeys(one.question for one in printed):
        yield Heading(asked(by_id[key], "standard") if key in by_id else say("results.comments.other"), 3)
        yield Bullets(tuple(one.shown for one in printed if one.question == key))
    if len(told.comments) > COMMENTS_MOST:
        yield Paragraph(say("results.comments.more"), "soft")


def results_sheet(told: ToldResults) -> Sheet:
    """A row for each published number, of all and of each group that may be told; then the comments."""
    about = told.about
    columns = tuple(Column(about.say(f"results.column.{name}"), width) for name, width in COLUMNS.items())
    rows = [*_numbers(told), *_about_rows(told), *_comment_rows(told)]
    title = about.say("results.document.heading", title=about.title)
    return Sheet(title, columns, rows, about.say("results.sheet.note"))


def sides(split: Split) -> tuple[Side, ...]:
    """Every group that a question may be told of, all first."""
    ways: tuple[Side, ...] = (Side("link"), Side("paper"))
    helped: tuple[Side, ...] = (Side(supported=True), Side(supported=False))
    both = tuple(Side(way.came_by, help_.supported) for way in ways for help_ in helped)
    of: dict[Split, tuple[Side, ...]] = {
        "both": (*ways, *helped, *both),
        "came_by": ways,
        "supported": helped,
        "none": (),
    }
    return (Side(), *of[split])


def who(about: About, side: Side) -> str:
    """The group in words."""
    parts = []
    if side.came_by:
        parts.append(about.say(f"results.side.{side.came_by}"))
    if side.supported is not None:
        parts.append(about.say("results.side.helped" if side.supported else "results.side.alone"))
    return ", ".join(parts) or about.say("results.side.everyone")


def _numbers(told: ToldResults) -> Iterator[tuple[Cell, ...]]:
    about = told.about
    for edition in told.results.editions:
        for question in told.results.choices:
            table = edition.tables.get(question.id)
            for side in sides(table.split) if table else ():
                yield from _rows(
                    about,
                    _form(about, edition.edition),
                    who(about, side),
                    asked(question, edition.edition),
                    lines(question, edition, side) or (),
                )


def _rows(about: About, form: str, group: str, words: str, found: Iterable[Line]) -> Iterator[tuple[Cell, ...]]:
    for line in found:
        of, percent = (line.of, line.percent) if line.of else (None, None)
        yield form, group, words, in_words(about, line), line.number, of, percent, None


def _about_rows(told: ToldResults) -> Iterator[tuple[Cell, ...]]:
    about = told.about
    everyone = about.say("results.side.everyone")
    for question in told.results.about_questions:
        shares = told.results.about.get(question.key, ())
        words = " ".join(question.words.split())
        yield from _rows(about, about.say("results.about.heading"), everyone, words, about_lines(question, shares))


def _comment_rows(told: ToldResults) -> Iterator[tuple[Cell, ...]]:
    about, by_id = told.about, told.results.by_id
    for one in told.comments:
        words = asked(by_id[one.question], "standard") if one.question in by_id else about.say("results.comments.other")
        yield about.say("results.comments.heading"), None, words, None, None, None, None, one.shown


def _form(about: About, edition: Edition) -> str:
    return about.say(f"results.edition.{edition}")
