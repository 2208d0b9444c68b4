"""Both editions of a finished scope statement (``logic.scope``), as they are when they come with a file."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from logic.portable.kinds import Many, Some, Strict, Words
from logic.scope import PICTURES

AsList = Field(strict=False)
"""JSON has no tuples."""


def _known_picture(name: str) -> str:
    if name and name not in PICTURES:
        raise ValueError("a pictogram that is not there")
    return name


Pictogram = Annotated[str, AfterValidator(_known_picture)]


class Section(Strict):
    """A section of a scope statement; its lines are a text, the name of a pictogram, and what the text is."""

    id: Words
    title: Words
    lines: Annotated[list[Annotated[tuple[Words, Pictogram, Words], AsList]], Some]
    parts: Annotated[list["Section"], Many]


class Chapter(Section):
    """A section that pages call by name."""

    id: Literal["deciding", "who", "open", "fixed", "checked", "withdrawn", "rung", "paid", "contact"]


class Edition(Strict):
    """A finished scope statement in one edition."""

    edition: Literal["plain", "easy"]
    title: Words
    sections: Annotated[list[Chapter], Some]
    words: Annotated[list[Annotated[tuple[Words, Words], AsList]], Some]


class Told(Strict):
    """Both editions as they were finished; none before."""

    plain: Edition | None = None
    easy: Edition | None = None


def checked(kept: dict[str, Any]) -> dict[str, Any]:
    """The same, once its shape is right."""
    Told.model_validate(kept)
    return kept
