"""Rules said once over: what all of them ask for, and then "one of these, and one of those"."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import prod
from typing import NamedTuple

from logic.differences.outcomes import Rule, YesNo

Alternative = tuple[tuple[str, YesNo], ...]
"""Answers that are asked for together: (question key, answer) in the order of the questions."""


class Choices(NamedTuple):
    """All that ``always`` asks for, and one alternative of each choice: every pick is one of the rules, and no other is."""

    always: Alternative
    each: tuple[tuple[Alternative, ...], ...]
    """In the order in which the rules first ask about them; at least two alternatives in each."""


def choices(rules: Sequence[Rule]) -> Choices:
    """The rules of one change as choices. Where they are not all picks of smaller choices, the one choice is among them."""
    asked = dict.fromkeys(key for rule in rules for key in rule.when)
    always = tuple(one for one in rules[0].when.items() if all(one in rule.when.items() for rule in rules))
    free = [key for key in asked if key not in dict(always)]
    if not free:
        return Choices(always, ())
    groups = _together(rules, free)
    if prod(len(_of(rules, group)) for group in groups) != len(rules):
        groups = [free]
    return Choices(always, tuple(_of(rules, group) for group in groups))


def _of(rules: Sequence[Rule], keys: Sequence[str]) -> tuple[Alternative, ...]:
    """What the rules ask of these questions, each once, in the order of the rules."""
    return tuple(dict.fromkeys(_asked(rule.when, keys) for rule in rules))


def _asked(when: Mapping[str, YesNo], keys: Sequence[str]) -> Alternative:
    return tuple((key, answer) for key, answer in when.items() if key in keys)


def _together(rules: Sequence[Rule], keys: Sequence[str]) -> list[list[str]]:
    """The questions in groups: what is asked of one tells something of what is asked of another in its group."""
    group = {key: [key] for key in keys}
    asked = {key: [rule.when.get(key) for rule in rules] for key in keys}
    many = {key: len(set(answers)) for key, answers in asked.items()}
    for one, other in combinations(keys, 2):
        if group[one] is not group[other]:
            pairs = len(set(zip(asked[one], asked[other], strict=True)))
            if pairs != many[one] * many[other]:
                both = group[one] + group[other]
                group |= dict.fromkeys(both, both)
    return list({id(each): each for each in group.values()}.values())
