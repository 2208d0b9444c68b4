"""What a set of answers means: everything worked out about it, exactly, by search over the flow.

Sets of questions are bit masks here (bit *i* is the *i*-th question in flow order), so that a family
of sets is a small set of integers. A flow lists each question before those it leads to, so one pass
from the last question to the first meets every node after its branches; no recursion is needed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from logic.flow import Answers, Flow, Question
from logic.journey import Ceiling, Journey, replay

Family = frozenset[int]
"""Sets of questions as masks, none of which contains another."""

NOTHING: Family = frozenset()
THE_EMPTY_SET: Family = frozenset({0})


@dataclass(frozen=True, slots=True)
class Lift:
    """A smallest set of questions that, answered yes, reaches at least this outcome's rank."""

    to: str
    questions: tuple[str, ...]
    changeable: bool
    """False when it needs a question that is past changing and was answered no."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything worked out for one set of answers; every tuple is in flow order.

    today, could_rise_to
        the outcome with each unanswered or "not sure" question taken as no, and as yes.
    settles_most
        the unknown question whose answer would narrow the gap between those two most; none when
        there is no gap.
    decisive
        the smallest set of answers on the path that alone fixes the outcome; none without an outcome. Others are kept
        and never steer, so none of them decided anything (design 4, decision 56).
    no_difference
        given answers that no smallest-by-inclusion fixing set on the path needs; empty without an outcome.
    """

    path: tuple[str, ...]
    next_question: str | None
    outcome: str | None
    today: str
    could_rise_to: str
    settles_most: str | None
    flags: tuple[str, ...]
    ceilings: tuple[Ceiling, ...]
    lifts: tuple[Lift, ...]
    decisive: tuple[str, ...] | None
    no_difference: tuple[str, ...]


def decide(flow: Flow, answers: Answers, *, ask_all: bool = False) -> Decision:
    """Work out everything about these answers (design 4)."""
    journey = replay(flow, answers, ask_all=ask_all)
    sure_yes, unknown = masks(flow, answers)
    today, could_rise_to = outcome_of(flow, sure_yes), outcome_of(flow, sure_yes | unknown)
    decisive, no_difference = _what_decided(flow, answers, journey)
    return Decision(
        path=journey.path,
        next_question=journey.next_question,
        outcome=journey.outcome,
        today=today,
        could_rise_to=could_rise_to,
        settles_most=_settles_most(flow, sure_yes, unknown),
        flags=journey.flags,
        ceilings=journey.ceilings,
        lifts=lifts(flow, answers),
        decisive=decisive,
        no_difference=no_difference,
    )


def masks(flow: Flow, answers: Answers) -> tuple[int, int]:
    """The questions answered yes, and those unanswered or "not sure", as masks."""
    sure_yes = unknown = 0
    for bit, question in enumerate(flow.questions):
        answer = answers.get(question.key)
        if answer == "yes":
            sure_yes |= 1 << bit
        elif answer != "no":
            unknown |= 1 << bit
    return sure_yes, unknown


def outcome_of(flow: Flow, yes: int) -> str:
    """The outcome when exactly the questions in this mask are answered yes."""
    by_key, order = flow.by_key, flow.order
    at = flow.start
    while (question := by_key.get(at)) is not None:
        at = question.yes if yes >> order[at] & 1 else question.no
    return at


def lifts(flow: Flow, answers: Answers) -> tuple[Lift, ...]:
    """Every smallest set of answers turned to yes that reaches each rank above today's."""
    sure_yes, _ = masks(flow, answers)
    today = flow.rank[outcome_of(flow, sure_yes)]
    fixed = sum(1 << flow.order[q.key] for q in flow.questions if q.past_change and answers.get(q.key) == "no")
    found = []
    for outcome in sorted(flow.outcomes, key=lambda o: o.rank):
        if outcome.rank > today:
            family = _turned_to_yes(flow, sure_yes, outcome.rank)
            found += [
                Lift(outcome.id, _keys(flow, questions), not questions & fixed)
                for questions in sorted(family, key=_first_in_flow_order)
            ]
    return tuple(found)


def _turned_to_yes(flow: Flow, sure_yes: int, rank: int) -> Family:
    """Smallest sets to add to the yes answers so that the outcome has at least this rank."""
    reaching: dict[str, Family] = {o.id: THE_EMPTY_SET if o.rank >= rank else NOTHING for o in flow.outcomes}
    for bit, question in _backwards(flow):
        here = 1 << bit
        after_yes = reaching[question.yes]
        if sure_yes & here:
            reaching[question.key] = after_yes
        else:
            reaching[question.key] = _smallest(reaching[question.no] | {here | more for more in after_yes})
    return reaching[flow.start]


def _what_decided(flow: Flow, answers: Answers, journey: Journey) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """The decisive answers and those that made no difference."""
    if journey.outcome is None:
        return None, ()
    family = forcing_sets(flow, {key: answers[key] for key in journey.path}, journey.outcome)
    decisive = min(family, key=lambda questions: (questions.bit_count(), _first_in_flow_order(questions)))
    in_some = 0
    for questions in family:
        in_some |= questions
    given = (q.key for q in flow.questions if q.key in answers)
    return _keys(flow, decisive), tuple(key for key in given if not in_some >> flow.order[key] & 1)


def forcing_sets(flow: Flow, answers: Answers, outcome: str) -> Family:
    """Smallest-by-inclusion sets of given answers that fix this outcome whatever the rest is answered.

    A set forces the outcome from a question when the question is in the set and its answer's branch
    is forced, or when both branches are.
    """
    forcing: dict[str, Family] = {o.id: THE_EMPTY_SET if o.id == outcome else NOTHING for o in flow.outcomes}
    for bit, question in _backwards(flow):
        both = {a | b for a in forcing[question.yes] for b in forcing[question.no]}
        answer = answers.get(question.key)
        if answer is not None:
            branch = question.yes if answer == "yes" else question.no
            both |= {1 << bit | more for more in forcing[branch]}
        forcing[question.key] = _smallest(both)
    return forcing[flow.start]


def exchanges(flow: Flow, one: Answers, other: Answers) -> tuple[tuple[str, ...], ...]:
    """Every smallest set of questions which, answered as the other did, turn the outcome of the one into the other's.

    Smallest by inclusion; each in flow order, the first in flow order first. What neither answered counts as no
    (domain.md B.4). The empty set alone when both come to the same outcome.
    """
    yes, other_yes = masks(flow, one)[0], masks(flow, other)[0]
    target = outcome_of(flow, other_yes)
    turning: dict[str, Family] = {o.id: THE_EMPTY_SET if o.id == target else NOTHING for o in flow.outcomes}
    for bit, question in _backwards(flow):
        here = 1 << bit
        own, theirs = (question.yes, question.no) if yes & here else (question.no, question.yes)
        if (yes ^ other_yes) & here:
            turning[question.key] = _smallest(turning[own] | {here | more for more in turning[theirs]})
        else:
            turning[question.key] = turning[own]
    return tuple(_keys(flow, found) for found in sorted(turning[flow.start], key=_first_in_flow_order))


def _settles_most(flow: Flow, sure_yes: int, unknown: int) -> str | None:
    rank = flow.rank

    def gap(yes: int, unsure: int) -> int:
        return rank[outcome_of(flow, yes | unsure)] - rank[outcome_of(flow, yes)]

    if gap(sure_yes, unknown) == 0:
        return None
    best, least = None, 0
    for bit, question in enumerate(flow.questions):
        here = 1 << bit
        if unknown & here:
            left = gap(sure_yes | here, unknown & ~here) + gap(sure_yes, unknown & ~here)
            if best is None or left < least:
                best, least = question.key, left
    return best


def _backwards(flow: Flow) -> Iterable[tuple[int, Question]]:
    return reversed(list(enumerate(flow.questions)))


def _smallest(family: Iterable[int]) -> Family:
    """The sets that contain no other set of the family."""
    kept: list[int] = []
    for questions in sorted(set(family), key=int.bit_count):
        if not any(smaller & questions == smaller for smaller in kept):
            kept.append(questions)
    return frozenset(kept)


def _first_in_flow_order(questions: int) -> tuple[int, ...]:
    """Sorts sets of questions by their first, then second, ... question in flow order."""
    places = []
    while questions:
        lowest = questions & -questions
        places.append(lowest.bit_length())
        questions ^= lowest
    return tuple(places)


def _keys(flow: Flow, questions: int) -> tuple[str, ...]:
    return tuple(q.key for bit, q in enumerate(flow.questions) if questions >> bit & 1)
