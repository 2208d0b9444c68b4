"""The shape of methods.yaml and diagnosis.yaml: ways of involving people, and what a plan would in effect be."""

from typing import Annotated

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Key, Model, When, Words
from logic.conditions import PlanFact
from logic.methods import Fit, Reach
from logic.plan import Does

Number = Annotated[int, Field(ge=0)]


class CostBand(Model):
    """One band of cost, in whole pounds."""

    key: Key
    name: Words
    least: Number
    most: Number | None


class Mode(Model):
    """One way of taking part."""

    key: Key
    name: Words
    stands_for: list[Key] = Field(default_factory=list)


class AccessNeed(Model):
    """One kind of access need."""

    key: Key
    name: Words


class Span(Model):
    """From least to most, as a person reads it."""

    least: Number | None
    most: Number | None
    words: Words


class Method(Grounded):
    """One way of involving people."""

    id: Id
    name: Words
    what: Words
    easy_read: Words
    fits: Annotated[dict[Key, Fit], Field(min_length=1)]
    size: Span
    lead: Span
    open: Span | None = None
    cost: Annotated[list[Key], Field(min_length=1)]
    modes: Annotated[list[Key], Field(min_length=1)]
    access_notes: Words
    access: list[Key]
    good_for: Words
    not_good_for: Words
    does: Does
    reach: list[Reach] = Field(default_factory=list)
    law: list[Id] = Field(default_factory=list)
    levels: list[Key] = Field(default_factory=list)


class Methods(Model):
    """methods.yaml."""

    costs: list[CostBand]
    modes: list[Mode]
    access: list[AccessNeed]
    reach_asked: dict[Reach, Id]
    methods: list[Method]


class Diagnosis(Grounded):
    """One thing that a plan would in effect be."""

    id: Id
    when: When
    rung: Key | None = None
    title: Words
    message: Words
    because: dict[PlanFact, Words] = Field(default_factory=dict)
    mend: Annotated[list[Words], Field(min_length=1)]


class Diagnoses(Model):
    """diagnosis.yaml."""

    diagnoses: list[Diagnosis]
