"""Do's and don'ts, and how a team finds that it keeps them (domain.md F)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from logic.checklist import Phase, State
from logic.ground import Ground

Kept = Literal["we_do", "not_yet", "slipped"]
KEPT: tuple[Kept, ...] = ("we_do", "not_yet", "slipped")
GAPS: frozenset[Kept] = frozenset({"not_yet", "slipped"})
"""The states that put something on the checklist."""


@dataclass(frozen=True, slots=True)
class PairMark:
    """How one pair is kept, by the team's own look."""

    pair: str
    state: Kept
    note: str
    marked_on: date
    version: int


@dataclass(frozen=True, slots=True)
class Theme:
    """What several pairs are about."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One do with its don't.

    outcomes
        ids of the outcomes it is for.
    pages
        keys of our pages on which it is shown.
    gap_phase, gap
        what goes on the checklist while it is not kept, and in which phase.
    law
        ids of the law prompts that belong beside it.
    """

    id: str
    theme: str
    title: str
    do: str
    dont: str
    do_easy: str
    dont_easy: str
    outcomes: frozenset[str]
    phases: tuple[Phase, ...]
    pages: tuple[str, ...]
    gap_phase: Phase
    gap: str
    ground: Ground
    law: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pairs:
    """All pairs and the themes they stand under, in the order in which they are shown."""

    themes: tuple[Theme, ...] = ()
    pairs: tuple[Pair, ...] = ()

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    @cached_property
    def by_id(self) -> Mapping[str, Pair]:
        """Pair id -> pair."""
        return {pair.id: pair for pair in self.pairs}

    def chosen(
        self, theme: str | None = None, outcome: str | None = None, phase: str | None = None
    ) -> tuple[Pair, ...]:
        """The pairs under this theme, for this outcome, in this phase; none stands for any."""
        return tuple(
            pair
            for pair in self.pairs
            if (theme is None or pair.theme == theme)
            and (outcome is None or outcome in pair.outcomes)
            and (phase is None or phase in pair.phases)
        )

    def of_outcome(self, outcome: str | None) -> tuple[Pair, ...]:
        """The pairs a piece of work is held against: those for its outcome, and all while that is not known.

        An outcome that no pair is for, such as one that says not to begin yet, is held against all of them too.
        """
        return self.chosen(outcome=outcome) or self.pairs

    def pair_for(self, page: str, outcome: str | None = None, phase: str | None = None) -> Pair | None:
        """The pair to show on this page: one for this outcome if any is, and of those one of this phase if any is.

        While the outcome is not known, a pair that is for as many outcomes as any other on this page.
        """
        fitting = [pair for pair in self.pairs if page in pair.pages]
        most = max((len(pair.outcomes) for pair in fitting), default=0)
        narrowed = [pair for pair in fitting if outcome in pair.outcomes]
        narrowed = narrowed or [pair for pair in fitting if len(pair.outcomes) == most]
        narrowed = [pair for pair in narrowed if phase in pair.phases] or narrowed
        return narrowed[0] if narrowed else None


@dataclass(frozen=True, slots=True)
class Summary:
    """How many pairs stand how. Never a score: a pair that nobody looked at says nothing."""

    we_do: int
    not_yet: int
    slipped: int
    not_looked_at: int

    @property
    def all(self) -> int:
        """How many pairs there are."""
        return self.we_do + self.not_yet + self.slipped + self.not_looked_at

    @property
    def looked_at(self) -> int:
        """How many somebody looked at."""
        return self.all - self.not_looked_at


@dataclass(frozen=True, slots=True)
class OnChecklist:
    """An item that a pair put on the checklist. ``number`` is its id; ``state`` what became of it."""

    number: int
    state: State


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What is known about how the pairs are kept in one part, by pair id."""

    marks: Mapping[str, PairMark]
    items: Mapping[str, OnChecklist]


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of looking at one pair.

    item
        the checklist item that is open because of it, if any.
    added
        whether that item was put there just now.
    """

    mark: PairMark
    item: int | None
    added: bool


def that_counts(items: Iterable[tuple[str, OnChecklist]]) -> dict[str, OnChecklist]:
    """Pair id -> what it put on the checklist: the item still open if there is one, else the latest.

    ``items``: (pair id, item), the oldest first.
    """
    found: dict[str, OnChecklist] = {}
    for pair, item in items:
        if pair not in found or found[pair].state != "open":
            found[pair] = item
    return found


def summary(pairs: Iterable[Pair], marks: Mapping[str, PairMark]) -> Summary:
    """Where these pairs stand. Marks of other pairs, kept from another rung, do not count."""
    states = [marks[pair.id].state if pair.id in marks else None for pair in pairs]
    return Summary(states.count("we_do"), states.count("not_yet"), states.count("slipped"), states.count(None))


def gaps(pairs: Iterable[Pair], marks: Mapping[str, PairMark]) -> tuple[Pair, ...]:
    """Those of these pairs that are not kept: not yet, or slipped."""
    return tuple(pair for pair in pairs if pair.id in marks and marks[pair.id].state in GAPS)


def next_to_look_at(pairs: Iterable[Pair], marks: Mapping[str, PairMark], after: str = "") -> Pair | None:
    """The first of these pairs that nobody looked at, from the one after ``after`` on and then round; none when done."""
    ordered = tuple(pairs)
    start = next((at + 1 for at, pair in enumerate(ordered) if pair.id == after), 0)
    return next((pair for pair in (*ordered[start:], *ordered[:start]) if pair.id not in marks), None)
