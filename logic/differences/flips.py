"""Saved answers that would come out otherwise under another flow."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from logic.flow import Answers, Flow
from logic.journey import replay

Reference = TypeVar("Reference", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Flip(Generic[Reference]):
    """One set of saved answers that the new flow takes elsewhere."""

    reference: Reference
    old: str | None
    """The outcome it had; none when the old flow had not come to one."""
    new: str | None
    """The outcome it would have; none when the new flow needs an answer that was never given."""
    next_question: str | None
    """The question the new flow would ask first, when it needs one."""


def flips(cases: Iterable[tuple[Reference, Answers, str | None]], old: Flow, new: Flow) -> Iterator[Flip[Reference]]:
    """The saved answers that would come out otherwise, one after another as they are read.

    Each case is a reference of the caller's, the answers, and the outcome recorded. Without a recorded one
    (answers still being given) the old flow's counts. Answers to questions that the new flow does not ask
    never steer it. The outcomes do not depend on whether every question is asked.
    """
    for reference, answers, recorded in cases:
        was = recorded if recorded is not None else replay(old, answers).outcome
        now = replay(new, answers)
        if was != now.outcome:
            yield Flip(reference, was, now.outcome, now.next_question)
