"""The shape of register.yaml."""

from typing import Annotated

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Key, Model, Words
from logic.register import Status, Strength

Some = Annotated[list[Words], Field(min_length=1)]


class Category(Grounded):
    """One kind of limit."""

    key: Key
    name: Words
    evidence: Words
    plain: Words
    still_open: Some


class StrengthWords(Model):
    """How firm a limit is."""

    key: Strength
    name: Words
    gloss: Words


class Format(Model):
    """One way of telling a limit."""

    key: Key
    name: Words


class TestQuestion(Grounded):
    """One question of the test."""

    key: Key
    text: Words
    weak: Words
    extent: bool = False


class Doubt(Grounded):
    """One thing that is often said and often does not stand up."""

    id: Id
    said: Words
    means: Words
    ask: Words
    cues: Some


class Example(Grounded):
    """One worked entry. ``apology`` stands where it was withdrawn; ``evidence`` and ``clause`` may be lacking."""

    id: Id
    category: Key
    strength: Strength
    statement: Words
    plain: Words
    easy_read: Words
    evidence: Words | None = None
    clause: Words | None = None
    said_by: Words
    rules_out: Words
    still_open: Some
    how_we_work: Words
    agreed: Words
    explains: list[Key] = Field(default_factory=list)
    why_explains: Words
    shared: Words
    formats: list[Key] = Field(default_factory=list)
    challenge_to: Words
    review: Words
    weak: list[Key] = Field(default_factory=list)
    only_part: bool = False
    apology: Words | None = None
    status: Status


class Register(Model):
    """register.yaml."""

    most_months: Annotated[int, Field(ge=1)]
    weak_is_not_proven: Annotated[int, Field(ge=1)]
    categories: list[Category] = Field(default_factory=list)
    strengths: list[StrengthWords] = Field(default_factory=list)
    formats: list[Format] = Field(default_factory=list)
    test: list[TestQuestion] = Field(default_factory=list)
    doubts: list[Doubt] = Field(default_factory=list)
    examples: list[Example] = Field(default_factory=list)
