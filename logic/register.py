"""The non-negotiables register: limits that cannot move, why, who said so, and whether each stands up (domain.md D)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Strength = Literal["fixed", "fixed_for_now", "preference"]
Weight = Literal["strong", "weak"]


@dataclass(frozen=True, slots=True)
class TestAnswer:
    """One answer to the five-question test: the words, and whether they hold."""

    words: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class NonNegotiable:
    """One limit, as its newest version says it. Empty text and none mean that nobody has said.

    number
        counts the limits of an activity from 1.
    part
        the number of the part it limits; none when it limits the whole activity.
    explains
        keys of the questions whose "no" it explains. It never answers one.
    test
        answers to the test, by the key of its question.
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
