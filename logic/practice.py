"""Practising with worked examples: in which order, which of them show everything, and what one answer would change.

Nothing here marks anybody. Where somebody put an example stands beside where the questions put it (issue 6).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from logic.analysis import lifts
from logic.examples import Example, fewest_of, fewest_walks
from logic.flow import Answer, Answers, Flow
from logic.journey import replay
from logic.pack import Pack, Scenario
from logic.turning import changes

OFF = "off"
"""Where an example stands that is not on the ladder yet: its outcome is no rung (domain.md B.2, NOTYET and NOBODY)."""
MOST_TO_TALK_ABOUT = 3
"""Answers that are told as what would have to be so; with more of them there is nothing left of the example."""


@dataclass(frozen=True, slots=True)
class PracticeSet:
    """What to practise to have seen every question, every way out of it and every outcome.

    ``made`` are walks for what no given example takes, as few as can be. ``fewest``: whether fewer of those given
    could not show as much; where the search was cut short, each of them is still needed.
    """

    names: tuple[str, ...]
    made: tuple[Example, ...]
    fewest: bool


@dataclass(frozen=True, slots=True)
class Bridge:
    """What would bring the questions to where somebody put an example.

    ``together``: all of these questions would have to be answered so; otherwise any one of them would do.
    """

    questions: tuple[str, ...]
    to: Answer
    together: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that two sets of answers answer differently; none where it is not asked on the way of that one."""

    question: str
    one: Answer | None
    other: Answer | None


def teaching_order(scenarios: Sequence[Scenario], flow: Flow) -> tuple[Scenario, ...]:
    """First one of each result, with the fewest questions first; then mixed, so that no two neighbours end alike.

    Neighbours end alike only where too many of one result are left. An order by the questions alone would let whoever
    practises climb the ladder by counting. The order is the same each time.
    """
    asked = {one.id: len(replay(flow, one.answers).path) for one in scenarios}
    first: dict[str, Scenario] = {}
    for one in sorted(scenarios, key=lambda one: asked[one.id]):
        first.setdefault(one.outcome, one)
    order = list(first.values())
    left = sorted((one for one in scenarios if one not in order), key=_mixed)
    while left:
        counts = {outcome: sum(one.outcome == outcome for one in left) for outcome in first}
        others = [one for one in left if one.outcome != order[-1].outcome] or left
        most = max(counts[one.outcome] for one in others)
        chosen = next(one for one in others if counts[one.outcome] == most)
        left.remove(chosen)
        order.append(chosen)
    return tuple(order)


def _mixed(scenario: Scenario) -> str:
    """Sorts by chance, though the same each time."""
    return sha256(scenario.id.encode()).hexdigest()


def practice_set(flow: Flow, given: Sequence[tuple[str, Answers]]) -> PracticeSet:
    """The fewest of these sets of answers that show what all of them do, and walks for what none shows."""
    chosen = fewest_of(flow, given)
    return PracticeSet(chosen.names, fewest_walks(flow, chosen.steps_missed).examples, chosen.fewest)


def steps_apart(pack: Pack, place: str, outcome: str) -> int | None:
    """How many steps of the ladder a place is above where the questions lead, below it when negative.

    ``place`` is the key of a rung, or ``OFF``. None where one of the two is on the ladder and the other is not.
    """
    steps = {rung.key: rung.step for rung in pack.rungs}
    here, there = steps.get(place), steps.get(place_of(pack, outcome))
    if here is None and there is None:
        return 0
    return None if here is None or there is None else here - there


def place_of(pack: Pack, outcome: str) -> str:
    """Where an outcome stands: the key of its rung, or ``OFF``."""
    rung = pack.rung_of(outcome)
    return rung.key if rung else OFF


def bridge(pack: Pack, answers: Answers, place: str) -> Bridge | None:
    """What would have to be so for the questions to lead to this place; none where no few answers would do it.

    Nothing leads to a rung that is never recommended.
    """
    flow = pack.flow
    wanted = {outcome for outcome in flow.by_outcome if place_of(pack, outcome) == place}
    downward = tuple(
        one.question
        for one in changes(flow, answers)
        if one.to == "no" and one.today == one.could_rise_to and one.today in wanted
    )
    if downward:
        return Bridge(downward, "no", together=False)
    upward = [lift.questions for lift in lifts(flow, answers) if lift.to in wanted]
    least = min(upward, key=len, default=())
    if not 0 < len(least) <= MOST_TO_TALK_ABOUT:
        return None
    return Bridge(least, "yes", together=True)


def differences(flow: Flow, one: Answers, other: Answers) -> tuple[Difference, ...]:
    """The questions on either way that the two do not answer alike, in flow order."""
    ways = [_on_the_way(flow, answers) for answers in (one, other)]
    return tuple(
        Difference(key, ways[0].get(key), ways[1].get(key))
        for key in flow.by_key
        if ways[0].get(key) != ways[1].get(key)
    )


def _on_the_way(flow: Flow, answers: Answers) -> Mapping[str, Answer]:
    return {key: answers[key] for key in replay(flow, answers).path}


def name_of_walk(answers: Iterable[Answer]) -> str:
    """A name for a walk, made of its answers in order, by which it is found again: "yyn"."""
    return "".join("y" if answer == "yes" else "n" for answer in answers)
