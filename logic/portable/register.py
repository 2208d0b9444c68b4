"""Limits with their whole history, and what people said about them without who they are."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from logic.links import ChallengeKind, ChallengeStatus, Finding
from logic.portable.kinds import Day, DayText, Key, Line, Moment, Number, OptionalKey, Paragraph, Some, Strict, numbered
from logic.register import Doubted, Strength, Weight


class TestAnswer(Strict):
    """One answer to the test of a limit."""

    words: Paragraph
    weight: Weight
    only_part: bool = False


class LimitFields(Strict):
    """What a limit says."""

    part: Number | None
    category: OptionalKey
    statement: Paragraph
    plain: Paragraph
    easy_read: Paragraph
    evidence: Paragraph
    clause: Paragraph
    said_by: Line
    said_role: Line
    said_on: DayText | None
    strength: Strength | None
    rules_out: Paragraph
    still_open: Annotated[list[Paragraph], Some]
    why_nothing_open: Paragraph
    how_we_work: Paragraph
    agreed_with: Paragraph
    agreed_on: DayText | None
    explains: Annotated[list[Key], Some]
    shared_on: DayText | None
    shared_how: Paragraph
    formats: Annotated[list[Key], Some]
    challenge_to: Paragraph
    review_on: DayText | None
    expires_on: DayText | None
    withdrawn_on: DayText | None
    apology: Paragraph
    test: Annotated[dict[Key, TestAnswer], Some]
    tested_on: DayText | None = None
    test_again: bool = False
    doubted: Doubted | None = None
    told: bool = False


class LimitVersion(Strict):
    """A limit as it was saved once."""

    version: Number
    at: Moment
    actor_id: Line
    actor_role: Literal["staff", "administrator"]
    verb: Key
    fields: LimitFields


class Limit(Strict):
    """A limit with its whole history."""

    number: Number
    versions: Annotated[list[LimitVersion], Field(min_length=1, max_length=500)]

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Versions count from 1."""
        numbered([one.version for one in self.versions])
        return self


class Challenge(Strict):
    """What somebody said about a limit, without who they are."""

    limit: Number
    kind: ChallengeKind
    text: Paragraph
    came_by: Literal["link", "staff"]
    received_on: Day
    due: Day
    owner: Line
    status: ChallengeStatus
    finding: Finding | None
    reply: Paragraph
    replied_on: Day | None
    taken_further_on: Day | None
    taken_further_to: Line
    aside_reason: Line
    published: bool
