"""The fewest rules that say where a function of answers is true.

A *rule* here is a partial set of answers under all of whose completions the function is true. The candidates
are the rules from which no condition can be dropped; the fewest of them that reach every true set (and among
those, the ones with the fewest conditions) are an exact cover, found by ``logic.covering``.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from logic.covering import least_cover
from logic.differences.diagram import Diagram

MOST_CANDIDATES = 3_000
MOST_STATES = 200_000
"""For one function. Both limits are far above what our own questions need: see docs/decisions/0021."""
MOST_STATES_IN_ALL = 1_000_000


class Effort:
    """What may still be spent on exact searches by one caller; counted, not timed, so that answers repeat."""

    def __init__(self, states: int = MOST_STATES_IN_ALL) -> None:
        self.states = states


class Conditions(NamedTuple):
    """A rule: the levels answered yes and those answered no, as masks."""

    yes: int
    no: int

    @property
    def length(self) -> int:
        """How many conditions it has."""
        return self.yes.bit_count() + self.no.bit_count()


class Folded(NamedTuple):
    """Rules that together cover all and only the sets where the function is true.

    ``fewest`` is false when the exact search would have been too long: then no rule can be left out and no
    condition dropped, but another choice of rules might have been shorter.
    """

    rules: tuple[Conditions, ...]
    fewest: bool


class _TooMany(Exception):
    """The exact search would be too long."""


def fold(diagram: Diagram, function: int, effort: Effort) -> Folded:
    """The fewest rules for where this function is true, those that ask about earlier questions first."""
    try:
        candidates = sorted(_Candidates(diagram).of(function), key=_in_order)
        needed, left = _needed(diagram, function, candidates)
        others = [rule for rule in candidates if rule not in needed]
        most = len(others) * len(diagram.questions) + 1
        cover = least_cover(_alike(diagram, left, others, effort), [most + rule.length for rule in others])
        rules, fewest = [*needed, *(others[place] for place in cover.columns)], cover.least
    except _TooMany:
        rules, fewest = list(_irredundant(diagram, function)), False
    return Folded(tuple(sorted(rules, key=_in_order)), fewest)


def _needed(diagram: Diagram, function: int, rules: Sequence[Conditions]) -> tuple[set[Conditions], int]:
    """The rules that alone reach some set, which every choice must hold; and where none of them is true."""
    regions = [_region(diagram, rule) for rule in rules]
    after = list(accumulate(reversed(regions), diagram.either, initial=diagram.false))
    before = reached = diagram.false
    needed = set()
    for rule, region in zip(rules, regions, strict=True):
        after.pop()
        if diagram.but_not(region, diagram.either(before, after[-1])) != diagram.false:
            needed.add(rule)
            reached = diagram.either(reached, region)
        before = diagram.either(before, region)
    return needed, diagram.but_not(function, reached)


def _region(diagram: Diagram, rule: Conditions) -> int:
    """Where a rule is true."""
    region = diagram.true
    for level in reversed(range(len(diagram.questions))):
        if rule.yes >> level & 1:
            region = diagram.ask(level, diagram.false, region)
        elif rule.no >> level & 1:
            region = diagram.ask(level, region, diagram.false)
    return region


class _Candidates:
    """Every rule of a function from which no condition can be dropped, worked out from the last question up."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.done = {diagram.false: frozenset[Conditions](), diagram.true: frozenset({Conditions(0, 0)})}

    def of(self, function: int) -> frozenset[Conditions]:
        """Those of one function. Raises ``_TooMany``."""
        if function not in self.done:
            level, no, yes = self.diagram.nodes[function]
            here = 1 << level
            either_way = self.of(self.diagram.both(no, yes))
            found = {
                *either_way,
                *(Conditions(rule.yes, rule.no | here) for rule in self.of(no) - either_way),
                *(Conditions(rule.yes | here, rule.no) for rule in self.of(yes) - either_way),
            }
            if len(found) > MOST_CANDIDATES:
                raise _TooMany
            self.done[function] = frozenset(found)
        return self.done[function]


def _alike(diagram: Diagram, function: int, rules: Sequence[Conditions], effort: Effort) -> set[int]:
    """The true sets, told apart only by which of these rules reach them: each such class as a mask of rules.

    Going down the questions, the rules that an answer rules out are dropped; where the same rules are left
    at the same place, what follows is the same.
    """
    levels, most = len(diagram.questions), min(MOST_STATES, effort.states)
    wants_yes, wants_no = [0] * levels, [0] * levels
    for place, rule in enumerate(rules):
        for level in range(levels):
            wants_yes[level] |= (rule.yes >> level & 1) << place
            wants_no[level] |= (rule.no >> level & 1) << place
    found: set[int] = set()
    seen = set()
    waiting = [(function, 0, (1 << len(rules)) - 1)] if function != diagram.false else []
    while waiting:
        at, level, left = waiting.pop()
        while level < diagram.nodes[at].level and not (wants_yes[level] | wants_no[level]) & left:
            level += 1
        if level == levels:
            found.add(left)
            continue
        for after, more in zip(diagram.branches(at, level), (wants_yes[level], wants_no[level]), strict=True):
            state = after, level + 1, left & ~more
            if after != diagram.false and state not in seen:
                seen.add(state)
                waiting.append(state)
        if len(seen) > most:
            effort.states -= most
            raise _TooMany
    effort.states -= len(seen)
    return found


def _irredundant(diagram: Diagram, function: int) -> set[Conditions]:
    """Rules none of which can be left out or shortened: quick, though not always the fewest.

    Branch by branch: first what only holds after no or only after yes, then what is left either way
    (S. Minato's way with irredundant sums of products).
    """
    done: dict[tuple[int, int], tuple[set[Conditions], int]] = {}

    def between(least: int, most: int) -> tuple[set[Conditions], int]:
        """Rules true wherever ``least`` is and nowhere that ``most`` is not; and where they are."""
        if least == diagram.false:
            return set(), diagram.false
        if most == diagram.true:
            return {Conditions(0, 0)}, diagram.true
        if (least, most) not in done:
            level = min(diagram.nodes[least].level, diagram.nodes[most].level)
            here = 1 << level
            (least_no, least_yes), (most_no, most_yes) = diagram.branches(least, level), diagram.branches(most, level)
            no_rules, after_no = between(diagram.but_not(least_no, most_yes), most_no)
            yes_rules, after_yes = between(diagram.but_not(least_yes, most_no), most_yes)
            left = diagram.either(diagram.but_not(least_no, after_no), diagram.but_not(least_yes, after_yes))
            free_rules, after_either = between(left, diagram.both(most_no, most_yes))
            rules = {
                *(Conditions(rule.yes, rule.no | here) for rule in no_rules),
                *(Conditions(rule.yes | here, rule.no) for rule in yes_rules),
                *free_rules,
            }
            reached = diagram.ask(
                level, diagram.either(after_no, after_either), diagram.either(after_yes, after_either)
            )
            done[least, most] = rules, reached
        return done[least, most]

    return between(function, function)[0]


def _in_order(rule: Conditions) -> tuple[tuple[int, bool], ...]:
    """Sorts rules by their first, then second, ... condition; yes before no."""
    asked = rule.yes | rule.no
    return tuple((level, bool(rule.no >> level & 1)) for level in range(asked.bit_length()) if asked >> level & 1)
