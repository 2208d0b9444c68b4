"""What every paper of a piece of work says about itself: which work, as it stood on which day, and whether it is a draft.

A paper is made from what is recorded now, unlike a decision record, which keeps its own words. It takes plain values and
never reaches into the store; its words are the interface's, under ``papers``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from logic.activity import Activity, Part
from logic.dates import british_date
from logic.documents.model import Block, Bullets, Document, Heading, Notice, Paragraph, Row, Rows
from logic.text import apart

BLANK = "\u00a0\n\u00a0"
"""A cell kept free to write in: two empty lines."""


@dataclass(frozen=True, slots=True)
class About:
    """The work a paper is of.

    several
        whether the activity has more than one part, so that the part is worth naming.
    day
        the day as it stood on, in Britain.
    made_at
        when anything of the work was changed last: the same work on the same day gives the same file.
    words
        the words of the interface: dotted key -> text with blanks.
    """

    ref: str
    title: str
    part: int
    part_name: str
    several: bool
    day: date
    made_at: datetime
    words: Mapping[str, str]

    @classmethod
    def of(cls, activity: Activity, part: Part, day: date, words: Mapping[str, str]) -> "About":
        """What a paper of this part says of itself."""
        return cls(
            ref=activity.ref,
            title=activity.title,
            part=part.number,
            part_name=part.name,
            several=len(activity.parts) > 1,
            day=day,
            made_at=activity.updated_at,
            words=words,
        )

    def say(self, key: str, /, **data: object) -> str:
        """The words under this key, with data put in."""
        words = self.words[key]
        return words.format(**data) if data else words

    def dated(self, day: date | None) -> str:
        """A date in British order; where there is none, words that say so."""
        return british_date(day) if day else self.say("papers.no_date")

    def document(self, heading: str, blocks: Iterable[Block], *, draft: Sequence[str] = ()) -> Document:
        """The paper. ``draft``: what it still needs, in words; with any it is marked on each sheet as a draft."""
        name = self.part_name or (self.say("papers.part", number=self.part) if self.several else "")
        number = self.ref if not self.several else self.say("papers.number", ref=self.ref, part=self.part)
        drafted = (Notice(self.say("papers.draft"), "\n".join(draft)),) if draft else ()
        return Document(
            title=heading,
            subject=self.title,
            above=" · ".join(filter(None, (number, apart(name)))),
            foot=self.say("papers.foot", number=number, date=british_date(self.day)),
            page=self.say("documents.page"),
            mark=self.say("papers.mark") if draft else "",
            made_at=self.made_at,
            blocks=(*drafted, *blocks),
        )


def under(heading: str, *blocks: Block | None) -> Iterator[Block]:
    """A heading and what stands under it; nothing when that is nothing."""
    there = [block for block in blocks if block is not None]
    if there:
        yield Heading(heading)
        yield from there


def bullets(items: Iterable[str]) -> Bullets | None:
    """A list, if anything is on it."""
    lines = tuple(item for item in items if item)
    return Bullets(lines) if lines else None


def first(items: Sequence[str], most: int, more: str) -> tuple[str, ...]:
    """The first of these, and in place of the others a line that says there are more."""
    return tuple(items) if len(items) <= most else (*items[:most], more)


def rows(pairs: Iterable[tuple[str, str]]) -> Rows | None:
    """Names with their values; those without a value are left out."""
    there = tuple(Row(name, (Paragraph(value),)) for name, value in pairs if value)
    return Rows(there) if there else None
