"""The fewest examples that walk every way through a flow, with the proof that fewer cannot do.

A *step* is one answer to one question, and so one way out of it. One walk takes steps that follow one another,
so steps of which none can follow another need a walk each: as many such steps as walks is the proof
(Dilworth: in what comes before and after, the fewest chains are as many as the most things that stand apart).
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from logic.covering import least_cover
from logic.flow import Answer, Answers, Flow
from logic.journey import replay

Name = TypeVar("Name", bound=Hashable)


class Step(NamedTuple):
    """An answer to a question. "Not sure" takes the same step as no."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Example:
    """Answers to the questions of one walk, in order, and where they lead."""

    answers: Mapping[str, Answer]
    outcome: str


@dataclass(frozen=True, slots=True)
class Examples:
    """Walks that together ask every question, take every step and reach every outcome.

    ``apart`` are as many steps as there are examples, no two of which can be taken on one walk.
    """

    examples: tuple[Example, ...]
    apart: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Name]):
    """The fewest of some given sets of answers that walk as much as all of them together; in the order given.

    The rest is what none of the given sets walks. ``fewest`` is false if the search was cut short; then each
    one chosen is still needed.
    """

    names: tuple[Name, ...]
    fewest: bool
    steps_missed: tuple[Step, ...]
    questions_missed: tuple[str, ...]
    outcomes_missed: tuple[str, ...]


def fewest_examples(flow: Flow) -> Examples:
    """The fewest walks through every step of a flow in which every question can be reached; the same each time."""
    return fewest_walks(flow, every_step(flow))


def fewest_walks(flow: Flow, steps: Sequence[Step]) -> Examples:
    """The fewest walks that together take each of these steps, with as many of them that stand apart.

    The flow must be one in which every question can be reached. Without steps there are no walks.
    """
    after = _after(flow, steps)
    follows, followed = _pairs(after)
    starts = [place for place in range(len(steps)) if place not in followed]
    examples = []
    for place in starts:
        chain = [place]
        while chain[-1] in follows:
            chain.append(follows[chain[-1]])
        examples.append(_walk(flow, [steps[at] for at in chain]))
    examples.sort(key=lambda example: [(flow.order[key], answer) for key, answer in example.answers.items()])
    return Examples(tuple(examples), tuple(steps[place] for place in _apart(after, follows, followed)))


def fewest_of(flow: Flow, given: Sequence[tuple[Name, Answers]]) -> Chosen[Name]:
    """The fewest of these sets of answers that walk every step any of them does, and what none walks."""
    steps = every_step(flow)
    walked = [set(_steps(flow, answers)) for _, answers in given]
    rows = [sum(1 << column for column, taken in enumerate(walked) if step in taken) for step in steps]
    cover = least_cover([row for row in rows if row], [1] * len(given))
    missed = tuple(step for step, row in zip(steps, rows, strict=True) if not row)
    asked = {key for _, answers in given for key in replay(flow, answers).path}
    reached = {replay(flow, answers).outcome for _, answers in given}
    return Chosen(
        names=tuple(given[column][0] for column in cover.columns),
        fewest=cover.least,
        steps_missed=missed,
        questions_missed=tuple(key for key in flow.by_key if key not in asked),
        outcomes_missed=tuple(key for key in flow.by_outcome if key not in reached),
    )


def every_step(flow: Flow) -> tuple[Step, ...]:
    """All steps, in flow order, yes before no."""
    answers: tuple[Answer, ...] = ("yes", "no")
    return tuple(Step(question.key, answer) for question in flow.questions for answer in answers)


def leads_to(flow: Flow, step: Step) -> str:
    """The question or outcome that a step leads to."""
    question = flow.by_key[step.question]
    return question.yes if step.answer == "yes" else question.no


def _steps(flow: Flow, answers: Answers) -> list[Step]:
    """The steps that a set of answers takes, as far as it goes."""
    return [Step(key, "yes" if answers[key] == "yes" else "no") for key in replay(flow, answers).path]


def _after(flow: Flow, steps: Sequence[Step]) -> list[list[int]]:
    """For each step by its place, the places of the steps that can come later on one walk."""
    later: dict[str, set[str]] = {outcome.id: set() for outcome in flow.outcomes}
    for question in reversed(flow.questions):
        later[question.key] = {question.key} | later[question.yes] | later[question.no]
    return [[at for at, other in enumerate(steps) if other.question in later[leads_to(flow, step)]] for step in steps]


def _pairs(after: Sequence[Sequence[int]]) -> tuple[dict[int, int], dict[int, int]]:
    """Give as many steps as can be a next one, each the next of one only: step -> next, and next -> step."""
    follows: dict[int, int] = {}
    followed: dict[int, int] = {}

    def settle(place: int, tried: set[int]) -> bool:
        for candidate in after[place]:
            if candidate not in tried:
                tried.add(candidate)
                if candidate not in followed or settle(followed[candidate], tried):
                    follows[place], followed[candidate] = candidate, place
                    return True
        return False

    for place in range(len(after)):
        settle(place, set())
    return follows, followed


def _apart(after: Sequence[Sequence[int]], follows: Mapping[int, int], followed: Mapping[int, int]) -> list[int]:
    """Steps of which none can follow another, one for each chain (König's way from the pairs just made)."""
    before_side = {place for place in range(len(after)) if place not in follows}
    after_side: set[int] = set()
    waiting = list(before_side)
    while waiting:
        for candidate in after[waiting.pop()]:
            if candidate not in after_side:
                after_side.add(candidate)
                if followed[candidate] not in before_side:
                    before_side.add(followed[candidate])
                    waiting.append(followed[candidate])
    return [place for place in range(len(after)) if place in before_side and place not in after_side]


def _walk(flow: Flow, through: Sequence[Step]) -> Example:
    """The walk that takes these steps; between and beyond them the shortest way, yes where two are as short."""
    answers: dict[str, Answer] = {}
    at = flow.start
    for step in through:
        answers |= dict([*_way(flow, at, step.question), step])
        at = leads_to(flow, step)
    answers |= dict(_way(flow, at, None))
    return Example(answers, replay(flow, answers).outcome or at)


def _way(flow: Flow, start: str, end: str | None) -> list[Step]:
    """The fewest steps from here to a question, or to any outcome when none is named."""
    ends = flow.by_outcome if end is None else {end}
    left = dict.fromkeys(ends, 0)
    first: dict[str, Step] = {}
    for question in reversed(flow.questions):
        ways = [Step(question.key, "yes"), Step(question.key, "no")]
        leading = [step for step in ways if leads_to(flow, step) in left]
        if leading and question.key not in left:
            best = min(leading, key=lambda step: left[leads_to(flow, step)])
            first[question.key], left[question.key] = best, left[leads_to(flow, best)] + 1
    way = []
    while start not in ends:
        way.append(first[start])
        start = leads_to(flow, first[start])
    return way
