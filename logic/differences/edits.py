"""What differs between two packs without changing where any answers lead: words, marks, ranks."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from logic.flow import Question
from logic.pack import OutcomeWords, Pack, QuestionWords

Said = TypeVar("Said", Question, QuestionWords, OutcomeWords)


@dataclass(frozen=True, slots=True)
class Edit:
    """A question or outcome of both packs that says something else now."""

    key: str
    fields: tuple[str, ...]
    """Names of the fields that differ: of ``QuestionWords`` or ``OutcomeWords``, and of the flow's ``Question``."""


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything but the outcomes; all in flow order.

    questions, outcomes
        those of both packs that are worded or marked otherwise. Where an answer leads is not told here.
    outcomes_added, outcomes_removed
        ids of outcomes that only the new or only the old flow can reach.
    ranks
        outcome id -> its old and new rank, where they differ.
    """

    questions: tuple[Edit, ...]
    outcomes: tuple[Edit, ...]
    outcomes_added: tuple[str, ...]
    outcomes_removed: tuple[str, ...]
    ranks: Mapping[str, tuple[int, int]]

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in dataclasses.fields(self))


def edits(old: Pack, new: Pack) -> Edits:
    """What differs between these packs besides where answers lead."""
    before, after = old.flow, new.flow
    asked = [key for key in after.by_key if key in before.by_key]
    reached = [key for key in after.by_outcome if key in before.by_outcome]
    questions = (
        Edit(
            key,
            (
                *_differing(old.questions[key], new.questions[key]),
                *_differing(before.by_key[key], after.by_key[key], apart_from=("yes", "no")),
            ),
        )
        for key in asked
    )
    outcomes = (Edit(key, _differing(old.outcomes[key], new.outcomes[key])) for key in reached)
    return Edits(
        questions=tuple(edit for edit in questions if edit.fields),
        outcomes=tuple(edit for edit in outcomes if edit.fields),
        outcomes_added=tuple(key for key in after.by_outcome if key not in before.by_outcome),
        outcomes_removed=tuple(key for key in before.by_outcome if key not in after.by_outcome),
        ranks={key: (before.rank[key], after.rank[key]) for key in reached if before.rank[key] != after.rank[key]},
    )


def _differing(one: Said, other: Said, *, apart_from: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of the fields in which two of a kind differ."""
    names = (field.name for field in dataclasses.fields(one) if field.name not in apart_from)
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))
