"""Replaying answers over a flow: where they lead, and nothing remembered.

Only answers are ever stored. The path, the next question and the outcome are derived here each
time, so they cannot disagree with the answers (style principle 1).
"""

from dataclasses import dataclass
from typing import NamedTuple

from logic.flow import Answers, Flow


class Ceiling(NamedTuple):
    """A question whose unfavourable answer leads straight to an outcome."""

    question: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Journey:
    """What a set of answers leads to.

    path
        keys of the answered questions visited, in order.
    next_question
        the unanswered question the path stops at; none when it ends.
    outcome
        id of the outcome reached, or none.
    ceilings
        the ceilings on the path, in order; at most one unless every question is asked.
    flags
        keys on the path answered "not sure".
    """

    path: tuple[str, ...]
    next_question: str | None
    outcome: str | None
    ceilings: tuple[Ceiling, ...]
    flags: tuple[str, ...]


def replay(flow: Flow, answers: Answers, *, ask_all: bool = False) -> Journey:
    """Walk the flow by these answers. "Not sure" routes as "no" (domain.md B.4).

    With ``ask_all`` the walk goes on past a ceiling as if the answer had been yes, so that every
    ceiling is found. The outcome is then the first ceiling, which in a checked (monotone) pack is
    also the lowest: a later one is reached by one more yes.
    """
    by_key = flow.by_key
    path: list[str] = []
    flags: list[str] = []
    ceilings: list[Ceiling] = []
    at = flow.start
    while (question := by_key.get(at)) is not None:
        answer = answers.get(at)
        if answer is None:
            return Journey(tuple(path), at, ceilings[0].outcome if ceilings else None, tuple(ceilings), tuple(flags))
        path.append(at)
        if answer == "yes":
            at = question.yes
            continue
        if answer == "not_sure":
            flags.append(at)
        if question.no in by_key:
            at = question.no
            continue
        ceilings.append(Ceiling(at, question.no))
        at = question.no
        if ask_all and not question.gate and not (question.ask_all_stops_at_no and answer == "no"):
            at = question.yes
    return Journey(tuple(path), None, ceilings[0].outcome if ceilings else at, tuple(ceilings), tuple(flags))
