"""The shape of local.yaml."""

from typing import Annotated

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Model, Words


class Place(Grounded):
    """Where to turn. An empty phone waits to be filled in."""

    id: Id
    name: Words
    words: Words
    easy_read: Words
    phone: str


class Step(Grounded):
    """One step of the way that a challenge goes."""

    id: Id
    words: Words
    easy_read: Words


class Promise(Grounded):
    """What holds for whoever challenges or asks."""

    id: Id
    words: Words
    easy_read: Words


class Local(Model):
    """local.yaml."""

    reply_days: Annotated[int, Field(ge=1)]
    answered_by: str
    places: list[Place]
    route: list[Step]
    promises: list[Promise]
    # Content that an earlier release kept says nothing of these.
    complaints: list[Place] = Field(default_factory=list)
    contacts: list[Place] = Field(default_factory=list)
