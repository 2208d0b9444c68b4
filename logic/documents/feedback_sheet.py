"""The feedback form on paper, in either edition: boxes to tick, each with the number that staff type in (domain.md H)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby, takewhile

from logic.diagrams.qr import qr_svg
from logic.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Idea,
    Ideas,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Rows,
    Table,
)
from logic.documents.paper import BLANK, About
from logic.feedback import Edition, Feedback, Form, Option, Question
from logic.local import Local
from logic.pictograms import picture

BOX = "\u25a1"
LINES = 4
"""Lines to write on, below an open question."""
CODE_WIDTH = 0.25


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What a form on paper is made of. ``link``: the address of the same form, while it opens; else empty.

    ``local``: where to turn if someone is not safe, as on the screen.
    """

    about: About
    feedback: Feedback
    form: Form
    edition: Edition
    local: Local
    link: str = ""

    def say(self, key: str, **data: object) -> str:
        """The words of this edition."""
        return self.about.say(f"feedback_forms.sheet.{self.edition}.{key}", **data)

    @property
    def asked(self) -> tuple[Question, ...]:
        """Its questions, in order."""
        return self.feedback.asked(self.form.kind, self.form.rung)


def feedback_sheet(paper: PaperForm) -> Document:
    """The form. It carries no name and no number of its own, so that sheets cannot be told apart."""
    later = paper.form.kind == "later"
    body = _easy(paper) if paper.edition == "easy" else _standard(paper)
    return paper.about.document(paper.say("later_title" if later else "title"), (*_head(paper), *body, *_end(paper)))


def about_sheet(paper: PaperForm) -> Document:
    """What people may say about themselves (FB17): a sheet of its own that is given back by itself."""
    return paper.about.document(paper.say("about_title"), tuple(_about(paper)))


def _about(paper: PaperForm) -> Iterator[Block]:
    easy = paper.edition == "easy"
    yield Paragraph(paper.say("about_lead", title=paper.about.title))
    for number, question in enumerate(paper.feedback.about, 1):
        if easy and number > 1:
            yield PageBreak()  # as on the form: one stands on a sheet with all of its answers
        if easy:
            yield Heading(paper.about.say("feedback.easy.step", number=number, all=len(paper.feedback.about)))
            words = _idea(paper, "person", question.easy_read.splitlines())
            yield Ideas((words,), (paper.say("picture"), paper.say("words")))
        else:
            yield Heading(question.words)
        yield _boxes(paper, question.offered(paper.edition))
    yield Heading(paper.say("about_back_heading"))
    yield Paragraph(paper.say("about_back", date=paper.about.dated(paper.form.closes_on)))


def _head(paper: PaperForm) -> Iterator[Block]:
    yield Paragraph(paper.say("lead", title=paper.about.title))
    yield Paragraph(paper.say("back", date=paper.about.dated(paper.form.closes_on)))
    if paper.edition == "standard":
        # Before anybody began with a pen; at the end it would take a sheet of its own.
        yield from _online(paper)


def _standard(paper: PaperForm) -> Iterator[Block]:
    for group in paper.feedback.groups:
        here = [one for one in paper.asked if one.group == group.key]
        if not here:
            continue
        yield Heading(group.name)
        for scale, several in groupby(here, key=lambda one: one.scale):
            questions = list(several)
            if scale is None:
                for one in questions:
                    yield from _written(paper, one, one.words)
            elif any(option.rung for option in scale.standard):
                for one in questions:
                    yield Heading(one.words, 3)
                    yield _boxes(paper, scale.standard)
            else:
                yield _grid(paper, questions)


def _grid(paper: PaperForm, questions: Sequence[Question]) -> Table:
    """Questions of one scale, one below the other, with a column for each answer."""
    options = questions[0].scale.standard if questions[0].scale else ()
    boxes = tuple(f"{BOX} {number}" for number in range(1, len(options) + 1))
    return Table(
        (paper.say("question"), *(option.words for option in options)),
        tuple((one.words, *boxes) for one in questions),
        widths=(9, *(4 for _ in options)),
    )


def _boxes(paper: PaperForm, options: Sequence[Option]) -> Table:
    """One answer below the other, each with its box and its number."""
    rows = tuple((f"{BOX} {number}", option.words) for number, option in enumerate(options, 1))
    return Table((paper.say("box"), paper.say("answer")), rows, widths=(1, 4) if paper.edition == "easy" else (1, 6))


def _written(paper: PaperForm, question: Question, words: str) -> Iterator[Block]:
    yield Heading(words, 3)
    if question.kind == "concern":
        yield Paragraph(f"{BOX} {paper.say('concern')}")
        yield Paragraph(paper.say("concern_lead"), "soft" if paper.edition == "standard" else "body")
        return
    yield Table((paper.say("write").replace("\n", " "),), ((BLANK,),) * LINES)


def _easy(paper: PaperForm) -> Iterator[Block]:
    """One question after the other: its picture and its words, then a picture for each answer with its box."""
    total = len(paper.asked)
    for number, question in enumerate(paper.asked, 1):
        # One stands on a sheet with all of its answers: two do not fit in type of this size.
        if number > 1:
            yield PageBreak()
        yield Heading(paper.about.say("feedback.easy.step", number=number, all=total))
        ideas = [_idea(paper, question.picture, question.easy_read.splitlines())]
        options = question.scale.easy if question.scale else ()
        ideas += [
            _idea(paper, option.picture or question.picture, [f"{BOX} {at} {option.words}"])
            for at, option in enumerate(options, 1)
        ]
        yield Ideas(tuple(ideas), (paper.say("picture"), paper.say("words")))
        if question.kind == "concern":
            yield Paragraph(f"{BOX} {paper.say('concern')}")
            yield Paragraph(paper.say("concern_lead"))
        elif question.kind == "open":
            yield Table((paper.say("write").replace("\n", " "),), ((BLANK,),) * LINES)


def _idea(paper: PaperForm, name: str, words: Sequence[str]) -> Idea:
    alt = paper.about.say(f"feedback.picture.{name}")
    return Idea(Picture(picture(name), "svg", alt), tuple(words))


def _safe(paper: PaperForm) -> Iterator[Block]:
    """Where to turn if someone is not safe now, with the numbers to ring: whoever fills it in may not wait for us."""
    easy = paper.edition == "easy"
    places = [(one.name, one.easy_read if easy else one.words, one.phone) for one in paper.local.reachable]
    yield Heading(paper.about.say("fixed.easy.turn" if easy else "fixed.plain.turn"))
    if not places:
        yield Paragraph(paper.about.say("fixed.turn.emergency"))
    elif easy:
        ideas = (_idea(paper, "help", (name, *words.splitlines(), phone)) for name, words, phone in places)
        yield Ideas(tuple(ideas), (paper.say("picture"), paper.say("words")))
    else:
        yield Rows(tuple(Row(name, (Paragraph(f"{words}\n{phone}"),)) for name, words, phone in places))


def _end(paper: PaperForm) -> Iterator[Block]:
    if paper.edition == "easy":
        yield PageBreak()  # or the square code stands on a sheet of its own, away from what it is for
    yield from _safe(paper)
    yield Heading(paper.say("helped_heading"))
    yield Paragraph(f"{BOX} {paper.say('helped')}")
    yield Heading(paper.say("keep"))
    items = (
        "feedback_forms.sheet.easy.keep_items"
        if paper.edition == "easy"
        else "feedback_forms.sheet.standard.keep_items"
    )
    words = paper.about.words
    yield Bullets(tuple(words[f"{items}.{at}"] for at in takewhile(lambda at: f"{items}.{at}" in words, count())))
    if paper.edition == "easy":
        yield from _online(paper)


def _online(paper: PaperForm) -> Iterator[Block]:
    """The same form on a phone or a computer, while its link opens."""
    if paper.link:
        yield Heading(paper.say("online"))
        yield Paragraph(paper.link)
        yield Picture(qr_svg(paper.link), "svg", paper.about.say("papers.link.alt"), CODE_WIDTH)
