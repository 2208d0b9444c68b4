"""Rules with the names a person knows things by, for a page or the command line to put into a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from logic.differences.choices import Alternative, choices
from logic.differences.outcomes import Change, Differences, Direction, YesNo
from logic.pack import Pack, QuestionWords


@dataclass(frozen=True, slots=True)
class Condition:
    """One answer that a rule asks for, with the question's words: the new pack's, or the old one's if it is gone.

    A "no" is met by "not sure" as well, which goes the same way (domain.md B.4): whoever tells it says so.
    """

    question: str
    answer: YesNo
    words: QuestionWords

    @property
    def said(self) -> str:
        """The answer as a statement."""
        return self.words.said[self.answer]


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """When all of ``always`` holds and one alternative of each of ``choices``, the old result becomes the new one.

    It is so for ``sets`` complete sets of answers and for no other; each is counted once.
    """

    always: tuple[Condition, ...]
    """Empty when nothing is asked for by all of it; with no choices either, it always holds."""
    choices: tuple[tuple[tuple[Condition, ...], ...], ...]
    old: str
    new: str
    old_name: str
    new_name: str
    direction: Direction
    sets: int
    fewest: bool
    """As ``Change`` has it, of the rules that were put into choices."""


def in_words(found: Differences, old: Pack, new: Pack) -> Iterator[ChangeInWords]:
    """Every change, in order."""
    return (_worded(change, old, new) for change in found.changes)


def _worded(change: Change, old: Pack, new: Pack) -> ChangeInWords:
    def worded(asked: Alternative) -> tuple[Condition, ...]:
        return tuple(Condition(key, answer, new.questions.get(key) or old.questions[key]) for key, answer in asked)

    always, each = choices(change.rules)
    return ChangeInWords(
        always=worded(always),
        choices=tuple(tuple(worded(one) for one in choice) for choice in each),
        old=change.old,
        new=change.new,
        old_name=old.outcomes[change.old].name,
        new_name=new.outcomes[change.new].name,
        direction=change.direction,
        sets=change.sets,
        fewest=change.fewest,
    )
