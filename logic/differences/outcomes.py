"""What two flows lead to, side by side: every set of answers whose outcome differs, folded into rules.

A set of answers gives yes or no to every question of either flow ("not sure" goes the way of no, domain.md
B.4). Questions are matched by key and outcomes by id. A question that only one flow asks is free in the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from operator import eq
from typing import Literal

from logic.differences.diagram import Diagram
from logic.differences.folding import Conditions, Effort, fold
from logic.flow import Flow

Direction = Literal["up", "down", "across"]
"""Whether an outcome is replaced by a higher one, a lower one, or one of the same rank (a gate by a gate)."""
YesNo = Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Whoever answers like this, whatever else they answer, gets another outcome."""

    when: Mapping[str, YesNo]
    """Question key -> answer, in the order of ``Differences.questions``; empty when it always holds."""
    sets: int
    """How many complete sets of answers it covers. Rules may overlap, so these do not add up."""


@dataclass(frozen=True, slots=True)
class Change:
    """All sets of answers that led to ``old`` and now lead to ``new``."""

    old: str
    new: str
    direction: Direction
    sets: int
    rules: tuple[Rule, ...]
    """They cover all of these sets and no other."""
    fewest: bool
    """No fewer rules, and with as many rules no fewer conditions, say the same. False when that took too long to find."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer that now leads somewhere else."""

    question: str
    answer: YesNo
    old: str
    new: str
    sets: int
    """Sets of answers that took this turn in either flow and come out otherwise; 0 when it has no effect."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Everything in which two flows differ; none of it when ``changed`` is 0 and the rest is empty.

    questions
        keys of both flows together, in an order that follows the new flow.
    all_sets, changed, risen, fallen
        counts of complete sets of answers to those questions.
    changes
        one for each pair of outcomes, the highest new outcome first.
    turns
        answers to questions of both flows that lead elsewhere now.
    added, removed
        keys of questions that only the new or only the old flow asks.
    """

    questions: tuple[str, ...]
    all_sets: int
    changed: int
    risen: int
    fallen: int
    changes: tuple[Change, ...]
    turns: tuple[Turn, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def differences(old: Flow, new: Flow) -> Differences:
    """Every set of answers whose outcome changes, exactly; no set is tried by itself."""
    diagram = Diagram(_in_one_order(old, new))
    before, after = diagram.flow(old), diagram.flow(new)
    both = diagram.pair(before[old.start], after[new.start])
    changes, effort = [], Effort()
    for was, now in sorted(_pairs(diagram, both), key=lambda kind: _place(kind, old, new)):
        if was != now:
            where = diagram.where(both, partial(eq, (was, now)))
            changes.append(_change(diagram, where, was, now, direction(old, new, was, now), effort))
    return Differences(
        questions=diagram.questions,
        all_sets=1 << len(diagram.questions),
        changed=sum(change.sets for change in changes),
        risen=sum(change.sets for change in changes if change.direction == "up"),
        fallen=sum(change.sets for change in changes if change.direction == "down"),
        changes=tuple(changes),
        turns=_turns(diagram, old, new, diagram.where(both, _differ)),
        added=tuple(key for key in new.by_key if key not in old.by_key),
        removed=tuple(key for key in old.by_key if key not in new.by_key),
    )


def direction(old: Flow, new: Flow, was: str, now: str) -> Direction:
    """Whether the outcome ``now`` is above or below ``was``.

    By the new flow's ranks where it knows both outcomes, else by the old one's where that does, else by
    each flow's own.
    """
    ranks = [(flow.rank[was], flow.rank[now]) for flow in (new, old) if {was, now} <= flow.rank.keys()]
    lower, higher = ranks[0] if ranks else (old.rank[was], new.rank[now])
    return "across" if lower == higher else "up" if lower < higher else "down"


def _in_one_order(old: Flow, new: Flow) -> tuple[str, ...]:
    """The questions of both: the new flow's order, and after each what followed it in the old flow alone."""
    alone: dict[str | None, list[str]] = {}
    after = None
    for key in old.by_key:
        if key in new.by_key:
            after = key
        else:
            alone.setdefault(after, []).append(key)
    return tuple(
        key for shared in (None, *new.by_key) for key in (*([shared] if shared else ()), *alone.get(shared, ()))
    )


def _pairs(diagram: Diagram, both: int) -> set[tuple[str, str]]:
    return {kind for kind in diagram.values(both) if isinstance(kind, tuple)}


def _differ(kind: object) -> bool:
    return isinstance(kind, tuple) and kind[0] != kind[1]


def _place(kind: tuple[str, str], old: Flow, new: Flow) -> tuple[int, int, int, int]:
    """Sorts pairs of outcomes: the highest new one first, then the highest old one."""
    was, now = kind
    listed_old, listed_new = list(old.by_outcome), list(new.by_outcome)
    return -new.rank[now], listed_new.index(now), -old.rank[was], listed_old.index(was)


def _change(diagram: Diagram, where: int, was: str, now: str, way: Direction, effort: Effort) -> Change:
    folded = fold(diagram, where, effort)
    rules = tuple(
        Rule(_when(diagram, conditions), 1 << len(diagram.questions) - conditions.length) for conditions in folded.rules
    )
    return Change(was, now, way, diagram.count(where), rules, folded.fewest)


def _when(diagram: Diagram, conditions: Conditions) -> dict[str, YesNo]:
    asked = conditions.yes | conditions.no
    return {
        key: "yes" if conditions.yes >> level & 1 else "no"
        for level, key in enumerate(diagram.questions)
        if asked >> level & 1
    }


def _turns(diagram: Diagram, old: Flow, new: Flow, changed: int) -> tuple[Turn, ...]:
    reached_old, reached_new = _reached(diagram, old), _reached(diagram, new)
    found = []
    for question in new.questions:
        before = old.by_key.get(question.key)
        if before is None:
            continue
        met = diagram.either(reached_old[question.key], reached_new[question.key])
        for answer, was, now in (("yes", before.yes, question.yes), ("no", before.no, question.no)):
            if was != now:
                taken = diagram.both(met, _answered(diagram, question.key, answer))
                sets = diagram.count(diagram.both(taken, changed))
                found.append(Turn(question.key, "yes" if answer == "yes" else "no", was, now, sets))
    return tuple(found)


def _reached(diagram: Diagram, flow: Flow) -> dict[str, int]:
    """Question key -> where it is asked."""
    reached = dict.fromkeys((*flow.by_key, *flow.by_outcome), diagram.false)
    reached[flow.start] = diagram.true
    for question in flow.questions:
        for answer, to in (("yes", question.yes), ("no", question.no)):
            taken = diagram.both(reached[question.key], _answered(diagram, question.key, answer))
            reached[to] = diagram.either(reached[to], taken)
    return reached


def _answered(diagram: Diagram, key: str, answer: str) -> int:
    level = diagram.level[key]
    no, yes = (diagram.false, diagram.true) if answer == "yes" else (diagram.true, diagram.false)
    return diagram.ask(level, no, yes)
