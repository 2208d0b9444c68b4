"""One limit of the register, as its newest version says it (domain.md D.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Strength = Literal["fixed", "fixed_for_now", "preference"]
Weight = Literal["strong", "weak"]
Doubted = Literal["partly", "did_not_stand"]


@dataclass(frozen=True, slots=True)
class TestAnswer:
    """One answer to the five-question test: the words, and whether they hold.

    only_part
        said of the question that asks how much is fixed: only a part of it is.
    """

    words: str
    weight: Weight
    only_part: bool = False


@dataclass(frozen=True, slots=True)
class NonNegotiable:
    """One limit, as its newest version says it. Empty text and none mean that nobody has said.

    number
        counts the limits of an activity from 1.
    part
        the number of the part it limits; none when it limits the whole activity.
    evidence, clause
        the document or link, and the exact place in it: one without the other shows nothing.
    explains
        keys of the questions whose "no" it explains. It never answers one.
    test
        answers to the test, by the key of its question.
    tested_on
        the day on which the test was saved last: it is then that somebody looked at the limit.
    test_again
        what was tested has changed since, so that the test says nothing about it.
    doubted
        what the answer to a challenge found since the test was saved last; none while nothing speaks against it.
    told
        it was no draft when it was saved, now or before, or somebody had a reply about it: people know of it.
    """

    id: int
    number: int
    version: int
    part: int | None
    category: str
    statement: str
    plain: str
    easy_read: str
    evidence: str
    clause: str
    said_by: str
    said_role: str
    said_on: date | None
    strength: Strength | None
    rules_out: str
    still_open: tuple[str, ...]
    why_nothing_open: str
    how_we_work: str
    agreed_with: str
    agreed_on: date | None
    explains: tuple[str, ...]
    shared_on: date | None
    shared_how: str
    formats: tuple[str, ...]
    challenge_to: str
    """Who answers when somebody challenges it: a named person, with how to reach them."""
    review_on: date | None
    expires_on: date | None
    withdrawn_on: date | None
    apology: str
    changed_at: datetime
    made_at: datetime
    test: Mapping[str, TestAnswer] = field(default_factory=dict)
    tested_on: date | None = None
    test_again: bool = False
    doubted: Doubted | None = None
    told: bool = False

    def __hash__(self) -> int:
        """By which version it is, so that what is worked out of it can be kept."""
        return hash((self.id, self.number, self.version, self.changed_at))


BY_ITSELF = frozenset({"tested_on", "test_again", "doubted", "told"})
"""Fields that nobody fills in: they follow from what is saved, and from what is found of a challenge."""


@dataclass(frozen=True, slots=True)
class LimitVersion:
    """One save of a limit: who did what when, which fields it changed, and what the limit said from then on.

    role
        the role of whoever saved it, never their name.
    changed
        names of the fields that differ from the version before, without those that a save brings about by itself
        (``BY_ITSELF``); empty for the first.
    """

    limit: NonNegotiable
    verb: str
    role: str
    changed: tuple[str, ...]
