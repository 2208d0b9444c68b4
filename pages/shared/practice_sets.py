"""What there is to practise: each way with its exercises, told in words and never with their results."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from logic.examples import Example
from logic.flow import Answer, Answers
from logic.ground import Ground
from logic.journey import replay
from logic.pack import Pack, Scenario
from logic.practice import PracticeSet, name_of_walk, practice_set, teaching_order
from logic.twins import Twins, twins
from pages.shared.session import say

Way = Literal["all", "pairs", "twins", "fewest"]
WAYS: tuple[Way, ...] = ("all", "pairs", "twins", "fewest")


@dataclass(frozen=True)
class Situation:
    """One situation to place on the ladder.

    ``told`` are its words: one text of a worked example, or statements that all hold. ``answers`` and ``outcome`` are
    what the questions say of it. ``teaches`` and ``ground`` are there for worked examples alone.
    """

    title: str
    told: tuple[str, ...]
    answers: Answers
    outcome: str
    level: str = ""
    teaches: str = ""
    ground: Ground | None = None
    differs: str = ""
    """The one statement that sets it apart from its twin."""


@dataclass(frozen=True)
class Exercise:
    """One situation, or two side by side.

    ``name`` stands in the address; ``keeps`` are the names under which the browser remembers it as done.
    """

    name: str
    keeps: tuple[str, ...]
    title: str
    sides: tuple[Situation, ...]
    common: tuple[str, ...] = ()
    """Statements that hold on both sides."""
    teaches: str = ""
    ground: Ground | None = None
    level: str = ""
    """The key of its level, where it has one."""


@lru_cache(maxsize=16)
def exercises(pack: Pack, _spoken: Pack, way: Way) -> tuple[Exercise, ...]:
    """Those of one way, in the order they are done. ``_spoken``: the pack whose interface words they are told in."""
    scenarios = {one.id: one for one in pack.scenarios}
    if way == "pairs":
        return tuple(
            Exercise(
                f"{told.one}-{told.other}",
                (f"{told.one}-{told.other}", told.one, told.other),
                say("practice.pair", one=scenarios[told.one].title, other=scenarios[told.other].title),
                (_worked(pack, scenarios[told.one]), _worked(pack, scenarios[told.other])),
                teaches=told.why,
                ground=told.ground,
            )
            for told in pack.side_by_side
        )
    if way == "twins":
        return tuple(_twins(pack, pair) for pair in twins(pack.flow).twins)
    if way == "fewest":
        chosen = fewest(pack)
        order = [one for one in teaching_order(pack.scenarios, pack.flow) if one.id in chosen.names]
        return (
            *(_single(pack, one) for one in order),
            *(_made(pack, one, at) for at, one in enumerate(chosen.made, 1)),
        )
    return tuple(_single(pack, one) for one in teaching_order(pack.scenarios, pack.flow))


@lru_cache(maxsize=2)
def fewest(pack: Pack) -> PracticeSet:
    """The fewest examples that show every question, way out and result."""
    return practice_set(pack.flow, [(one.id, one.answers) for one in pack.scenarios])


def names_of(found: Iterable[Exercise]) -> str:
    """The names under which the browser remembers these, for ``practice.js``."""
    return " ".join(one.keeps[0] for one in found)


def on_the_way(pack: Pack, answers: Answers) -> tuple[str, ...]:
    """Each answer on the way as a statement."""
    return tuple(pack.questions[key].says(answers[key]) for key in replay(pack.flow, answers).path)


def _single(pack: Pack, one: Scenario) -> Exercise:
    """A worked example by itself."""
    return Exercise(one.id, (one.id,), one.title, (_worked(pack, one),), level=one.level)


def _worked(pack: Pack, one: Scenario) -> Situation:
    level = next((level.name for level in pack.levels if level.key == one.level), "")
    return Situation(
        one.title, (one.situation,), one.answers, one.outcome, level, teaches=one.teaching_point, ground=one.ground
    )


def _made(pack: Pack, one: Example, number: int) -> Exercise:
    """A walk that no worked example takes, told by its answers."""
    name = f"made-{name_of_walk(one.answers.values())}"
    title = say("practice.made", number=number)
    return Exercise(name, (name,), title, (Situation(title, on_the_way(pack, one.answers), one.answers, one.outcome),))


def _twins(pack: Pack, pair: Twins) -> Exercise:
    """Two walks with one answer between them: what both meet is told once, and on each side only what that side meets."""
    ways = {answer: replay(pack.flow, pair.answers(answer)).path for answer in ("yes", "no")}
    both = [key for key in ways["yes"] if key in ways["no"] and key != pair.question]

    def statement(key: str, answers: Answers) -> str:
        return pack.questions[key].says(answers[key])

    ends: tuple[tuple[Answer, str, str], ...] = (
        ("yes", pair.with_yes, say("practice.place.first")),
        ("no", pair.with_no, say("practice.place.second")),
    )
    sides = tuple(
        Situation(
            title,
            tuple(statement(key, pair.shared) for key in ways[answer] if key not in both and key != pair.question),
            pair.answers(answer),
            outcome,
            differs=pack.questions[pair.question].says(answer),
        )
        for answer, outcome, title in ends
    )
    name = f"twins-{pair.question}"
    common = tuple(statement(key, pair.shared) for key in both)
    return Exercise(name, (name,), pack.questions[pair.question].easy_read, sides, common)
