"""Conditions written in a pack, and whether they hold.

Add-ons, the checks before a record, the law prompts and the diagnosis of a plan each say *when* they
matter. Those rules are data (design 4), and this is the whole language: a condition is a frozen tree
that is asked about one set of facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from logic.flow import Answer

PlanFact = Literal[
    "nothing_planned",
    "asks_for_views",
    "only_teaches",
    "nobody_records",
    "results_too_late",
    "asked_too_late",
    "label_above",
    "below_recommended",
    "felt_lower",
]
"""What can hold of a plan; ``logic.diagnosis`` says when each does."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one part when its conditions are asked.

    ``on_path`` holds only the answers on the travelled path: an answer kept from another path
    says nothing here.
    """

    on_path: Mapping[str, Answer]
    outcome: str | None
    rank: int | None
    level: str | None = None
    add_ons: Mapping[str, Answer] = field(default_factory=dict)
    plan: frozenset[PlanFact] = frozenset()
    """What holds of what is planned; nothing where nobody looked at a plan."""
    label: str | None = None
    """Key of the rung that the work is called by, if anybody said."""
    limited: bool = False
    """Whether a limit of the register stands."""


@dataclass(frozen=True, slots=True)
class Condition:
    """True when every clause that is filled in holds. An empty condition always holds.

    answer
        question key -> the answers that count; the question must be on the path.
    outcome
        outcome ids, one of which was reached.
    below_rank
        an outcome was reached whose rank is lower than this.
    level
        levels, one of which is set.
    add_on
        add-on id -> the answers that count.
    plan
        facts about what is planned, each of which holds.
    label
        keys of rungs, one of which the work is called by.
    limited
        a limit of the register stands.
    all_of, any_of
        nested conditions.
    """

    answer: tuple[tuple[str, frozenset[Answer]], ...] = ()
    outcome: frozenset[str] = frozenset()
    below_rank: int | None = None
    level: frozenset[str] = frozenset()
    add_on: tuple[tuple[str, frozenset[Answer]], ...] = ()
    plan: frozenset[PlanFact] = frozenset()
    label: frozenset[str] = frozenset()
    limited: bool = False
    all_of: tuple["Condition", ...] = ()
    any_of: tuple["Condition", ...] = ()

    def holds(self, facts: Facts) -> bool:
        """Whether this condition is true of the facts."""
        return (
            all(facts.on_path.get(key) in values for key, values in self.answer)
            and (not self.outcome or facts.outcome in self.outcome)
            and (self.below_rank is None or (facts.rank is not None and facts.rank < self.below_rank))
            and (not self.level or facts.level in self.level)
            and all(facts.add_ons.get(key) in values for key, values in self.add_on)
            and self.plan <= facts.plan
            and (not self.label or facts.label in self.label)
            and (not self.limited or facts.limited)
            and all(condition.holds(facts) for condition in self.all_of)
            and (not self.any_of or any(condition.holds(facts) for condition in self.any_of))
        )
