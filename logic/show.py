"""A talk about the ladder: its slides in order, and one example that climbs and slides as answers are turned.

The turns are worked out for whatever flow and example there are. What nobody was asked counts as no, as for where
answers stand today (domain.md B.4).
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from logic.analysis import lifts
from logic.flow import Answer, Answers, Flow
from logic.journey import Journey, replay
from logic.pack import Pack, Rung, Scenario
from logic.turning import turned

AT_ONCE = 3
"""So many answers may have to be turned for one step up; where it takes more the example goes no higher. Ours."""

Way = Literal["up", "down", "still"]
Kind = Literal["welcome", "bands", "step", "choice", "example", "answers", "turn", "yours", "close"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a set of answers stands. ``held_by``: the question whose answer leads straight there; none at the top."""

    answers: Answers
    journey: Journey
    outcome: str
    held_by: str | None

    @property
    def asked(self) -> frozenset[str]:
        """The questions on the way."""
        return frozenset(self.journey.path)


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer turned, and what that did."""

    question: str
    before: Standing
    after: Standing
    way: Way

    @property
    def answer(self) -> Answer:
        """The answer as it is now."""
        return self.after.answers[self.question]


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. ``key`` names it in the address; ``number`` counts the turns from 1 and is 0 elsewhere."""

    key: str
    kind: Kind
    rung: Rung | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Talk:
    """A whole talk. Without an example, since the content has none, it ends with the ladder."""

    example: Scenario | None
    turns: tuple[Turn, ...]
    slides: tuple[Slide, ...]

    def place(self, key: str) -> int:
        """Where the slide of this key stands, from 0; the first where there is none such."""
        return next((at for at, slide in enumerate(self.slides) if slide.key == key), 0)

    def answers(self, slide: Slide) -> Answers:
        """The answers that a slide begins with; none where it shows none."""
        if self.example is None or slide.kind not in {"answers", "turn", "yours"}:
            return {}
        return self.turns[slide.number - 1].after.answers if slide.number else self.example.answers


def standing(flow: Flow, answers: Answers) -> Standing:
    """Where these answers stand while what nobody was asked counts as no."""
    filled: dict[str, Answer] = {question.key: "no" for question in flow.questions}
    journey = replay(flow, {**filled, **answers})
    held_by = journey.ceilings[0].question if journey.ceilings else None
    return Standing(dict(answers), journey, journey.outcome or "", held_by)


def turn(flow: Flow, before: Answers, after: Answers, question: str) -> Turn:
    """What it did that the answer to this question, the only one that differs, was turned."""
    one, other = standing(flow, before), standing(flow, after)
    step = flow.rank[other.outcome] - flow.rank[one.outcome]
    return Turn(question, one, other, "up" if step > 0 else "down" if step < 0 else "still")


def turns(flow: Flow, answers: Answers) -> tuple[Turn, ...]:
    """The turns of an example, one answer each: up as far as it can be shown, then down, then one that moves nothing."""
    up = _climb(flow, answers)
    top = up[-1].after.answers if up else answers
    down = _slide(flow, top, frozenset(one.question for one in up))
    return (*up, *down, *_still(flow, down))


def _climb(flow: Flow, answers: Answers) -> tuple[Turn, ...]:
    """Step by step by the fewest answers that can still be changed, while a step takes no more than ``AT_ONCE``."""
    found: list[Turn] = []
    while True:
        rank = flow.rank[standing(flow, answers).outcome]
        ways = [one for one in lifts(flow, answers) if one.changeable]
        nearest = min((flow.rank[one.to] for one in ways if flow.rank[one.to] > rank), default=None)
        fewest = min((one.questions for one in ways if flow.rank[one.to] == nearest), key=len, default=())
        if not 0 < len(fewest) <= AT_ONCE:
            return tuple(found)
        for question in fewest:
            after = turned(answers, question)
            found.append(turn(flow, answers, after, question))
            answers = after


def _slide(flow: Flow, answers: Answers, used: AbstractSet[str]) -> tuple[Turn, ...]:
    """One answer for each step down, to the lowest rung: rather one that was not turned before, and that ends the way."""
    found: list[Turn] = []
    lowest = min((outcome.rank for outcome in flow.outcomes if outcome.rung), default=0)
    while True:
        here = standing(flow, answers)
        rank = flow.rank[here.outcome]
        ways = [
            turn(flow, answers, turned(answers, key), key) for key in here.journey.path if answers.get(key) == "yes"
        ]
        lower = [one for one in ways if lowest <= flow.rank[one.after.outcome] < rank]
        if not lower:
            return tuple(found)
        best = max(lower, key=partial(_worth, flow, used))
        found.append(best)
        used |= {best.question}
        answers = best.after.answers


def _worth(flow: Flow, used: AbstractSet[str], one: Turn) -> tuple[int, bool, bool]:
    answered = all(key in one.after.answers for key in one.after.journey.path)
    return flow.rank[one.after.outcome], answered, one.question not in used


def _still(flow: Flow, down: Sequence[Turn]) -> tuple[Turn, ...]:
    """One answer turned back that moves nothing, because another still holds; nothing where every one moves it."""
    for one in reversed(down[:-1]):
        before = down[-1].after.answers
        back = turn(flow, before, turned(before, one.question), one.question)
        if back.way == "still":
            return (back,)
    return ()


@lru_cache(maxsize=64)
def talk(pack: Pack, example: str = "") -> Talk:
    """The talk with the worked example of this id; with the one that shows most where there is none such."""
    chosen = next((one for one in pack.scenarios if one.id == example), None) or best_example(pack)
    moves = turns(pack.flow, chosen.answers) if chosen else ()
    return Talk(chosen, moves, tuple(_slides(pack, chosen, len(moves))))


@lru_cache(maxsize=4)
def best_example(pack: Pack) -> Scenario | None:
    """The example that comes to stand on most rungs, climbs most and slides, and takes the fewest turns for it."""

    def worth(one: Scenario) -> tuple[int, int, int]:
        moves = turns(pack.flow, one.answers)
        stood = {standing(pack.flow, one.answers).outcome, *(move.after.outcome for move in moves)}
        return (
            sum(pack.flow.rank[outcome] > 0 for outcome in stood),
            sum(move.way == "up" for move in moves),
            -len(moves),
        )

    return max(pack.scenarios, key=worth, default=None)


def _slides(pack: Pack, example: Scenario | None, moves: int) -> list[Slide]:
    """From the lowest rung up: each gives people more than the one before it, and the example then goes on climbing."""
    steps = [Slide(f"step-{rung.key}", "step", rung) for rung in reversed(pack.rungs)]
    shown = [Slide("welcome", "welcome"), Slide("bands", "bands"), *steps, Slide("choice", "choice")]
    if example is not None:
        shown += [Slide("example", "example"), Slide("answers", "answers")]
        shown += [Slide(f"turn-{number}", "turn", number=number) for number in range(1, moves + 1)]
        shown.append(Slide("yours", "yours"))
    return [*shown, Slide("close", "close")]


def with_flips(answers: Answers, flips: Sequence[str]) -> dict[str, Answer]:
    """These answers with each of these turned once."""
    found: dict[str, Answer] = dict(answers)
    for question in dict.fromkeys(flips):
        found = turned(found, question)
    return found


def shown_questions(flow: Flow, found: Talk) -> tuple[str, ...]:
    """The questions that an example shows on all of its slides, in flow order: those asked or answered at any turn."""
    if found.example is None:
        return ()
    begun = standing(flow, found.example.answers)
    seen: set[str] = set(begun.asked) | set(begun.answers)
    for one in found.turns:
        seen |= one.after.asked
    return tuple(key for key in flow.by_key if key in seen)
