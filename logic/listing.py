"""What somebody wants to see of the list of activities."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Status = Literal["answering", "recorded", "archived"]
Order = Literal["changed", "soonest", "name"]
STATUSES: tuple[Status, ...] = ("answering", "recorded", "archived")
"""Being answered: some part has no decision record. Recorded: every part has one. Archived: whichever it is."""
ORDERS: tuple[Order, ...] = ("changed", "soonest", "name")

COUNTED = 1_000
"""Activities that are counted and can be turned to, a page at a time. Beyond them the list is to be narrowed."""
SHEET_MOST = 10_000
"""Rows of a downloaded list."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to show, and in which order. Nothing set: everything current, the latest changed first.

    ``outcome``, ``level`` and the dates speak of one part: an activity is shown when some one part of it fits all of
    them.
    """

    words: str = ""
    """All of them must be found, in the working name, the names of parts, what is decided, or the reference."""
    outcome: str = ""
    """The approach that a part's latest decision record names."""
    level: str = ""
    area: str = ""
    status: Status | None = None
    due_from: date | None = None
    due_to: date | None = None
    order: Order = "changed"

    @property
    def archived(self) -> bool:
        """Whether it asks for what was put away."""
        return self.status == "archived"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One part of one activity, as a row of a downloaded list."""

    ref: str
    title: str
    area: str
    number: int
    part: str
    level: str
    decision: str
    decider: str
    decide_by: date | None
    recorded_outcome: str | None
    recorded_at: datetime | None
    status: Status
    updated_at: datetime
