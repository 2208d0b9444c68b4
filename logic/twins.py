"""Twins: two sets of answers, one answer apart, that come out otherwise.

They show what one question is worth. For each question that is ever asked and can make a difference there is
such a pair in which both ask it; for the others it is proved that there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from logic.flow import Answer, Flow
from logic.journey import replay


@dataclass(frozen=True, slots=True)
class Twins:
    """A question, answers to others, and where it all leads with a yes and with a no to the question.

    Both sets walk up to the question, so between them they take both ways out of it. ``shared`` holds only
    answers that one of the two walks needs, in flow order.
    """

    question: str
    shared: Mapping[str, Answer]
    with_yes: str
    with_no: str

    def answers(self, answer: Answer) -> dict[str, Answer]:
        """One of the two sets."""
        return {**self.shared, self.question: answer}


@dataclass(frozen=True, slots=True)
class AllTwins:
    """The shortest twins for each question, in flow order."""

    twins: tuple[Twins, ...]
    without: tuple[str, ...]
    """Questions that never make a difference: after yes and after no, every further set of answers ends alike."""


def twins(flow: Flow) -> AllTwins:
    """For each question the twins with the fewest answers; yes is taken where two are as short."""
    found, without = [], []
    seen: dict[tuple[str, str], _Rest | None] = {}
    to = _shortest_ways(flow)
    for question in flow.questions:
        rest = _telling(flow, question.yes, question.no, seen)
        if question.key not in to or rest is None:
            without.append(question.key)
            continue
        answers = {**to[question.key], **rest}
        shared = {key: answers[key] for key in flow.by_key if key in answers}
        with_yes, with_no = (replay(flow, {**shared, question.key: answer}).outcome or "" for answer in _BOTH)
        found.append(Twins(question.key, shared, with_yes, with_no))
    return AllTwins(tuple(found), tuple(without))


_BOTH: tuple[Answer, ...] = ("yes", "no")
_Rest = dict[str, Answer]


def _telling(flow: Flow, one: str, other: str, seen: dict[tuple[str, str], _Rest | None]) -> _Rest | None:
    """The fewest answers under which two places end otherwise; none when no answers do.

    Both are walked at once, always answering the earlier of the two questions they stand at; questions come
    in flow order, so neither meets it again. Every set of answers goes one of these ways, so none is missed.
    """
    if one == other:
        return None
    if (one, other) not in seen:
        asked = sorted({one, other} & flow.by_key.keys(), key=flow.order.__getitem__)
        best: _Rest | None = None if asked else {}
        for answer in _BOTH if asked else ():
            question = flow.by_key[asked[0]]
            to = question.yes if answer == "yes" else question.no
            after_one, after_other = (to if at == question.key else at for at in (one, other))
            rest = _telling(flow, after_one, after_other, seen)
            if rest is not None and (best is None or len(rest) + 1 < len(best)):
                best = {question.key: answer, **rest}
        seen[one, other] = best
    return seen[one, other]


def _shortest_ways(flow: Flow) -> dict[str, _Rest]:
    """For each question that is ever asked, the fewest answers that lead to it."""
    ways: dict[str, _Rest] = {flow.start: {}}
    for question in flow.questions:
        if question.key in ways:
            for answer, to in (("yes", question.yes), ("no", question.no)):
                way: _Rest = {**ways[question.key], question.key: "yes" if answer == "yes" else "no"}
                if to in flow.by_key and (to not in ways or len(way) < len(ways[to])):
                    ways[to] = way
    return ways
