"""The Working Together checklist: what to do by when, in five phases, for the rung that was decided (domain.md E)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Phase = Literal["commit", "plan", "invite", "host", "review"]
State = Literal["open", "done", "not_applicable"]
Origin = Literal["own", "lift", "limit", "self_check"]


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
        return f"own-{self.id}"
