"""What must go back to people: the lines of the timetable, what was marked of them, and its tasks (domain.md H.1).

``logic/news_timetable.py`` works out which tasks a part has, and when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from logic.checklist import Anchor
from logic.due import Days
from logic.ground import Ground

NewsKind = Literal["people", "deciders", "reply"]
"""To whom it goes: to people, to those who decide, or to people by the reply."""
NewsStatus = Literal["tell", "overdue", "due", "later", "waits", "done", "late", "told", "missed"]
"""``tell``: a promise that is broken, and people have not heard of it. ``due``: within the days that count as soon.

``waits``: the date it counts from is not known. ``late``: done after its day. ``told``: it was not kept, and people heard
why. ``missed``: nobody did it, and a later one of the same was done."""

OPEN: frozenset[NewsStatus] = frozenset({"tell", "overdue", "due", "later"})
"""Statuses of what is still to be done and has a day."""
OWN = "OWN"
"""Stands where a line's id does, for a promise that was made beside the timetable."""
FIRST_SESSION, OTHER_SESSIONS = 0, 1_000
"""The occasion of the first session, and what each other adds to the id of its planned method: no line comes so often."""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One line of the timetable.

    due, due_by_outcome
        keys of lead times of the checklist, as an item of the checklist has them.
    each
        one task for every date it counts from: every session, or every decision.
    repeats, until
        by the same lead time again and again, before the date of ``until``.
    item
        id of the item of the checklist that says the same; empty when none does.
    """

    id: str
    when: str
    what: str
    whom: str
    outcomes: frozenset[str]
    due: str
    due_by_outcome: Mapping[str, str]
    each: bool
    repeats: bool
    until: Anchor | None
    kind: NewsKind
    item: str
    ground: Ground


@dataclass(frozen=True)
class News:
    """The timetable of a pack. Content kept by an earlier release has none.

    tell_within
        working days within which people hear of a promise that is not kept.
    """

    tell_within: int = 5
    lines: tuple[NewsLine, ...] = ()

    def line(self, wanted: str) -> NewsLine | None:
        """The line with this id."""
        return next((line for line in self.lines if line.id == wanted), None)


@dataclass(frozen=True, slots=True)
class NewsMark:
    """What is known about one task: that it was done, or that it cannot be kept and whether people were told.

    due
        the day it was due when it was marked. Whether it was kept is told by that day, wherever the plan has gone since.
    promise
        the words of a promise made beside the timetable; empty for its own lines.
    tell_by
        the last day to tell people that it is not kept.
    """

    line: str
    occasion: int
    due: date | None = None
    promise: str = ""
    done_on: date | None = None
    done_by: str = ""
    how: str = ""
    broken_on: date | None = None
    reason: str = ""
    tell_by: date | None = None
    told_on: date | None = None
    told_how: str = ""
    told_words: str = ""
    version: int = 0

    @property
    def settled(self) -> bool:
        """Whether anybody says that it was done, or that it cannot be kept."""
        return self.done_on is not None or self.broken_on is not None


@dataclass(frozen=True, slots=True)
class NewsDates:
    """The dates of a part that news counts from.

    sessions
        (occasion, day): the first session as ``FIRST_SESSION``, each other by its planned method (``OTHER_SESSIONS``).
    decisions
        the day of each decision that people were told of or are about to be, oldest first; before any is made, the
        planned one.
    """

    days: Days
    sessions: tuple[tuple[int, date], ...] = ()
    decisions: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsTask:
    """One task. ``line`` is none for a promise of one's own, and for a line that this content no longer has.

    missing
        the date that would have to be set to know its day.
    after
        the day of the session or decision it is about, where there is a task for each.
    """

    key: tuple[str, int]
    line: NewsLine | None
    day: date | None
    missing: Anchor | None
    mark: NewsMark
    status: NewsStatus
    after: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is to be done, and its day is known."""
        return self.status in OPEN
