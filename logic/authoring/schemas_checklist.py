"""The shape of checklist.yaml: what to do by when."""

from typing import Annotated, Literal

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Key, Model, Words
from logic.checklist import Anchor, Phase
from logic.working_days import Unit


class ChecklistPhase(Model):
    """One phase."""

    key: Phase
    name: Words
    gloss: Words


class AccessTag(Model):
    """One kind of barrier."""

    key: Key
    name: Words


class LeadTime(Grounded):
    """How long before or after a date."""

    key: Key
    anchor: Anchor
    count: Annotated[int, Field(ge=0)]
    unit: Unit
    direction: Literal["before", "after"]
    otherwise: Key | None = None
    found: list[Words] = Field(default_factory=list)


class ChecklistItem(Grounded):
    """One thing to do."""

    id: Id
    phase: Phase
    text: Words
    outcomes: Annotated[list[Id], Field(min_length=1)]
    levels: list[Key] = Field(default_factory=list)
    when: Words
    due: Key
    due_by_outcome: dict[Id, Key] = Field(default_factory=dict)
    tag: Key | None = None
    law: list[Id] = Field(default_factory=list)


class Checklist(Model):
    """checklist.yaml."""

    soon: Annotated[int, Field(ge=1)]
    phases: list[ChecklistPhase]
    tags: list[AccessTag]
    lead_times: list[LeadTime]
    items: list[ChecklistItem]
