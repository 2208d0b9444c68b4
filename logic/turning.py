"""One answer turned round, and what that does to the result: for practice, for a vote and for a talk (domain.md B.4)."""

from dataclasses import dataclass

from logic.analysis import masks, outcome_of
from logic.flow import Answer, Answers, Flow
from logic.journey import replay


@dataclass(frozen=True, slots=True)
class Change:
    """One answer turned round, and what it does to the result.

    ``today`` is the outcome with every question that is not answered (or answered "not sure") taken as no,
    ``could_rise_to`` the one with all of these taken as yes (domain.md B.4); ``asked`` is the question that would be
    asked next, if any is still to be answered.
    """

    question: str
    to: Answer
    today: str
    could_rise_to: str
    asked: str | None


def opposite(answer: Answer | None) -> Answer:
    """A yes becomes a no, anything else a yes: "not sure" and no answer count as no already (B.4)."""
    return "no" if answer == "yes" else "yes"


def turned(answers: Answers, question: str) -> dict[str, Answer]:
    """These answers with one turned round."""
    return {**answers, question: opposite(answers.get(question))}


def changes(flow: Flow, answers: Answers) -> tuple[Change, ...]:
    """Every single answer on the way that, turned round, would move the result or how far it could rise; in flow order.

    An answer that is not on the way moves nothing.
    """
    before = _reach(flow, answers)
    found = []
    for key in replay(flow, answers).path:
        after = turned(answers, key)
        today, could_rise_to = _reach(flow, after)
        if (today, could_rise_to) != before:
            found.append(Change(key, after[key], today, could_rise_to, replay(flow, after).next_question))
    return tuple(found)


def _reach(flow: Flow, answers: Answers) -> tuple[str, str]:
    sure_yes, unknown = masks(flow, answers)
    return outcome_of(flow, sure_yes), outcome_of(flow, sure_yes | unknown)
