"""One activity and everything recorded about it, as frozen values.

An activity is one piece of work. It starts with one part (one group of people, or one decision);
answers, outcome and decision record belong to a part (domain.md B.9).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from logic.dates import LONDON
from logic.flow import Answer


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is doing this. With no sign-in there is one local actor (design 6)."""

    id: str
    name: str
    role: Literal["staff", "administrator", "public"]


LOCAL_ACTOR = Actor("local", "This computer", "staff")
PUBLIC_ACTOR = Actor("public", "", "public")
"""Whoever came by a public link: nobody knows who, and no service for staff takes them."""


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer with its ground. ``version`` counts saves from 1."""

    question: str
    value: Answer
    note: str
    version: int
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Action:
    """A dated promise made on a result page: a lever to pull, or something to find out."""

    id: int
    part_id: int
    kind: Literal["lift", "find_out"]
    question: str
    to_outcome: str | None
    text: str
    owner: str
    due: date
    done_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """An immutable snapshot. ``snapshot`` holds the answers, the result and the words shown."""

    id: int
    reference: str
    """Readable aloud: activity, part, record: ``WT-0042 / 1 / 2`` is stored as ``WT-0042-1-2``."""
    part_id: int
    number: int
    pack_version: str
    outcome: str
    chosen_outcome: str
    made_at: datetime
    made_by: str
    snapshot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One group of people or one decision within an activity."""

    id: int
    number: int
    name: str
    level: str
    decision: str
    decider: str
    decide_by: date | None
    open_part: str
    """Which part is open, in the person's words, once ``part_open`` is yes."""
    ask_all: bool
    version: int
    answers: Mapping[str, GivenAnswer]
    add_ons: Mapping[str, Answer]
    draft: Mapping[str, str]
    """What has been typed towards a decision record and not yet recorded."""
    actions: tuple[Action, ...]
    records: tuple[DecisionRecord, ...]
    """Oldest first."""

    @property
    def values(self) -> dict[str, Answer]:
        """Question key -> answer, as the engine takes them."""
        return {key: given.value for key, given in self.answers.items()}


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work."""

    ref: str
    title: str
    version: int
    created_at: datetime
    updated_at: datetime
    archived_at: datetime | None
    parts: tuple[Part, ...]
    area: str = ""
    """The service area it is for, in the words of whoever began it; empty when nobody said."""

    @property
    def begun_on(self) -> date:
        """The day it was begun, on the calendar in Britain."""
        return self.created_at.astimezone(LONDON).date()

    def part(self, number: int) -> Part | None:
        """The part with this number, or none."""
        return next((part for part in self.parts if part.number == number), None)


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One line of the activities page."""

    ref: str
    title: str
    area: str
    version: int
    updated_at: datetime
    archived_at: datetime | None
    soonest: date | None
    """The first date by which any of its parts is to be decided."""
    recorded: bool
    """Whether every part has a decision record."""
    parts: int
    answered: int
    """Answers given over all parts."""
    latest: tuple[tuple[int, str, str], ...]
    """(part number, part name, chosen outcome) of each part's latest decision record."""
