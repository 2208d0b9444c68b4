"""The shape of pairs.yaml: do's and don'ts, and the themes they stand under."""

from typing import Annotated

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Key, Model, Words
from logic.checklist import Phase


class PairTheme(Model):
    """What several pairs are about."""

    key: Key
    name: Words


class PairGap(Model):
    """What goes on the checklist while a pair is not kept."""

    phase: Phase
    text: Words


class Pair(Grounded):
    """One do with its don't."""

    id: Id
    theme: Key
    title: Words
    do: Words
    dont: Words
    do_easy: Words
    dont_easy: Words
    outcomes: Annotated[list[Id], Field(min_length=1)]
    phases: Annotated[list[Phase], Field(min_length=1)]
    pages: list[Key] = Field(default_factory=list)
    gap: PairGap
    law: list[Id] = Field(default_factory=list)


class Pairs(Model):
    """pairs.yaml."""

    themes: list[PairTheme]
    pairs: list[Pair]
