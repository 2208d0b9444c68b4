"""Functions of yes/no answers, kept so that equal functions are one and the same number.

A reduced ordered decision diagram: each node asks one question and has two branches, questions come in one
order on every path, no node has two equal branches and no two nodes are alike. What a set of answers leads
to, and how many sets lead there, is read off it without trying the sets, which double with each question.
"""

from collections.abc import Callable, Hashable, Sequence
from operator import and_, or_
from typing import NamedTuple

from logic.flow import Flow


class Node(NamedTuple):
    """A question by its level, and the functions that no and yes leave. A leaf stands below every level."""

    level: int
    no: int
    yes: int


class Diagram:
    """Functions over these questions. They are handed out and taken as plain numbers."""

    def __init__(self, questions: Sequence[str]) -> None:
        self.questions = tuple(questions)
        self.level = {key: level for level, key in enumerate(self.questions)}
        self.nodes: list[Node] = []
        self._value: dict[int, Hashable] = {}
        self._leaf: dict[Hashable, int] = {}
        self._number: dict[Node, int] = {}
        self._combined: dict[tuple[object, int, int], int] = {}
        self.false, self.true = self.leaf(False), self.leaf(True)

    def leaf(self, value: Hashable) -> int:
        """The function that is this value whatever the answers."""
        key = (type(value), value)  # or an outcome called 1 would be the same as True
        if key not in self._leaf:
            self._leaf[key] = len(self.nodes)
            self._value[len(self.nodes)] = value
            self.nodes.append(Node(len(self.questions), -1, -1))
        return self._leaf[key]

    def value(self, leaf: int) -> Hashable:
        """The value of a function that is the same whatever the answers."""
        return self._value[leaf]

    def ask(self, level: int, no: int, yes: int) -> int:
        """The function that is ``yes`` or ``no`` by the answer at this level; both may ask it or ones above it."""
        return self._ask(level, no, yes, {})

    def flow(self, flow: Flow) -> dict[str, int]:
        """What each question and outcome of a flow leads to: a function whose values are outcome ids."""
        leads = {outcome.id: self.leaf(outcome.id) for outcome in flow.outcomes}
        for question in reversed(flow.questions):
            leads[question.key] = self.ask(self.level[question.key], leads[question.no], leads[question.yes])
        return leads

    def pair(self, one: int, other: int) -> int:
        """Both values side by side."""
        return self._combine(_pair, one, other)

    def where(self, function: int, holds: Callable[[Hashable], bool]) -> int:
        """True where the value is such."""
        done: dict[int, int] = {}
        for at in sorted(self._below(function)):  # branches have lower numbers
            level, no, yes = self.nodes[at]
            if at in self._value:
                done[at] = self.true if holds(self._value[at]) else self.false
            else:
                done[at] = self._node(level, done[no], done[yes])
        return done[function]

    def both(self, one: int, other: int) -> int:
        """True where both are."""
        return self._combine(and_, one, other)

    def either(self, one: int, other: int) -> int:
        """True where one is, or both are."""
        return self._combine(or_, one, other)

    def but_not(self, one: int, other: int) -> int:
        """True where one is and the other is not."""
        return self._combine(_but_not, one, other)

    def branches(self, function: int, level: int) -> tuple[int, int]:
        """What is left of a function that asks nothing above this level, after no and after yes to it."""
        node = self.nodes[function]
        return (node.no, node.yes) if node.level == level else (function, function)

    def values(self, function: int) -> set[Hashable]:
        """Every value that some answers give."""
        return {self._value[at] for at in self._below(function) if at in self._value}

    def count(self, function: int) -> int:
        """How many complete sets of answers make it true."""
        sets = {self.false: 0, self.true: 1}
        for at in sorted(self._below(function) - sets.keys()):
            level, no, yes = self.nodes[at]
            sets[at] = sum(sets[to] << self.nodes[to].level - level - 1 for to in (no, yes))
        return sets[function] << self.nodes[function].level

    def _node(self, level: int, no: int, yes: int) -> int:
        if no == yes:
            return no
        node = Node(level, no, yes)
        if node not in self._number:
            self._number[node] = len(self.nodes)
            self.nodes.append(node)
        return self._number[node]

    def _ask(self, level: int, no: int, yes: int, done: dict[tuple[int, int], int]) -> int:
        if (no, yes) not in done:
            top = min(level, self.nodes[no].level, self.nodes[yes].level)
            if top == level:
                found = self._node(level, self.branches(no, level)[0], self.branches(yes, level)[1])
            else:
                (no_no, no_yes), (yes_no, yes_yes) = self.branches(no, top), self.branches(yes, top)
                found = self._node(top, self._ask(level, no_no, yes_no, done), self._ask(level, no_yes, yes_yes, done))
            done[no, yes] = found
        return done[no, yes]

    def _combine(self, how: Callable[[Hashable, Hashable], Hashable], one: int, other: int) -> int:
        key = how, one, other
        if key not in self._combined:
            level = min(self.nodes[one].level, self.nodes[other].level)
            if level == len(self.questions):
                found = self.leaf(how(self._value[one], self._value[other]))
            else:
                (no, yes), (other_no, other_yes) = self.branches(one, level), self.branches(other, level)
                found = self._node(level, self._combine(how, no, other_no), self._combine(how, yes, other_yes))
            self._combined[key] = found
        return self._combined[key]

    def _below(self, function: int) -> set[int]:
        """The function and all it may come down to."""
        found: set[int] = set()
        waiting = [function]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                if at not in self._value:
                    waiting += self.nodes[at][1:]
        return found


def _pair(one: Hashable, other: Hashable) -> Hashable:
    return one, other


def _but_not(one: Hashable, other: Hashable) -> Hashable:
    return (one, other) == (True, False)
