"""The Working Together checklist: what to do by when, in five phases, for the rung that was decided (domain.md E).

Here stand its values: the items and lead times of the content, and what is kept about them. Which dates follow is in
``logic.due``; the list as a person sees it is in ``logic.checklist_lines``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from logic.ground import Ground
from logic.working_days import Unit

Phase = Literal["commit", "plan", "invite", "host", "review"]
State = Literal["open", "done", "not_applicable"]
Origin = Literal["own", "lift", "limit", "self_check", "lesson"]
Anchor = Literal["start", "invitations", "first_session", "closing", "decision", "end"]
"""The dates that others are worked out from. ``start`` is the day this work was begun here."""

OWN = "own-"
"""Begins the key of an item of one's own; its id follows."""
PHASES: tuple[Phase, ...] = get_args(Phase)
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class LeadTime:
    """How long before or after a date something is due; a local setting.

    count
        of ``unit``; 0 is the day itself.
    found
        where a lead time like it was published, in words.
    otherwise
        the key of the lead time that counts while the date of this one is not set; empty when there is none.
    """

    key: str
    anchor: Anchor
    count: int
    unit: Unit
    direction: Literal["before", "after"]
    found: tuple[str, ...]
    otherwise: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """One phase, in the order of the work."""

    key: Phase
    name: str
    gloss: str


@dataclass(frozen=True, slots=True)
class AccessTag:
    """One kind of barrier that an item takes down."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the content.

    outcomes
        ids of the outcomes it belongs to, each of which stands for a rung.
    levels
        keys of the levels it belongs to; empty when it fits them all.
    when
        in words, as the published checklist says it.
    due
        the key of its lead time; ``due_by_outcome`` names another for some outcomes.
    tag
        the key of its access tag; empty when it has none.
    law
        ids of the law prompts that belong beside it.
    """

    id: str
    phase: Phase
    text: str
    outcomes: frozenset[str]
    levels: frozenset[str]
    when: str
    due: str
    due_by_outcome: Mapping[str, str]
    tag: str
    law: tuple[str, ...]
    ground: Ground

    def applies(self, outcome: str | None, level: str | None) -> bool:
        """Whether it belongs to work with this outcome and at this level. What is not known leaves nothing out."""
        return (outcome is None or outcome in self.outcomes) and (not level or not self.levels or level in self.levels)


@dataclass(frozen=True)
class Checklist:
    """The checklist of a pack; empty where the pack has none.

    soon
        what is due within so many days counts as next.
    """

    soon: int = 14
    phases: tuple[PhaseWords, ...] = ()
    tags: tuple[AccessTag, ...] = ()
    lead_times: Mapping[str, LeadTime] = field(default_factory=dict)
    items: tuple[Item, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.items}

    def those_for(self, outcome: str | None, level: str | None) -> tuple[Item, ...]:
        """The items that belong to work with this outcome and at this level, in the order of the content."""
        return tuple(item for item in self.items if item.applies(outcome, level))


@dataclass(frozen=True, slots=True)
class Changed:
    """What another rung makes of the checklist: items that appear, and items that no longer apply."""

    appeared: tuple[Item, ...]
    gone: tuple[Item, ...]


def changed(checklist: Checklist, before: str | None, after: str | None, level: str | None) -> Changed:
    """What is different for the outcome ``after`` when it was ``before``; nothing that was ticked is touched."""
    had, has = checklist.those_for(before, level), checklist.those_for(after, level)
    return Changed(tuple(item for item in has if item not in had), tuple(item for item in had if item not in has))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known about one item. ``due``: a date set by hand in place of the one worked out."""

    item: str
    state: State
    marked_on: date | None
    marked_by: str
    reason: str
    owner: str
    notes: str
    due: date | None
    version: int


def unmarked(item: str) -> Mark:
    """The mark of an item that nobody touched."""
    return Mark(item, "open", None, "", "", "", "", None, 0)


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item of this part alone. Its mark is kept under ``key``.

    origin_ref
        what it came from: a question key of a lift, the number of a limit, the id of a pair.
    """

    id: int
    phase: Phase
    text: str
    origin: Origin
    origin_ref: str
    due: date | None
    version: int

    @property
    def key(self) -> str:
        """What marks call it."""
        return f"{OWN}{self.id}"
