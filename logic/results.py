"""The results of one form of feedback, as they may be told: questions with their bands, and what was looked over (domain.md H).

Numbers come from ``logic.suppression`` alone. A share never stands without the number of people behind it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from logic.feedback import AboutQuestion, Comment, Edition, Form, Option, Question
from logic.suppression import EVERYONE, EditionTold, Share, Side


@dataclass(frozen=True)
class Results:
    """One form with all that may be told of it; nothing of that before its results were opened.

    questions, about_questions
        what it asks, in the words of the content it asks with.
    """

    form: Form
    questions: tuple[Question, ...]
    about_questions: tuple[AboutQuestion, ...]
    editions: tuple[EditionTold, ...] = ()
    about: Mapping[str, tuple[Share, ...]] = field(default_factory=dict)

    @property
    def opened(self) -> bool:
        """Whether there are results."""
        return self.form.opened_on is not None

    @property
    def too_few(self) -> bool:
        """Whether it was opened and no edition has enough replies: people look back together instead."""
        return self.opened and not self.editions

    @property
    def choices(self) -> tuple[Question, ...]:
        """What people chose one of several for, in the order of the form."""
        return tuple(one for one in self.questions if one.kind == "choice" and one.scale)

    @property
    def by_id(self) -> Mapping[str, Question]:
        """Question id -> question."""
        return {one.id: one for one in self.questions}


HELD_MOST = 100
"""Comments kept back that one page leads to."""


@dataclass(frozen=True, slots=True)
class Comments:
    """A page of what others may read, and how many there are of each state.

    held
        ids of those that are kept back, so that they can be looked at again: at most ``HELD_MOST`` of them.
    """

    shown: tuple[Comment, ...]
    counts: Mapping[str, int]
    held: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One band of a question in words.

    words
        of each of its options.
    of
        how many the share is taken of: those who answered on the scale. 0 where it is not on the scale.
    """

    words: tuple[str, ...]
    number: int
    of: int

    @property
    def percent(self) -> int:
        """The share in whole percents, halves up; 0 of nobody."""
        return percent(self.number, self.of)


def only_total(scale: Sequence[Line]) -> bool:
    """Whether all that may be told of a scale is how many answered: one band that holds every answer of it."""
    return len(scale) == 1 and len(scale[0].words) > 1


def percent(number: int, of: int) -> int:
    """A share in whole percents, halves up; 0 of nobody."""
    return (200 * number + of) // (2 * of) if of else 0


def asked(question: Question, edition: Edition) -> str:
    """What a question says in this edition, on one line."""
    return " ".join((question.easy_read if edition == "easy" else question.words).split())


def lines(question: Question, told: EditionTold, side: Side = EVERYONE) -> tuple[Line, ...] | None:
    """What may be told of a question: a line for each band; none where it cannot be told, or not of this side."""
    table = told.tables.get(question.id)
    numbers = table.of(side) if table else None
    if table is None or numbers is None or question.scale is None:
        return None
    words, answered = _words(question.scale.options(told.edition)), table.answered(side)
    return tuple(
        Line(tuple(words[key] for key in band.options), number, answered if band.counts else 0)
        for band, number in zip(table.bands, numbers, strict=True)
    )


def about_lines(question: AboutQuestion, shares: Sequence[Share]) -> tuple[Line, ...]:
    """What people said about themselves: of all that may be told."""
    words = _words((*question.easy_options, *question.options))
    of = sum(share.number for share in shares)
    return tuple(Line(tuple(words[key] for key in share.options), share.number, of) for share in shares)


def _words(options: Iterable[Option]) -> dict[str, str]:
    return {one.key: " ".join(one.words.split()) for one in options}
