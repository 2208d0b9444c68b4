"""Both editions of a scope statement or a reply, finished (``logic.scope``), as they are when they come with a file."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

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


class ReplyChapter(Section):
    """A section of a reply."""

    id: Literal["decision", "said", "changed", "challenge", "next", "thanks"]


class ReplyEdition(Strict):
    """A published reply in one edition."""

    edition: Literal["plain", "easy"]
    title: Words
    sections: Annotated[list[ReplyChapter], Some]
    words: Annotated[list[Annotated[tuple[Words, Words], AsList]], Some]


class ToldReply(Strict):
    """Both editions as they were published."""

    plain: ReplyEdition
    easy: ReplyEdition

    @model_validator(mode="after")
    def can_be_drawn(self) -> "ToldReply":
        """Each stands under its own name, and in Easy Read everything has its picture."""
        if (self.plain.edition, self.easy.edition) != ("plain", "easy"):
            raise ValueError("an edition under another name")
        sections = [one for section in self.easy.sections for one in (section, *section.parts)]
        if any(part.parts for section in self.easy.sections for part in section.parts):
            raise ValueError("sections within sections within sections")
        if not all(picture for section in sections for _, picture, _ in section.lines):
            raise ValueError("an idea without its pictogram")
        return self


def checked_reply(kept: dict[str, Any]) -> dict[str, Any]:
    """As ``checked``, of a reply."""
    ToldReply.model_validate(kept)
    return kept


def checked(kept: dict[str, Any]) -> dict[str, Any]:
    """The same, once its shape is right."""
    Told.model_validate(kept)
    return kept
