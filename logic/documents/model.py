"""A document as blocks, before anything knows how it will be shown: on a page, as PDF or as Word.

All text is plain text; a renderer escapes it or hands it on as data. Headings start at level 2 and no level is skipped:
level 1 is the document's title, which each renderer draws itself.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from logic.diagrams.model import Diagram

Tone = Literal["body", "soft", "small", "note"]
"""``note``: someone's words below what they explain, set off a little."""

Size = Literal["standard", "large"]
"""For reading: 11 points, or 16 for people who see less well."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading under the title."""

    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text; each of its lines is a paragraph."""

    text: str
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Row:
    """A name and what stands beside it."""

    name: str
    value: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Names with their values. With a ``header`` for the two columns it may be drawn as a table; without, as a list."""

    rows: tuple[Row, ...]
    header: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header, each with as many cells as it; ``caption`` says what they show.

    ``widths``: how the columns share the width, in parts; all the same when empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A diagram not drawn yet. ``words`` is the same, line by line, under ``words_title``.

    ``cannot``: the sentence that stands here when it cannot be drawn. ``upwards``: its first node stands lowest.
    ``part``: the alternative text of one of several pictures that it takes on paper, with the blanks ``{number}``,
    ``{count}`` and ``{steps}``.
    """

    diagram: Diagram
    words: tuple[str, ...]
    words_title: str
    cannot: str
    upwards: bool = False
    part: str = "{steps}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is drawn: svg or png. ``width`` is a share of the width of the text, above 0 and up to 1.

    ``letters``: points of the letters in it as it was drawn, at 72 points an inch (svg) or 144 (png). It is set so that
    they are as large as the text beside it, where the sheet has room. 0 where there are none: then its width counts.
    """

    image: bytes
    form: Literal["svg", "png"]
    alt: str
    width: float = 1.0
    words: tuple[str, ...] = ()
    words_title: str = ""
    letters: float = 0.0


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea of an Easy Read edition: a picture on the left, and a sentence or two beside it."""

    picture: Picture
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ideas:
    """Ideas one below the other. ``header``: what the column of pictures and that of words are called in Word."""

    ideas: tuple[Idea, ...]
    header: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """A box that begins with bold words."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new sheet of paper; nothing on a screen."""


Block = Heading | Paragraph | Bullets | Rows | Table | Drawing | Picture | Ideas | Notice | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """Everything to show, in order.

    above
        the line over the title.
    foot
        what stands at the foot of every sheet, beside ``page``: its number and how many there are, with the
        blanks ``{page}`` and ``{pages}``.
    mark
        what stands at the head of every sheet, such as that it is a draft.
    made_at
        when its content was settled; the same document is the same file, whenever it is built.
    """

    title: str
    blocks: tuple[Block, ...]
    above: str = ""
    subject: str = ""
    foot: str = ""
    page: str = ""
    mark: str = ""
    made_at: datetime | None = None
    language: str = "en-GB"
