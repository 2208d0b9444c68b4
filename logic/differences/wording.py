"""Rules with the names a person knows things by, for a page or the command line to put into a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from logic.differences.outcomes import Change, Differences, Direction, Rule, YesNo
from logic.pack import Pack, QuestionWords


@dataclass(frozen=True, slots=True)
class Condition:
    """One answer that a rule asks for, with the question's words: the new pack's, or the old one's if it is gone."""

    question: str
    answer: YesNo
    words: QuestionWords

    @property
    def said(self) -> str:
        """The answer as a statement."""
        return self.words.said[self.answer]


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """When every condition holds (or always, when there is none), the old result becomes the new one."""

    conditions: tuple[Condition, ...]
    old: str
    new: str
    old_name: str
    new_name: str
    direction: Direction
    sets: int


def in_words(found: Differences, old: Pack, new: Pack) -> Iterator[RuleInWords]:
    """Every rule, in order."""
    for change in found.changes:
        for rule in change.rules:
            yield _worded(rule, change, old, new)


def _worded(rule: Rule, change: Change, old: Pack, new: Pack) -> RuleInWords:
    return RuleInWords(
        conditions=tuple(
            Condition(key, answer, new.questions.get(key) or old.questions[key]) for key, answer in rule.when.items()
        ),
        old=change.old,
        new=change.new,
        old_name=old.outcomes[change.old].name,
        new_name=new.outcomes[change.new].name,
        direction=change.direction,
        sets=rule.sets,
    )
