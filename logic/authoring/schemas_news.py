"""The shape of news.yaml: what must go back to people, and when."""

from typing import Annotated

from pydantic import Field

from logic.authoring.schemas import Grounded, Id, Key, Model, Words
from logic.checklist import Anchor
from logic.news import NewsKind


class NewsLine(Grounded):
    """One line of the timetable."""

    id: Id
    when: Words
    what: Words
    whom: Words
    outcomes: Annotated[list[Id], Field(min_length=1)]
    due: Key
    due_by_outcome: dict[Id, Key] = Field(default_factory=dict)
    each: bool = False
    repeats: bool = False
    until: Anchor | None = None
    kind: NewsKind
    item: Id | None = None


class News(Model):
    """news.yaml."""

    tell_within: Annotated[int, Field(ge=1)]
    lines: list[NewsLine]
