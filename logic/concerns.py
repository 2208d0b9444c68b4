"""Concerns: anybody may say that we are getting it wrong, and it goes up until somebody has answered (domain.md I.4).

A concern is about how people are worked with. Complaints about a service and worries about somebody's safety have ways
of their own, to which every page that takes a concern points.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, TypedDict

Level = Literal["lead", "contact", "board"]
"""Who answers: whoever leads the work, the council's named contact (`WCC-ACC`), the Board (`SW-ENS-3`)."""
ConcernStatus = Literal["received", "looking", "board", "answered", "closed"]

Status = ConcernStatus | Literal["waiting"]
"""What a list may be narrowed to; ``waiting``: all that a reply is due to, whatever their status."""
LEVELS: tuple[Level, ...] = ("lead", "contact", "board")
"""In the order in which a concern goes up."""
STATUSES: tuple[ConcernStatus, ...] = ("received", "looking", "board", "answered", "closed")
WAITING: frozenset[ConcernStatus] = frozenset({"received", "looking", "board"})
"""Statuses of what waits for a reply; ``board``: it stands on the Board's agenda."""
LONGEST = 9
"""Figures of the number of a concern, at the most."""
_NUMBERS = re.compile(r"[0-9]+", re.ASCII)

LOG_MOST = 2_000
"""Concerns that one log for the Board holds."""


class Earlier(TypedDict):
    """What was replied at a level before it went up. ``on`` is a date as ``2026-05-31``."""

    level: Level
    reply: str
    on: str


@dataclass(frozen=True, slots=True)
class Concern:
    """One concern and what came of it.

    id
        the number that its sender is told and finds the reply by.
    ref, title
        the piece of work it is about; both empty where it is about none.
    name, contact
        only where given.
    before, follows
        what its sender typed as the number of what they had written before, and the concern that was found under it;
        empty and none where there was nothing. Anybody with the link may type a number: it proves nothing.
    came_by
        "link", or "staff" where somebody wrote it down for them.
    due
        when a reply is due, from whoever it stands with now.
    shown
        what it says in words that name nobody, for the public page and the Board's log.
    published
        whether ``shown`` and the reply may stand there. A name never does. Once it is with the Board, the log tells
        ``shown`` in any case.
    earlier
        replies from before it went up, the oldest first.
    closing
        why it was closed without a reply, for staff.
    """

    id: int
    ref: str
    title: str
    text: str
    name: str
    contact: str
    before: str
    follows: int | None
    came_by: str
    received_on: date
    level: Level
    owner: str
    due: date
    status: ConcernStatus
    reply: str
    replied_on: date | None
    shown: str
    published: bool
    earlier: Sequence[Earlier]
    moved_up_on: date | None
    closing: str
    version: int

    @property
    def waits(self) -> bool:
        """Whether a reply is due."""
        return self.status in WAITING

    def overdue(self, today: date) -> bool:
        """Whether a reply should have been given before this day."""
        return self.waits and self.due < today

    @property
    def next_level(self) -> Level | None:
        """Where it goes up to; none from the Board."""
        place = LEVELS.index(self.level) + 1
        return LEVELS[place] if place < len(LEVELS) else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which concerns to list; none stands for any. ``activity``: the number of the work they are about."""

    status: Status | None = None
    level: Level | None = None
    activity: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many concerns there are: waiting for a reply, of these past their day, answered, closed (MX12)."""

    waiting: int
    late: int
    answered: int
    closed: int


def number_in(typed: str) -> int | None:
    """The number of a concern in what somebody typed: "12", "Message 12". None where no number stands there, or several do."""
    found = _NUMBERS.findall(typed)
    return int(found[0]) if len(found) == 1 and len(found[0]) <= LONGEST else None


def moved_up(one: Concern, today: date, due: date) -> Mapping[str, Any]:
    """The fields that change when it goes up to the next level. Raises LookupError from the Board.

    What was replied so far is kept as an earlier reply, and a reply is due anew.
    """
    level = one.next_level
    if level is None:
        raise LookupError(one.level)
    said: list[Earlier] = list(one.earlier)
    if one.reply and one.replied_on:
        said.append({"level": one.level, "reply": one.reply, "on": one.replied_on.isoformat()})
    return {
        "level": level,
        "status": "board" if level == "board" else "received",
        "due": due,
        "moved_up_on": today,
        "reply": "",
        "replied_on": None,
        "earlier": said,
        "closing": "",
    }


def for_board(one: Concern) -> Concern:
    """A concern as the Board reads it: as everybody does, and of one that was brought to it, what it says.

    Those words were written for the Board when it was brought there, and name nobody. The Board could do nothing about
    a concern of which it reads no word (domain.md I.4).
    """
    seen = for_everybody(one)
    return replace(seen, shown=one.shown) if one.level == "board" else seen


def for_everybody(one: Concern) -> Concern:
    """A concern as everybody may read it: never who it was, and words only where they are published."""
    blank = replace(one, name="", contact="", before="", follows=None, text="", owner="", closing="")
    return blank if one.published else replace(blank, shown="", reply="", earlier=())
