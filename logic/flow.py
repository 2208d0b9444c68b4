"""The flow: questions, the outcomes they lead to, and nothing else.

A flow is data. The words a person reads live in the pack beside it, under the same keys
(design: "ids and routes apart from words"). Everything here is frozen; a person's answers are a
plain mapping ``{question key: answer}`` that is passed in and never kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Answer = Literal["yes", "no", "not_sure"]
Answers = Mapping[str, Answer]

ANSWERS: tuple[Answer, ...] = ("yes", "no", "not_sure")


@dataclass(frozen=True, slots=True)
class Question:
    """One yes/no question and where its answers lead.

    ``yes`` and ``no`` each name a question key or an outcome id. "Not sure" routes as ``no``
    (domain.md B.4) unless the question refuses it.
    """

    key: str
    id: str
    yes: str
    no: str
    accepts_not_sure: bool = True
    gate: bool = False
    """Ask-all mode never goes past an unfavourable answer here (B.4: purpose and affected)."""
    ask_all_stops_at_no: bool = False
    """Ask-all mode never goes past a ``no`` here, though it does past "not sure" (B.4: part_open)."""
    past_change: bool = False
    """A ``no`` here cannot be undone on this piece of work (start: options are already written)."""
    then_ask: Literal["decision", "open_part"] | None = None
    """What a yes here makes us ask in words: the decision with who decides and when, or what is open."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A place the flow can end: a rung of the ladder (rank 1 and up) or a gate outside it (rank 0)."""

    id: str
    rank: int
    rung: str | None
    """Key of the rung it stands for; none for a gate."""


@dataclass(frozen=True)
class Flow:
    """Questions in flow order (each listed before those it leads to) and the outcomes they reach."""

    start: str
    questions: tuple[Question, ...]
    outcomes: tuple[Outcome, ...]
    by_key: Mapping[str, Question] = field(init=False, repr=False, compare=False)
    by_outcome: Mapping[str, Outcome] = field(init=False, repr=False, compare=False)
    order: Mapping[str, int] = field(init=False, repr=False, compare=False)
    """Question key -> its place in flow order, from 0."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {q.key: q for q in self.questions})
        object.__setattr__(self, "by_outcome", {o.id: o for o in self.outcomes})
        object.__setattr__(self, "order", {q.key: i for i, q in enumerate(self.questions)})

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Outcome id -> rank."""
        return {o.id: o.rank for o in self.outcomes}

    @cached_property
    def most_left(self) -> Mapping[str, int]:
        """Question key -> how many questions stand on the longest way from it to an outcome, itself included."""
        found: dict[str, int] = {}
        for one in reversed(self.questions):
            found[one.key] = 1 + max(found.get(one.yes, 0), found.get(one.no, 0))
        return found
