"""Rules about the routes: where the questions lead, in what order, and that a yes never lowers the result.

The listed order makes a sound flow an ordered decision diagram, so "a yes never lowers the result" is
settled exactly by comparing branches pair by pair, without trying every set of answers.
"""

from collections.abc import Iterator
from typing import NamedTuple

from logic.authoring.build import build_flow
from logic.authoring.draft import Draft, Unread
from logic.errors import ContentProblem
from logic.flow import Flow

MOST_QUESTIONS = 20


def too_many_questions(draft: Draft) -> Iterator[ContentProblem]:
    """The analyses search over sets of questions, and a person's patience is shorter still."""
    count = len(draft.flow.questions)
    if count > MOST_QUESTIONS:
        message = f"there are {count} questions; the most is {MOST_QUESTIONS}"
        yield draft.problem("flow", ("questions", MOST_QUESTIONS), draft.flow.questions[MOST_QUESTIONS].key, message)


def unknown_start(draft: Draft) -> Iterator[ContentProblem]:
    """The first question must be there."""
    if draft.flow.start not in draft.question_keys:
        yield draft.problem("flow", ("start",), draft.flow.start, "the flow starts at a question that is not listed")


def dead_end(draft: Draft) -> Iterator[ContentProblem]:
    """Each answer leads to a question or an outcome that is there."""
    known = draft.question_keys | draft.outcome_ids
    for at, q in enumerate(draft.flow.questions):
        for answer, target in (("yes", q.yes), ("no", q.no)):
            if target not in known:
                message = f'"{answer}" leads to "{target}", which is no question and no outcome'
                yield draft.problem("flow", ("questions", at, answer), q.key, message)


def same_either_way(draft: Draft) -> Iterator[ContentProblem]:
    """A question whose answers lead to one place decides nothing."""
    for at, q in enumerate(draft.flow.questions):
        if q.yes == q.no:
            message = f'yes and no both lead to "{q.yes}", so the question decides nothing'
            yield draft.problem("flow", ("questions", at), q.key, message)


def cycle(draft: Draft) -> Iterator[ContentProblem]:
    """No answers may lead back to a question already asked."""
    circle = _circle(draft)
    if circle:
        at = next(i for i, q in enumerate(draft.flow.questions) if q.key == circle[0])
        message = f"the questions lead round in a circle: {' -> '.join(circle)}"
        yield draft.problem("flow", ("questions", at), circle[0], message)


def out_of_order(draft: Draft) -> Iterator[ContentProblem]:
    """Each question is listed before those it leads to; everything that says "in flow order" rests on it."""
    if _circle(draft):
        raise Unread("flow")
    place = {q.key: i for i, q in enumerate(draft.flow.questions)}
    for at, q in enumerate(draft.flow.questions):
        for target in sorted({q.yes, q.no} & place.keys()):
            if place[target] < at:
                message = f'leads to "{target}", which is listed before it'
                yield draft.problem("flow", ("questions", at), q.key, message)


def question_never_reached(draft: Draft) -> Iterator[ContentProblem]:
    """Every question can be met."""
    reached = _reached(draft)
    for at, q in enumerate(draft.flow.questions):
        if q.key not in reached:
            yield draft.problem("flow", ("questions", at), q.key, "no answers ever lead to this question")


def outcome_never_reached(draft: Draft) -> Iterator[ContentProblem]:
    """Every outcome can be met."""
    reached = _reached(draft)
    for at, outcome in enumerate(draft.flow.outcomes):
        if outcome.id not in reached:
            yield draft.problem("flow", ("outcomes", at), outcome.id, "no answers ever lead to this outcome")


def yes_lowers_the_result(draft: Draft) -> Iterator[ContentProblem]:
    """Monotone: a favourable answer may never lower the rank of the outcome. Names one set of answers if it can."""
    flow = sound_flow(draft)
    if len(flow.questions) > MOST_QUESTIONS:
        raise Unread("flow")
    reached = _reached(draft)
    seen: dict[tuple[str, str], Drop | None] = {}
    for at, q in enumerate(flow.questions):
        drop = _drop(flow, q.no, q.yes, seen) if q.key in reached else None
        if drop is not None:
            answers = ", ".join(f"{key} {answer}" for key, answer in (*_way_to(flow, q.key), *drop.answers))
            message = (
                f"a yes can lower the result from {drop.without} (rank {flow.rank[drop.without]})"
                f" to {drop.with_yes} (rank {flow.rank[drop.with_yes]})" + (f": {answers}" if answers else "")
            )
            yield draft.problem("flow", ("questions", at), q.key, message)


def sound_flow(draft: Draft) -> Flow:
    """The flow, when it can be walked: every target there, no key twice, no circle, in order."""
    keys = [q.key for q in draft.flow.questions]
    ids = [o.id for o in draft.flow.outcomes]
    broken = [*unknown_start(draft), *dead_end(draft), *cycle(draft)] or [*out_of_order(draft)]
    if broken or len(set(keys)) < len(keys) or len(set(ids)) < len(ids):
        raise Unread("flow")
    return build_flow(draft.flow)


class Drop(NamedTuple):
    """Answers under which the first of two branches ends above the second."""

    answers: tuple[tuple[str, str], ...]
    without: str
    with_yes: str


def _drop(flow: Flow, no: str, yes: str, seen: dict[tuple[str, str], Drop | None]) -> Drop | None:
    """A set of answers under which the ``no`` branch ends above the ``yes`` branch, or none."""
    if no == yes:
        return None
    if (no, yes) not in seen:
        seen[no, yes] = _find_drop(flow, no, yes, seen)
    return seen[no, yes]


def _find_drop(flow: Flow, no: str, yes: str, seen: dict[tuple[str, str], Drop | None]) -> Drop | None:
    asked = sorted({no, yes} & flow.by_key.keys(), key=flow.order.__getitem__)
    if not asked:
        return Drop((), no, yes) if flow.rank[no] > flow.rank[yes] else None
    question = flow.by_key[asked[0]]
    for answer, target in (("no", question.no), ("yes", question.yes)):
        after_no, after_yes = (target if node == question.key else node for node in (no, yes))
        drop = _drop(flow, after_no, after_yes, seen)
        if drop is not None:
            return Drop(((question.key, answer), *drop.answers), drop.without, drop.with_yes)
    return None


def _way_to(flow: Flow, key: str) -> tuple[tuple[str, str], ...]:
    """Answers that lead from the start to a question that can be reached."""
    ways: dict[str, tuple[tuple[str, str], ...]] = {flow.start: ()}
    for q in flow.questions:
        if q.key in ways:
            ways.setdefault(q.yes, (*ways[q.key], (q.key, "yes")))
            ways.setdefault(q.no, (*ways[q.key], (q.key, "no")))
    return ways[key]


def _reached(draft: Draft) -> set[str]:
    """Everything that some answers lead to. Raises ``Unread`` when the start is unknown."""
    if draft.flow.start not in draft.question_keys:
        raise Unread("flow")
    targets = {q.key: (q.yes, q.no) for q in draft.flow.questions}
    reached: set[str] = set()
    waiting = [draft.flow.start]
    while waiting:
        at = waiting.pop()
        if at not in reached:
            reached.add(at)
            waiting.extend(targets.get(at, ()))
    return reached


def _circle(draft: Draft) -> list[str]:
    """A circle of questions, its first repeated at the end; empty if there is none.

    Takes away each question that leads to none still left, until nothing changes; whatever is then
    left leads round, so following it must come back on itself. Going backwards takes a flow that is
    listed in order away in one pass.
    """
    left = {q.key: (q.yes, q.no) for q in draft.flow.questions}
    before = len(left) + 1
    while len(left) < before:
        before = len(left)
        for key in reversed(list(left)):
            if not any(target in left for target in left[key]):
                del left[key]
    if not left:
        return []
    trail = [next(iter(left))]
    while trail.count(trail[-1]) == 1:
        trail.append(next(target for target in left[trail[-1]] if target in left))
    return trail[trail.index(trail[-1]) :]
